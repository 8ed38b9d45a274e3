package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Locale;

/** A slash behind the last attribute. */
final class TrailingSlash extends NameRule {
    TrailingSlash() {
        super(RuleInfo.error("TG502", "A slash at the end of a distinguished name")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        int length = name.text().length();
        int end = length;
        while (end > 0 && name.text().charAt(end - 1) == '/') {
            end--;
        }
        if (name.isKey()
                && name.isOneLine()
                && end < length
                && !name.text().substring(0, end).toLowerCase(Locale.ROOT).endsWith("+5c")) {
            report.replace(
                    this,
                    name.line(),
                    name.part(end, length),
                    "names are compared exactly and none ends with a slash, so that " + name.effect(),
                    "remove the slash at the end",
                    "");
        }
    }
}
