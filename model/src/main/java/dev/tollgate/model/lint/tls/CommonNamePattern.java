package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.entry.TlsRequirement.Extension;
import dev.tollgate.model.entry.TlsRequirement.Subject;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds CN: values that are patterns, lists or quoted. */
final class CommonNamePattern implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG416", "Common name that no certificate has");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.meaning() instanceof TlsRequirement requirement)) {
            return;
        }
        for (Extension extension : requirement.extensions()) {
            if (extension.subject() == Subject.CN && extension.value().matches("(?s).*[*,;\"].*")) {
                report.add(
                        this,
                        entry.lineNumber(),
                        extension.span(),
                        "sendmail compares the whole name: no certificate's CN is equal to '" + extension.value() + "'",
                        "write one exact name, or CI: with the issuer");
            }
        }
    }
}
