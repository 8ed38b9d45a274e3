package dev.tollgate.model.lint.action;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;
import static dev.tollgate.model.lint.rule.ValueForm.INVALID;
import static dev.tollgate.model.lint.rule.ValueForm.MEANING;
import static dev.tollgate.model.lint.rule.ValueForm.REPLY;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.entry.value.ValueParser;
import dev.tollgate.model.entry.value.Word;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.scan.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about keywords such as OK and REJECT, and about what is taken for one. */
final class KeywordRules {
    /** Tags whose values judge a client, sender or recipient. */
    static final Set<Tag> JUDGING = Set.of(Tag.UNTAGGED, Tag.CONNECT, Tag.FROM, Tag.TO);

    /** Tags whose values are, or may be, exactly one keyword. */
    private static final Set<Tag> WORDS = Set.of(
            Tag.UNTAGGED,
            Tag.CONNECT,
            Tag.FROM,
            Tag.TO,
            Tag.SPAM,
            Tag.TRY_TLS,
            Tag.CERT_ISSUER,
            Tag.CERT_SUBJECT,
            Tag.STS,
            Tag.CUSTOM);

    /** No keyword is longer, with whatever stands around it. */
    private static final int LONGEST = 24;

    private static final Pattern WITH_WORDS = Pattern.compile("([A-Za-z]+)[\\s;,/-]+(?=\\w)([^#()\"\\\\]*)");

