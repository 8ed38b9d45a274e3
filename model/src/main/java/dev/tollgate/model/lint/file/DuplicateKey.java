package dev.tollgate.model.lint.file;

import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.rule.TableRule;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.lint.table.KeyHash;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;

/** A key that stands in the file already, in whatever case. */
final class DuplicateKey extends TableRule {
    DuplicateKey() {
        super(RuleInfo.error("TG801", "A duplicate key").layoutFix());
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(entry -> Reach.group(KeyHash.of(entry.left())));
    }

    @Override
    public void check(EntryTable entries, Site site, Report report) {
        EntryRows rows = entries.rows();
        entries.repeated((row, first) -> tell(rows, row, first, report));
    }

    private void tell(EntryRows rows, int row, int first, Report report) {
        String what = " has this key, and makemap drops the second entry with \"duplicate key\"";
        int line = rows.line(row);
        if (rows.value(first) == rows.value(row)) {
            report.addNaming(
                    this,
                    Severity.WARNING,
                    line,
                    rows.left(row),
                    "line ",
                    rows.line(first),
                    what,
                    Fix.layout("remove this line, which says the same", new TextEdit(line, 0, line + 1, 0, "")));
        } else {
            report.addNaming(
                    this,
                    line,
                    rows.left(row),
                    "line ",
                    rows.line(first),
                    what + ", although its value is different",
                    "keep the entry that you want");
        }
    }
}
