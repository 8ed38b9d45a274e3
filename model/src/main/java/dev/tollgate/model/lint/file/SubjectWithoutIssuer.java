package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.Word;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Arrays;
import java.util.Set;

/** CertSubject: entries in a file where no issuer says that subjects count. */
final class SubjectWithoutIssuer extends FileRule {
    SubjectWithoutIssuer() {
        super(RuleInfo.error("TG807", "A subject that no issuer leads to"), Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(entry -> leadsToSubjects(entry) || entry.tag() == Tag.CERT_SUBJECT ? 1 : 0);
    }

    @Override
    public Pass begin(Site site) {
        return new Subjects();
    }

    /** Whether {@code entry} is an issuer whose subjects are looked up. */
    static boolean leadsToSubjects(Entry entry) {
        return entry.tag() == Tag.CERT_ISSUER
                && entry.value() instanceof ParsedValue.Valid valid
                && valid.value() instanceof Word word
                && word.text().equals("SUBJECT");
    }

    private final class Subjects implements Pass {
        private int[] line = new int[16];
        private int[] length = new int[16];
        private int size;
        private boolean reached;

        @Override
        public void entry(Entry entry, Report report) {
            reached |= leadsToSubjects(entry);
            if (reached || entry.tag() != Tag.CERT_SUBJECT) {
                return;
            }
            if (size == line.length) {
                line = Arrays.copyOf(line, size * 2);
                length = Arrays.copyOf(length, size * 2);
            }
            line[size] = entry.lineNumber();
            length[size++] = entry.left().length();
        }

        @Override
        public void end(EntryTable entries, Report report) {
            for (int i = 0; !reached && i < size; i++) {
                report.add(
                        SubjectWithoutIssuer.this,
                        line[i],
                        new Span(0, length[i]),
                        "sendmail looks up a subject only if the issuer's entry says SUBJECT, and no CertIssuer: "
                                + "entry in this file does",
                        "add CertIssuer: with the issuer's name and the value SUBJECT");
            }
        }
    }
}