    /** Words that firewalls and other mail programs use for what sendmail calls otherwise. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("DENY", "REJECT"),
            Map.entry("DENIED", "REJECT"),
            Map.entry("BLOCK", "REJECT"),
            Map.entry("BLOCKED", "REJECT"),
            Map.entry("REJECTED", "REJECT"),
            Map.entry("REFUSE", "REJECT"),
            Map.entry("SPAM", "REJECT"),
            Map.entry("NO", "REJECT"),
            Map.entry("FALSE", "REJECT"),
            Map.entry("DROP", "DISCARD"),
            Map.entry("DELETE", "DISCARD"),
            Map.entry("IGNORE", "DISCARD"),
            Map.entry("ACCEPT", "OK"),
            Map.entry("ALLOW", "OK"),
            Map.entry("ALLOWED", "OK"),
            Map.entry("PERMIT", "OK"),
            Map.entry("PASS", "OK"),
            Map.entry("YES", "OK"),
            Map.entry("TRUE", "OK"),
            Map.entry("OKAY", "OK"),
            Map.entry("DUNNO", "SKIP"),
            Map.entry("HOLD", "QUARANTINE:held"));

    private KeywordRules() {}

    static List<EntryRule> all() {
        return List.of(
                error("TG301", "Comment after a keyword")
                        .intentFix()
                        .on(WORDS)
                        .notPlain()
                        .finds(KeywordRules::comment),
                error("TG302", "Keyword in quotes or with punctuation")
                        .intentFix()
                        .on(WORDS)
                        .values(REPLY, INVALID)
                        .when(entry -> entry.right().strip().length() <= LONGEST)
                        .finds(KeywordRules::decoration),
                error("TG303", "Word from another program")
                        .unsafeFix()
                        .on(JUDGING)
                        .values(REPLY, INVALID)
                        .when(entry -> entry.right().length() <= LONGEST)
                        .finds((entry, report) -> {
                            String meant = FOREIGN.get(entry.right().strip().toUpperCase(Locale.ROOT));
                            if (meant != null) {
                                report.offerValue(
                                        notKnown(entry),
                                        "write " + meant + " if that is meant",
                                        "write " + meant,
                                        meant);
                            }
                        }),
                error("TG304", "Misspelled keyword")
                        .intentFix()
                        .on(JUDGING)
                        .values(REPLY, INVALID)
                        .finds(KeywordRules::misspelling),
                error("TG305", "Words after a keyword")
                        .intentFix()
                        .on(WORDS)
                        .values(REPLY, INVALID)
                        .when(entry -> !entry.right().startsWith("ERROR:"))
                        .finds((entry, report) -> {
                            Matcher words = WITH_WORDS.matcher(entry.right().stripTrailing());
                            if (words.matches() && isKeyword(entry, words.group(1))) {
                                report.replaceInValue(
                                        words.end(1),
                                        words.end(2),
                                        "words after " + words.group(1) + ": " + effect(entry),
                                        "put the words in parentheses",
                                        " (" + words.group(2) + ")");
                            }
                        }),
                error("TG318", "QUARANTINE without a reason")
                        .on(JUDGING)
                        .notPlain()
                        .when(entry -> entry.right().regionMatches(true, 0, "QUARANTINE", 0, "QUARANTINE".length()))
                        .finds((entry, report) -> {
                            Tokens tokens = Tokens.of(entry.right(), 0);
                            boolean alone = tokens.size() == 1;
                            if (tokens.size() > 0
                                    && tokens.is(0, "QUARANTINE")
                                    && (alone || tokens.size() == 2 && tokens.is(1, ":"))) {
                                report.value(
                                        alone
                                                ? "without a colon and a reason sendmail rejects with the text "
                                                        + "QUARANTINE"
                                                : "without a reason sendmail uses parts of the address as the reason",
                                        "write QUARANTINE:reason");
                            }
                        }),
                warning("TG319", "DISCARD for a recipient")
                        .on(Tag.TO)
                        .when(entry -> entry.is(Action.DISCARD))
                        .value(
                                "DISCARD discards the whole message, for all its recipients",
                                "write REJECT, or let an alias point to /dev/null"),
                error("TG320", "Text after REJECT: or DISCARD:")
                        .unsafeFix()
                        .on(JUDGING)
                        .values(REPLY, INVALID)
                        .when(entry -> !entry.right().startsWith("ERROR:"))
                        .finds(KeywordRules::text),
                warning("TG321", "sendmail's mark of a failed lookup")
                        .on(JUDGING)
                        .notPlain()
                        .when(entry -> entry.right().stripTrailing().endsWith("<TMPF>"))
                        .value(
                                "sendmail reads this as a failed lookup and answers 451 4.3.0",
                                "write the reply that you want, as in ERROR:4.3.0:\"451 Please try again later\""),
                // check_mail uses these for what DNS said.
                error("TG322", "Word from sendmail's own resolver check")
                        .on(Tag.UNTAGGED, Tag.FROM)
                        .values(REPLY, INVALID)
                        .when(entry -> isWord(entry, Set.of("TEMP", "PERM", "OKR")))
                        .finds((entry, report) -> {
                            String value = entry.right().strip().toUpperCase(Locale.ROOT);
                            report.value(
                                    "for a sender sendmail reads '" + value + "' as the answer from DNS"
                                            + (value.equals("OKR")
                                                    ? " and accepts"
                                                    : " and says that the domain does not resolve"),
                                    "write OK, REJECT or ERROR with a text");
                        }),
                error("TG323", "FRIEND or HATER without Spam:")
                        .on(JUDGING)
                        .values(REPLY, INVALID)
                        .when(entry -> isWord(entry, Set.of("FRIEND", "HATER", "SPAMFRIEND", "SPAMHATER")))
                        .value(
                                "only Spam: knows this word: sendmail rejects the mail with it as the text",
                                "write Spam: before the recipient"),
                info("TG324", "Keyword not in upper case")
                        .intentFix()
                        .on(WORDS)
                        .values(MEANING)
                        .finds(KeywordRules::lowerCase),
                error("TG325", "SKIP under an address or a user")
                        .on(Tag.UNTAGGED, Tag.FROM)
                        .keys(KeyKind.ADDRESS, KeyKind.USER)
                        .when(entry -> entry.is(Action.SKIP))
                        .value(
                                "only domains and networks can be skipped: sendmail rejects this sender with the "
                                        + "text SKIP",
                                "write OK to accept the sender, or remove the entry"));
    }

    private static boolean isWord(Entry entry, Set<String> words) {
        return !entry.right().startsWith("ERROR:")
                && words.contains(entry.right().strip().toUpperCase(Locale.ROOT));
    }

    /** Whether {@code text} is a keyword (not a reply) of the entry's grammar. */
    private static boolean isKeyword(Entry entry, String text) {
        return ValueParser.parse(entry.tag().valueKind(), text, 0) instanceof ParsedValue.Valid valid
                && !(valid.value() instanceof ErrorReply);
    }

