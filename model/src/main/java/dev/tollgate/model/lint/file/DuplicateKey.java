package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.Severity;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;
import java.util.Arrays;

/** A key that stands in the file already, in whatever case. */
final class DuplicateKey implements FileRule {
    private static final RuleInfo INFO =
            RuleInfo.error("TG801", "A key that is there already").layoutFix();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(entry -> Reach.group(KeyHash.of(entry.left())));
    }

    @Override
    public Pass begin(Site site) {
        return new Keys();
    }

    private final class Keys implements Pass {
        private final KeyTable table = new KeyTable();
        private int[] line = new int[64];
        private int[] value = new int[64];
        private int size;

        @Override
        public void entry(Entry entry, Report report) {
            int first = table.putIfAbsent(KeyHash.of(entry.left()), size);
            if (first != KeyTable.NONE) {
                tell(entry, first, report);
                return;
            }
            if (size == line.length) {
                line = Arrays.copyOf(line, size * 2);
                value = Arrays.copyOf(value, size * 2);
            }
            line[size] = entry.lineNumber();
            value[size++] = EntryStore.valueHash(entry);
        }

        private void tell(Entry entry, int first, Report report) {
            boolean same = value[first] == EntryStore.valueHash(entry);
            String what = " has this key, and makemap drops the second entry with \"duplicate key\"";
            if (same) {
                report.addNaming(
                        DuplicateKey.this,
                        Severity.WARNING,
                        entry.lineNumber(),
                        entry.leftSpan(),
                        "line ",
                        line[first],
                        what,
                        Fix.layout("remove this line, which says the same", wholeLine(entry)));
            } else {
                report.addNaming(
                        DuplicateKey.this,
                        entry.lineNumber(),
                        entry.leftSpan(),
                        "line ",
                        line[first],
                        what + ", though its value is another",
                        "keep the entry that is meant");
            }
        }

        private static TextEdit wholeLine(Entry entry) {
            return new TextEdit(entry.lineNumber(), 0, entry.lineNumber() + 1, 0, "");
        }
    }
}
