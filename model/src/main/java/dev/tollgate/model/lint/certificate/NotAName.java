package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** A host name, an address or anything else where a distinguished name must stand. */
final class NotAName extends NameRule {
    NotAName() {
        super(RuleInfo.error("TG513", "Not a distinguished name"));
    }

    @Override
    void check(NameText name, Report report) {
        if (name.isKey() && !name.isOneLine() && name.text().indexOf('=') < 0) {
            report.add(
                    this,
                    name.line(),
                    name.span(),
                    "sendmail compares this with a certificate's whole name, which begins with a slash and an"
                            + " attribute, so that " + name.effect(),
                    "write the whole name as sendmail holds it, such as /C=US/O=Example/CN=mail.example.com");
        }
    }
}
