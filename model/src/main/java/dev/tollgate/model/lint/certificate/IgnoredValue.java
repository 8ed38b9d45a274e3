package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** One word that CertIssuer: or CertSubject: does not know: no black list, no permission. */
final class IgnoredValue implements EntryRule {
    private static final RuleInfo INFO = RuleInfo.error("TG514", "A value that says nothing about a certificate");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.value() instanceof ParsedValue.Valid
                || Tokens.of(entry.right(), 0).size() != 1) {
            return;
        }
        report.add(
                this,
                entry.lineNumber(),
                entry.rightSpan(),
                "sendmail knows only " + entry.tag().valueKind().expected() + " here and takes '" + entry.right()
                        + "' for no entry at all: it neither allows nor forbids relaying",
                "write " + entry.tag().valueKind().expected() + ", or remove the entry if its holders must not relay");
    }
}
