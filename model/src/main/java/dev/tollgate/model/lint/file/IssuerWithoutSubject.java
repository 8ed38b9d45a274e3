package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** An issuer that says SUBJECT in a file without subjects. Told once. */
final class IssuerWithoutSubject extends FileRule {
    IssuerWithoutSubject() {
        super(
                RuleInfo.warning("TG808", "SUBJECT in a file without subjects"),
                Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(
                entry -> entry.tag() == Tag.CERT_SUBJECT ? 1 : SubjectWithoutIssuer.leadsToSubjects(entry) ? 2 : 0);
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private int line;
            private Span value = new Span(0, 0);
            private boolean subjects;

            @Override
            public void entry(Entry entry, Report report) {
                subjects |= entry.tag() == Tag.CERT_SUBJECT;
                if (line == 0 && SubjectWithoutIssuer.leadsToSubjects(entry)) {
                    line = entry.lineNumber();
                    value = entry.rightSpan();
                }
            }

            @Override
            public void end(EntryTable entries, Report report) {
                if (line != 0 && !subjects) {
                    report.add(
                            IssuerWithoutSubject.this,
                            line,
                            value,
                            "SUBJECT needs a CertSubject: entry for the holder, and this file has none: this entry "
                                    + "lets nobody relay",
                            "add CertSubject: entries, or write RELAY if every holder may relay");
                }
            }
        };
    }
}
