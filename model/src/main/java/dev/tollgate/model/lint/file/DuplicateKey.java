package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.Arrays;
import java.util.List;

/** A key that stands in the file already, in whatever case. */
final class DuplicateKey implements FileRule {
    private static final RuleInfo INFO = RuleInfo.error("TG801", "A key that is there already");

    @Override
    public RuleInfo info() {
        return INFO;
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
            String message =
                    "line " + line[first] + " has this key, and makemap drops the second entry with \"duplicate key\"";
            if (value[first] != EntryStore.valueHash(entry)) {
                report.add(
                        DuplicateKey.this,
                        entry.lineNumber(),
                        entry.leftSpan(),
                        message + ", though its value is another",
                        "keep the entry that is meant");
                return;
            }
            Span whole = new Span(0, entry.rightSpan().end());
            report.add(
                    DuplicateKey.this,
                    entry.lineNumber(),
                    entry.leftSpan(),
                    message,
                    "remove one of the two",
                    new Fix(
                            "empty this line, which says the same",
                            Fix.Safety.SAFE,
                            List.of(TextEdit.replace(entry.lineNumber(), whole, ""))));
        }
    }
}
