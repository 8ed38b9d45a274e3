package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.entry.TlsRequirement.Level;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.Locale;
import java.util.Set;

/** Finds names asked of certificates that nobody verified. */
final class NameOfUnverified implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG417", "Certificate extension without VERIFY").unsafeFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.meaning() instanceof TlsRequirement requirement
                && requirement.level() == Level.ENCR
                && !requirement.extensions().isEmpty()) {
            int start = entry.rightSpan().start();
            int level = entry.right().toUpperCase(Locale.ROOT).indexOf("ENCR");
            Span span = new Span(start + level, start + level + 4);
            report.add(
                    this,
                    entry.lineNumber(),
                    span,
                    "ENCR does not verify the certificate: anybody can make one that carries the name asked for",
                    "write VERIFY in place of ENCR",
                    Fix.unsafe("write VERIFY in place of ENCR", TextEdit.replace(entry.lineNumber(), span, "VERIFY")));
        }
    }
}
