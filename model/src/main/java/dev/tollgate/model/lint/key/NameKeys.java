package dev.tollgate.model.lint.key;

import static dev.tollgate.model.lint.key.KeyDefect.text;
import static dev.tollgate.model.lint.key.KeyRules.DEAD;
import static dev.tollgate.model.lint.key.KeyRules.defect;
import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.ByteText;
import dev.tollgate.model.source.Span;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about domains, users and mail addresses as keys, and about what stands in their place. */
final class NameKeys {
    /** Tags whose keys are not distinguished names. */
    private static final Set<Tag> NAMES =
            EnumSet.complementOf(EnumSet.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM));

    /** How much of a key sendmail looks up. */
    private static final int LOOKED_UP = 256;

    private static final Pattern LEADING_WILDCARD = Pattern.compile("[*%]\\.?([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)");
    private static final Pattern GLUED = Pattern.compile("([^\"\\\\]*)\"[A-Za-z][:=].*");

    private NameKeys() {}

    static List<EntryRule> all() {
        return List.of(
                defect(error("TG219", "Asterisk in a domain").intentFix(), KeyDefect.DOMAIN_WILDCARD)
                        .finds(NameKeys::wildcard),
                defect(error("TG220", "Dot at the end of a domain").intentFix(), KeyDefect.DOMAIN_TRAILING_DOT)
                        .finds((entry, report) -> report.replaceKey(
                                "sendmail removes the dot at the end before it looks up a name" + DEAD,
                                "remove the dot",
                                text(entry).substring(0, text(entry).length() - 1))),
                defect(
                                error("TG221", "Domain written as an address without a user")
                                        .intentFix(),
                                KeyDefect.NO_USER)
                        .finds(NameKeys::noUser),
                defect(error("TG222", "Asterisk in a user name"), KeyDefect.USER_WILDCARD)
                        .key(
                                "the only wildcard in a user name is '+*' at its end" + DEAD,
                                "list the users, or reject the domain"),
                defect(error("TG223", "Angle brackets around an address").intentFix(), KeyDefect.ANGLE_BRACKETS)
                        .finds((entry, report) -> {
                            String address = text(entry).replace("<", "").replace(">", "");
                            report.replaceKey(
                                    "addresses are looked up without angle brackets" + DEAD,
                                    "remove the brackets",
                                    address.isEmpty() ? List.of() : List.of(address));
                        }),
                defect(error("TG224", "Null sender as a key"), KeyDefect.NULL_SENDER)
                        .key(
                                "the null sender is accepted without a lookup" + DEAD,
                                "remove the entry; bounces cannot be rejected here"),
                defect(error("TG225", "Quote or backslash in a key").intentFix(), KeyDefect.QUOTED)
                        .finds(NameKeys::quoted),
                defect(error("TG226", "Several keys on one line").intentFix(), KeyDefect.SEVERAL)
                        .finds((entry, report) -> report.replaceKey(
                                "a line can have only one key, not '" + text(entry) + "'" + DEAD,
                                "write a line for each key",
                                several(text(entry)))),
                defect(error("TG233", "Key that nothing can match"), KeyDefect.UNUSABLE)
                        .key(
                                entry -> "'" + text(entry)
                                        + "' is not an address, domain or network that sendmail could look up",
                                "correct the key"),
                warning("TG234", "Letter outside ASCII in a key")
                        .intentFix()
                        .on(NAMES)
                        .when(entry -> !ByteText.isAscii(entry.left()) && KeyDefect.of(entry) == KeyDefect.NONE)
                        .finds((entry, report) -> {
                            Optional<String> ascii =
                                    entry.key() instanceof Key.Domain domain ? ascii(domain.name()) : Optional.empty();
                            report.replaceKey(
                                    "without SMTPUTF8 a session uses only ASCII: the name arrives in its ASCII "
                                            + "form and does not match",
                                    "write " + ascii.orElse("the ASCII form of the name"),
                                    ascii.stream().toList());
                        }),
                error("TG235", "Key longer than what sendmail looks up")
                        .on(NAMES)
                        .when(entry -> entry.left().length() >= LOOKED_UP && KeyDefect.of(entry) == KeyDefect.NONE)
                        .finds((entry, report) -> {
                            int length = entry.left().length();
                            report.left(
                                    "key of " + length + " bytes: sendmail looks up the first 256, and "
                                            + (length == LOOKED_UP
                                                    ? "longer keys are truncated to them, and match this entry as well"
                                                    : "this longer key never matches"),
                                    "use a shorter key");
                        }),
                warning("TG236", "Word that is a domain, not a user")
                        .unsafeFix()
                        .on(Tag.FROM, Tag.TO, Tag.SPAM, Tag.TLS_RCPT)
                        .keys(KeyKind.DOMAIN)
                        .where(NameKeys::isNoDomain)
                        .finds((entry, report) -> {
                            String name = ((Key.Domain) entry.key()).name();
                            report.offerKey(
                                    "'" + name
                                            + "' is looked up as a top-level domain; a user needs an '@' after the "
                                            + "name",
                                    "write " + name + "@ for the user",
                                    "write " + name + "@",
                                    name + "@");
                        }),
                defect(error("TG241", "Not a pair of addresses"), KeyDefect.PAIR)
                        .key(
                                entry -> "'" + text(entry)
                                        + "' is not a pair of whole addresses, and only those are looked up here"
                                        + DEAD,
                                "write sender<@>recipient"));
    }

    private static void wildcard(Entry entry, EntryReport report) {
        String message = "sendmail has no wildcards, as in '" + text(entry) + "'" + DEAD;
        Matcher leading = LEADING_WILDCARD.matcher(text(entry));
        if (!leading.matches()) {
            report.key(message, "write the domain; it covers what is below it");
        } else if (report.site().has(Feature.LOOKUPDOTDOMAIN)) {
            String below = "." + leading.group(1);
            report.replaceKey(message, "write '" + below + "' for what is below the domain", below);
        } else {
            report.replaceKey(message, "write the domain; it covers what is below it", leading.group(1));
        }
    }

    private static void noUser(Entry entry, EntryReport report) {
        String domain = text(entry).substring(text(entry).indexOf('@') + 1);
        String message = "domains are looked up without '@'" + DEAD;
        if (domain.isEmpty()) {
            report.key(message, "name a user, or a domain");
        } else {
            report.replaceKey(message, "write the domain; it covers what is below it as well", domain);
        }
    }

    private static void quoted(Entry entry, EntryReport report) {
        String key = text(entry);
        Matcher glued = GLUED.matcher(key);
        if (entry.tag() != Tag.AUTH_INFO) {
            report.replaceKey(
                    "sendmail removes quotes and backslashes before it looks up an address" + DEAD,
                    "write the key without them",
                    key.replace("\"", "").replace("\\", ""));
        } else if (glued.matches()) {
            // The first credential, where the key has not ended yet.
            int gap = entry.keySpan().start() + glued.end(1);
            report.at(
                    entry.keySpan(),
                    "there is no space between the server and its credentials: the first one becomes part of the key",
                    "put a tab before the credentials",
                    Fix.intent("put a tab before the credentials", report.edit(new Span(gap, gap), "\t")));
        } else {
            report.key("a server's name cannot have quotes or backslashes" + DEAD, "write the server's name");
        }
    }

    /** The keys of a list; none where one may be missing. */
    private static List<String> several(String list) {
        List<String> keys = List.of(list.split("[,;]+"));
        boolean complete =
                !list.endsWith(",") && !list.endsWith(";") && keys.stream().noneMatch(String::isEmpty);
        return complete ? keys : List.of();
    }

    private static Optional<String> ascii(String latin1) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(IDN.toASCII(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
        } catch (CharacterCodingException | IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** Whether nobody knows the word in {@code entry}'s key as a domain. */
    private static boolean isNoDomain(Entry entry, Site site) {
        String name = ((Key.Domain) entry.key()).name();
        return name.indexOf('.') < 0
                && !TopLevelDomain.isPlausible(name)
                && !site.localDomains().contains(name.toLowerCase(Locale.ROOT));
    }
}
