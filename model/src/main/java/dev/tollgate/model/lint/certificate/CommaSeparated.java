package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Optional;

/** {@code CN=CA,O=Example,C=US}, as LDAP and most tools print names. */
final class CommaSeparated extends NameRule {
    CommaSeparated() {
        super(RuleInfo.error("TG503", "A distinguished name in comma form").intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isKey() || name.isOneLine() || name.text().indexOf('=') < 0) {
            return;
        }
        Optional<String> oneLine = OneLineForm.of(name.text());
        if (oneLine.isPresent() && !oneLine.get().equals(name.text())) {
            report.replace(
                    this,
                    name.line(),
                    name.span(),
                    "sendmail holds names in OpenSSL's one-line form, a slash before each attribute, so that "
                            + name.effect(),
                    "write " + oneLine.get(),
                    oneLine.get());
        }
    }
}
