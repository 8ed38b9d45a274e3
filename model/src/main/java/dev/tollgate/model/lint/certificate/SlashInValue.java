package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A slash that begins no attribute: since OpenSSL 3.0 a backslash stands in front of it. */
final class SlashInValue extends NameRule {
    private static final Pattern SLASH =
            Pattern.compile("(?<!\\+5[Cc])/(?!([A-Za-z][A-Za-z0-9]*|[0-9.]+)=)(?=[^/]*[^/])");

    SlashInValue() {
        super(RuleInfo.error("TG508", "A slash inside a value without the backslash of OpenSSL 3")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isOneLine()) {
            return;
        }
        Matcher matcher = SLASH.matcher(name.text());
        while (matcher.find()) {
            report.replace(
                    this,
                    name.line(),
                    name.part(matcher.start(), matcher.end()),
                    "no attribute begins here, and OpenSSL 3.0 and later put a backslash before a slash in a value, so"
                            + " that " + name.effect(),
                    "write +5C/ (with OpenSSL 1 the entry is right as it stands)",
                    "+5C/");
        }
    }
}
