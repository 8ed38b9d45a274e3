package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Pattern;

/** A plus that begins no {@code +HH}. */
final class BarePlus extends NameRule {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\+[A-Za-z][A-Za-z0-9]*=.*");

    BarePlus() {
        super(RuleInfo.error("TG506", "A plus sign that is not encoded in a distinguished name")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isKey() || !name.isOneLine()) {
            return;
        }
        String text = name.text();
        for (int at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
            if (NameEncoding.byteAt(text, at) >= 0) {
                continue;
            }
            String encoded = ATTRIBUTE.matcher(text.substring(at)).matches() ? "+2B" : "+5C+2B";
            report.replace(
                    this,
                    name.line(),
                    name.part(at, at + 1),
                    "a plus sign begins an encoded byte, and no two hexadecimal digits follow, so that "
                            + name.effect(),
                    "write " + encoded,
                    encoded);
        }
    }
}