    /** What sendmail makes of a keyword with something around it. */
    private static String effect(Entry entry) {
        return entry.tag().valueKind() == ValueKind.ACTION
                ? "sendmail rejects the mail with the whole value as the reply"
                : "sendmail ignores the entry";
    }

    private static String notKnown(Entry entry) {
        return "sendmail does not know '" + entry.right().strip() + "' and rejects the mail with it as the text";
    }

    private static void comment(Entry entry, EntryReport report) {
        String value = entry.right();
        int hash = value.indexOf('#');
        if (hash <= 0 || !isKeyword(entry, value.substring(0, hash))) {
            return;
        }
        String comment = value.substring(hash).stripTrailing();
        int end = hash + comment.length();
        String message = "the comment is part of the value: " + effect(entry);
        String words = comment.replaceFirst("^#+\\s*", "");
        if (words.isEmpty() || words.matches("(?s).*[()\"\\\\].*")) {
            report.inValue(hash, end, message, "put the comment on a line of its own");
        } else {
            report.replaceInValue(hash, end, message, "put the comment in parentheses", "(" + words + ")");
        }
    }

    private static void decoration(Entry entry, EntryReport report) {
        String value = entry.right().strip();
        String inner = value.replaceFirst("^[\"'<\\[]+", "").replaceFirst("[\"'>\\].,;:!]+$", "");
        if (!inner.equals(value) && inner.matches("[A-Za-z]+") && isKeyword(entry, inner) && !isKeyword(entry, value)) {
            report.replaceValue(
                    "'" + value + "' is not the keyword " + inner + ": " + effect(entry),
                    "write the keyword alone",
                    inner);
        }
    }

    /** A letter is missing, added or changed, or two are swapped. */
    private static void misspelling(Entry entry, EntryReport report) {
        String value = entry.right().strip();
        if (value.length() < 4 || value.length() > 9 || !value.matches("[A-Za-z]+")) {
            return;
        }
        for (Action action : Action.values()) {
            if (action.name().length() > 3 && SpellingError.isOne(value, action.name())) {
                report.replaceValue(notKnown(entry), "write " + action, action.name());
            }
        }
    }

    /** Only ERROR and QUARANTINE have a text. */
    private static void text(Entry entry, EntryReport report) {
        Tokens tokens = Tokens.of(entry.right(), 0);
        Optional<Action> action = tokens.size() < 3 || !tokens.is(1, ":")
                ? Optional.empty()
                : Action.named(tokens.get(0).text());
        if (action.isEmpty()) {
            return;
        }
        String message =
                action.get() + " cannot have a text: sendmail rejects the mail with the whole value as the reply";
        if (action.get() == Action.REJECT) {
            String text = entry.right()
                    .substring(entry.right().indexOf(':') + 1)
                    .strip()
                    .replace("\"", "");
            String reply = "ERROR:5.7.1:\"" + (text.matches("[45][0-9]{2} .*") ? "" : "550 ") + text + "\"";
            report.offerValue(message, "write " + reply, reply);
        } else {
            report.offerValue(
                    message, "write " + action.get() + " alone", action.get().name());
        }
    }

    private static void lowerCase(Entry entry, EntryReport report) {
        Value value = entry.meaning();
        boolean keyword = value instanceof Action || value instanceof Word word && word.kind() != ValueKind.PRESENCE;
        String written = entry.right().strip();
        if (value != null
                && keyword
                && !written.equals(value.canonical())
                && written.equalsIgnoreCase(value.canonical())) {
            report.replaceValue(
                    "sendmail accepts keywords in any case; by convention they are in upper case",
                    "write " + value.canonical(),
                    value.canonical());
        }
    }
}
