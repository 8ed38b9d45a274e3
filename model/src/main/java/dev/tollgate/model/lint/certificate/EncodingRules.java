package dev.tollgate.model.lint.certificate;

import static dev.tollgate.model.lint.rule.RuleInfo.error;

import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import java.util.List;
import java.util.regex.Pattern;

/** Characters of a name that are not encoded as in the names that sendmail holds. */
final class EncodingRules {
    private static final Pattern MULTI_VALUED = Pattern.compile("\\+[A-Za-z][A-Za-z0-9]*=.*");

    /** Not the plus between two attributes of one multi-valued part. */
    private static final Pattern PLUS = Pattern.compile("(?<!\\+5[Cc])\\+2[Bb](?![A-Za-z][A-Za-z0-9]*=)");

    private static final Pattern SLASH =
            Pattern.compile("(?<!\\+5[Cc])/(?!([A-Za-z][A-Za-z0-9]*|[0-9.]+)=)(?=[^/]*[^/])");

    private static final Pattern PERCENT = Pattern.compile("%(20|28|29|22|3[CEce])");

    private EncodingRules() {}

    static List<EntryRule> all() {
        return List.of(
                NameText.oneLineKeys(
                        error("TG505", "A character that must be encoded in a distinguished name")
                                .intentFix(),
                        EncodingRules::unencoded),
                NameText.oneLineKeys(
                        error("TG506", "A plus sign that is not encoded in a distinguished name")
                                .intentFix(),
                        EncodingRules::barePlus),
                NameText.oneLine(
                        error("TG507", "+2B without the backslash of OpenSSL 3").intentFix(),
                        (name, report) -> PLUS.matcher(name.text())
                                .results()
                                .forEach(plus -> report.replace(
                                        name.part(plus.start(), plus.end()),
                                        "OpenSSL 3.0 and later put a backslash before a plus sign in a value, so "
                                                + name.effect(),
                                        "write +5C+2B (with OpenSSL 1 the entry is right as it is)",
                                        "+5C+2B"))),
                NameText.oneLine(
                        error("TG508", "A slash inside a value without the backslash of OpenSSL 3")
                                .intentFix(),
                        (name, report) -> SLASH.matcher(name.text())
                                .results()
                                .forEach(slash -> report.replace(
                                        name.part(slash.start(), slash.end()),
                                        "no attribute begins here, and OpenSSL 3.0 and later put a backslash "
                                                + "before a slash in a value, so " + name.effect(),
                                        "write +5C/ (with OpenSSL 1 the entry is right as it is)",
                                        "+5C/"))),
                NameText.oneLine(
                        error("TG509", "An encoded character that sendmail does not encode")
                                .intentFix(),
                        EncodingRules::needless),
                NameText.oneLine(
                        error("TG517", "A web address's encoding in a distinguished name")
                                .intentFix(),
                        (name, report) -> PERCENT.matcher(name.text())
                                .results()
                                .forEach(percent -> report.replace(
                                        name.part(percent.start(), percent.end()),
                                        "sendmail's encoding begins with a plus sign, so " + name.effect(),
                                        "write +" + percent.group(1),
                                        "+" + percent.group(1)))));
    }

    private static void unencoded(NameText name, EntryReport report) {
        String text = name.text();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            StringBuilder encoded = new StringBuilder();
            while (end < text.length() && isBare(text.charAt(end))) {
                encoded.append(NameEncoding.ofName(text.charAt(end++)));
            }
            if (end > at) {
                report.replace(
                        name.part(at, end),
                        "sendmail encodes this before it compares names, so " + name.effect(),
                        "write " + encoded,
                        encoded.toString());
            }
            at = end + 1;
        }
    }

    /** A bare plus has a rule of its own. */
    private static boolean isBare(char c) {
        return c != '+' && NameEncoding.mustEncode(c);
    }

    /** A plus that begins no {@code +HH}. */
    private static void barePlus(NameText name, EntryReport report) {
        String text = name.text();
        for (int at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
            if (NameEncoding.byteAt(text, at) < 0) {
                String encoded = MULTI_VALUED.matcher(text.substring(at)).matches() ? "+2B" : "+5C+2B";
                report.replace(
                        name.part(at, at + 1),
                        "a plus sign begins an encoded byte, but two hexadecimal digits do not follow, so "
                                + name.effect(),
                        "write " + encoded,
                        encoded);
            }
        }
    }

    /** {@code +HH} for a byte that sendmail leaves as it is, or that OpenSSL has already written as {@code \xHH}. */
    private static void needless(NameText name, EntryReport report) {
        String text = name.text();
        for (int at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
            int value = NameEncoding.byteAt(text, at);
            if (value >= 0 && !NameEncoding.isEncoded(value)) {
                String right = NameEncoding.ofValue((char) value);
                report.replace(
                        name.part(at, at + 3),
                        "sendmail writes this character as " + right + " in a name, so " + name.effect(),
                        "write " + right,
                        right);
            }
        }
    }
}
