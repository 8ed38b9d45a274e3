package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** {@code +HH} for a byte that sendmail leaves as it is, or that OpenSSL has already written as {@code \xHH}. */
final class NeedlessEncoding extends NameRule {
    NeedlessEncoding() {
        super(RuleInfo.error("TG509", "An encoded character that sendmail does not encode")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isOneLine()) {
            return;
        }
        String text = name.text();
        for (int at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
            int value = NameEncoding.byteAt(text, at);
            if (value < 0 || NameEncoding.isEncoded(value)) {
                continue;
            }
            String right = NameEncoding.ofValue((char) value);
            report.replace(
                    this,
                    name.line(),
                    name.part(at, at + 3),
                    "sendmail holds this character as " + right + " in a name, so that " + name.effect(),
                    "write " + right,
                    right);
        }
    }
}
