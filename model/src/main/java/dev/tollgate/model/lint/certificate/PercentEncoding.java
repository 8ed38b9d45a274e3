package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code %20}, as in a web address, for {@code +20}. */
final class PercentEncoding extends NameRule {
    private static final Pattern PERCENT = Pattern.compile("%(20|28|29|22|3[CEce])");

    PercentEncoding() {
        super(RuleInfo.error("TG517", "A web address's encoding in a distinguished name")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isOneLine()) {
            return;
        }
        Matcher matcher = PERCENT.matcher(name.text());
        while (matcher.find()) {
            String right = "+" + matcher.group(1);
            report.replace(
                    this,
                    name.line(),
                    name.part(matcher.start(), matcher.end()),
                    "sendmail's encoding begins with a plus sign, so that " + name.effect(),
                    "write " + right,
                    right);
        }
    }
}
