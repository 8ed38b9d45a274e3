package dev.tollgate.model.lint.certificate;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that are not of OpenSSL's one-line form, or not as sendmail holds them for another reason than an encoding. */
final class FormRules {
    /** {@code Email=}, as OpenSSL wrote it before 0.9.7 and many documents still do. */
    private static final Pattern EMAIL = Pattern.compile("/(Email)=", Pattern.CASE_INSENSITIVE);

    /** The rest of a name, then the word that was meant to be the value. */
    private static final Pattern REST = Pattern.compile("(.*\\S)\\s+(RELAY|SUBJECT|OK)\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern ATTRIBUTE = Pattern.compile("/([A-Za-z]+)=");

    /** From the common name to the country. */
    private static final Pattern REVERSED =
            Pattern.compile("/(CN|emailAddress|UID)=.+/(C|DC)=[^/]*", Pattern.CASE_INSENSITIVE);

    /** sendmail cuts the key it looks up to this many bytes, tag included (MAXKEY in map.c). */
    private static final int LONGEST_KEY = 256;

    /** The longest one-line name, before sendmail's encoding, that is held in full (MAXNAME in tls.c). */
    private static final int LONGEST_NAME = 255;

    private FormRules() {}

    static List<EntryRule> all() {
        return List.of(
                NameText.keys(
                        error("TG501", "Email= where OpenSSL writes emailAddress=")
                                .intentFix(),
                        (name, report) -> EMAIL.matcher(name.text())
                                .results()
                                .forEach(email -> report.replace(
                                        name.part(email.start(1), email.end(1)),
                                        "OpenSSL has written emailAddress= since version 0.9.7, so " + name.effect(),
                                        "write emailAddress=",
                                        "emailAddress"))),
                NameText.oneLineKeys(
                        error("TG502", "A slash at the end of a distinguished name")
                                .intentFix(),
                        FormRules::trailingSlash),
                NameText.keys(
                        error("TG503", "A distinguished name in comma form").intentFix(), FormRules::commaForm),
                error("TG504", "A space in a distinguished name")
                        .intentFix()
                        .on(NameText.KEY_TAGS)
                        .when(entry ->
                                entry.meaning() == null && entry.keySpan().length() > 0)
                        .finds(FormRules::cutShort),
                NameText.oneLine(
                        error("TG510", "An attribute that OpenSSL spells differently")
                                .intentFix(),
                        FormRules::attributes),
                error("TG511", "A name that is longer than sendmail's keys")
                        .on(NameText.KEY_TAGS)
                        .when(entry -> entry.left().length() >= LONGEST_KEY)
                        .finds((entry, report) -> report.left(
                                lengthOfKey(entry.left().length()),
                                "ask for a certificate with a shorter name, or cut names with _CERT_REGEX_ISSUER_ and"
                                        + " _CERT_REGEX_SUBJECT_")),
                NameText.oneLine(error("TG512", "A name that sendmail truncates"), (name, report) -> {
                    int length = NameEncoding.decode(name.text()).length();
                    if (length > LONGEST_NAME) {
                        report.at(
                                name.span(),
                                "the name has " + length
                                        + " bytes, and sendmail keeps only the attributes that fit into " + LONGEST_NAME
                                        + ", so " + name.effect(),
                                "ask for a certificate with a shorter name");
                    }
                }),
                NameText.keys(error("TG513", "Not a distinguished name"), (name, report) -> {
                    if (!name.isOneLine() && name.text().indexOf('=') < 0) {
                        report.at(
                                name.span(),
                                "sendmail compares this with a certificate's whole name, which begins with a slash "
                                        + "and an attribute, so " + name.effect(),
                                "write the whole name as sendmail sees it, such as"
                                        + " /C=US/O=Example/CN=mail.example.com");
                    }
                }),
                NameText.oneLine(
                        info("TG516", "A distinguished name that may stand in reversed order"), (name, report) -> {
                            if (REVERSED.matcher(name.text()).matches()) {
                                report.at(
                                        name.span(),
                                        "most certificates begin with the country; a name printed for LDAP is the other"
                                                + " way round",
                                        "compare it with the output of openssl x509 -noout -subject -nameopt compat");
                            }
                        }));
    }

    private static void trailingSlash(NameText name, EntryReport report) {
        int length = name.text().length();
        int end = length;
        while (end > 0 && name.text().charAt(end - 1) == '/') {
            end--;
        }
        if (end < length
                && !name.text().substring(0, end).toLowerCase(Locale.ROOT).endsWith("+5c")) {
            report.replace(
                    name.part(end, length),
                    "names are compared exactly, and none ends with a slash, so " + name.effect(),
                    "remove the slash at the end",
                    "");
        }
    }

    private static void commaForm(NameText name, EntryReport report) {
        if (name.isOneLine() || name.text().indexOf('=') < 0) {
            return;
        }
        Optional<String> oneLine = OneLineForm.of(name.text());
        if (oneLine.isPresent() && !oneLine.get().equals(name.text())) {
            report.replace(
                    name.span(),
                    "sendmail writes names in OpenSSL's one-line form, with a slash before each attribute, so "
                            + name.effect(),
                    "write " + oneLine.get(),
                    oneLine.get());
        }
    }

    /** The rest of the name has become the value, with the word that was meant to be it. */
    private static void cutShort(Entry entry, EntryReport report) {
        Matcher rest = REST.matcher(entry.right());
        if (entry.left().indexOf('=') < 0 && !entry.right().startsWith("=") || !rest.matches()) {
            return;
        }
        int gap = entry.rightSpan().start() - entry.leftSpan().end();
        Optional<String> encoded = OneLineForm.of(NameText.keyText(entry) + " ".repeat(gap) + rest.group(1));
        if (rest.group(1).startsWith("#") || encoded.isEmpty()) {
            return;
        }
        Span span = new Span(entry.keySpan().start(), entry.rightSpan().start() + rest.end(1));
        Span withGap = new Span(span.start(), entry.rightSpan().start() + rest.start(2));
        report.at(
                span,
                "the key ends at the first space or tab, so sendmail never finds this entry",
                "write the spaces of a name as +20",
                Fix.intent("write the name as " + encoded.get(), report.edit(withGap, encoded.get() + "\t")));
    }

    private static void attributes(NameText name, EntryReport report) {
        ATTRIBUTE.matcher(name.text()).results().forEach(attribute -> {
            Optional<String> right = OneLineForm.shortName(attribute.group(1));
            // In a requirement a rule of its own says so.
            boolean told = !name.isKey() && attribute.group(1).equalsIgnoreCase("E");
            if (right.isPresent() && !told) {
                report.replace(
                        name.part(attribute.start(1), attribute.end(1)),
                        "OpenSSL writes this attribute as " + right.get() + " on one line, so " + name.effect(),
                        "write " + right.get() + "=",
                        right.get());
            }
        });
    }

    private static String lengthOfKey(int length) {
        return length > LONGEST_KEY
                ? "the key has " + length + " bytes, and sendmail looks up no more than " + LONGEST_KEY
                        + ", so the entry is never found"
                : "the key has exactly the " + LONGEST_KEY
                        + " bytes that sendmail looks up, so every longer name with the same beginning matches";
    }
}
