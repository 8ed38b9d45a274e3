package dev.tollgate.model.lint.tls;

import dev.tollgate.model.dn.Xtext;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.entry.TlsRequirement.Extension;
import dev.tollgate.model.entry.TlsRequirement.Subject;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds distinguished names in requirements that are not as sendmail holds them. */
final class UnencodedName implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG421", "Name of CS: or CI: that no certificate has")
                .intentFix();
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
            if (extension.subject() == Subject.CS || extension.subject() == Subject.CI) {
                check(entry, extension, report);
            }
        }
    }

    private void check(Entry entry, Extension extension, Report report) {
        Span whole = extension.span().shift(-entry.rightSpan().start());
        String written = whole.of(entry.right());
        int colon = written.indexOf(':') + 1;
        String name = written.substring(colon).strip();
        String mended = Xtext.complete(name)
                .replaceAll("(?i)/E(mail)?=", "/emailAddress=")
                .replaceFirst("/$", "");
        if (mended.equals(name) && name.startsWith("/")) {
            return;
        }
        Span span = new Span(
                extension.span().end() - written.length() + written.indexOf(name, colon),
                extension.span().end());
        String message =
                "no certificate has this name: sendmail compares it as a whole, encoded, in the form /C=US/O=...";
        if (name.startsWith("/")) {
            report.replace(this, entry.lineNumber(), span, message, "write the name as sendmail holds it", mended);
        } else {
            report.add(
                    this,
                    entry.lineNumber(),
                    span,
                    message,
                    "take the name from the certificate with 'tollgate cert show'");
        }
    }
}
