package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineGrammar;
import java.util.Map;

/** Finds values that are keys, where sendmail asks once. */
final class AskedOnce extends WholeTableRule {
    private final Table table;

    AskedOnce(Table table) {
        super(RuleInfo.warning("TG1318", "Value that is a key, where sendmail asks once"));
        this.table = table;
    }

    @Override
    void check(Map<String, Entry> entries, String key, Entry entry, Report report) {
        String value = LineGrammar.fold(entry.right());
        Entry next = entries.get(value);
        if (next == null || value.equals(key) || LineGrammar.fold(next.right()).equals(value)) {
            return;
        }
        report.addNaming(
                this,
                entry.lineNumber(),
                entry.rightSpan(),
                "sendmail asks once and stays at " + value + ": line ",
                next.lineNumber(),
                ", which has that key, is not used for it",
                table == Table.DOMAIN
                        ? "write the last domain: " + next.right()
                        : "write the last address: " + next.right());
    }
}
