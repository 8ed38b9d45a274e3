package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code +2B} inside a value: since OpenSSL 3.0 a backslash stands in front of it. */
final class PlusWithoutBackslash extends NameRule {
    /** Not the plus between two attributes of one multi-valued part. */
    private static final Pattern PLUS = Pattern.compile("(?<!\\+5[Cc])\\+2[Bb](?![A-Za-z][A-Za-z0-9]*=)");

    PlusWithoutBackslash() {
        super(RuleInfo.error("TG507", "+2B without the backslash of OpenSSL 3").intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isOneLine()) {
            return;
        }
        Matcher matcher = PLUS.matcher(name.text());
        while (matcher.find()) {
            report.replace(
                    this,
                    name.line(),
                    name.part(matcher.start(), matcher.end()),
                    "OpenSSL 3.0 and later put a backslash before a plus sign in a value, so that " + name.effect(),
                    "write +5C+2B (with OpenSSL 1 the entry is right as it stands)",
                    "+5C+2B");
        }
    }
}
