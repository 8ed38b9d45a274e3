package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.rule.TableRule;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.lint.table.KeyTable;
import dev.tollgate.model.site.Site;

/** {@code To:domain OK} where nothing is refused that it could except: often RELAY was meant. */
final class NeedlessOk extends TableRule {
    NeedlessOk() {
        super(RuleInfo.warning("TG812", "OK for a recipient that nothing rejects"));
    }

    @Override
    public Reach reach(Site site) {
        return Ancestors.among(NeedlessOk::isLookedAt);
    }

    @Override
    public void check(EntryTable entries, Site site, Report report) {
        EntryRows rows = entries.rows();
        int ok = "ok".hashCode();
        entries.firsts(row -> rows.tag(row) == Tag.TO && rows.value(row) == ok && !hasAncestor(entries, row))
                .forEach(row -> report.add(
                        this,
                        rows.line(row),
                        rows.left(row),
                        "OK does not allow relaying. Under To: it only exempts from a wider rejection, and this "
                                + "file has none",
                        "write RELAY if mail is to be relayed there; remove the entry if not"));
    }

    /** Whether there is an entry that sendmail would find if this one were not there. */
    private static boolean hasAncestor(EntryTable entries, int row) {
        EntryRows rows = entries.rows();
        int start = rows.keyStart(row);
        int end = rows.keyEnd(row);
        boolean found = has(entries, Tag.UNTAGGED, start, end - start);
        Ancestors shorter = new Ancestors(rows.text(), start, end, rows.kind(row));
        while (!found && shorter.next()) {
            found = has(entries, Tag.TO, shorter.from(), shorter.length())
                    || has(entries, Tag.UNTAGGED, shorter.from(), shorter.length());
        }
        return found;
    }

    private static boolean has(EntryTable entries, Tag tag, int from, int length) {
        return entries.find(tag, from, length) != KeyTable.NONE;
    }

    private static boolean isLookedAt(Entry entry) {
        return entry.tag() == Tag.TO || entry.tag() == Tag.UNTAGGED;
    }
}
