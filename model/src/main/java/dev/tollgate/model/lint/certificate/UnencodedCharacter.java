package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** A character that sendmail never holds as such in a name. */
final class UnencodedCharacter extends NameRule {
    UnencodedCharacter() {
        super(RuleInfo.error("TG505", "A character that must be encoded in a distinguished name")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isKey() || !name.isOneLine()) {
            return;
        }
        int at = 0;
        while (at < name.text().length()) {
            int end = at;
            StringBuilder encoded = new StringBuilder();
            while (end < name.text().length() && isBare(name.text().charAt(end))) {
                encoded.append(NameEncoding.ofName(name.text().charAt(end++)));
            }
            if (end > at) {
                report.replace(
                        this,
                        name.line(),
                        name.part(at, end),
                        "sendmail encodes this before it compares names, so that " + name.effect(),
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
}
