package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Email=}, as OpenSSL wrote it before 0.9.7 and many documents still do. */
final class EmailAttribute extends NameRule {
    private static final Pattern EMAIL = Pattern.compile("/(Email)=", Pattern.CASE_INSENSITIVE);

    EmailAttribute() {
        super(RuleInfo.error("TG501", "Email= where OpenSSL writes emailAddress=")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        Matcher matcher = EMAIL.matcher(name.text());
        while (name.isKey() && matcher.find()) {
            report.replace(
                    this,
                    name.line(),
                    name.part(matcher.start(1), matcher.end(1)),
                    "OpenSSL has written emailAddress= since version 0.9.7, so that " + name.effect(),
                    "write emailAddress=",
                    "emailAddress");
        }
    }
}
