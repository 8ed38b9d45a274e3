package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds entries that a wider one would replace: the same value stands there. */
final class SaidByDomain extends WholeTableRule {
    private final Table table;

    SaidByDomain(Table table) {
        super(RuleInfo.info("TG1320", "Entry that a wider one says, too"));
        this.table = table;
    }

    @Override
    void check(Map<String, Entry> entries, String key, Entry entry, Report report) {
        Entry wider = table == Table.MAILER ? parent(entries, key) : ofDomain(entries, key);
        if (wider != null
                && wider.lineNumber() != entry.lineNumber()
                && wider.right().equals(entry.right())
                && wider.right().indexOf('%') < 0) {
            report.addNaming(
                    this,
                    entry.lineNumber(),
                    entry.leftSpan(),
                    "line ",
                    wider.lineNumber(),
                    " says the same for it",
                    "remove this entry, or keep it for the day when the wider one changes");
        }
    }

    private static @Nullable Entry ofDomain(Map<String, Entry> entries, String key) {
        int at = key.lastIndexOf('@');
        return at > 0 && key.lastIndexOf('+', at) < 0 ? entries.get(key.substring(at)) : null;
    }

    /** The entry that sendmail would come to next: it takes labels off the front until one is found. */
    private static @Nullable Entry parent(Map<String, Entry> entries, String key) {
        int dot = key.indexOf('.', 1);
        while (dot > 0) {
            Entry found = entries.get(key.substring(dot));
            if (found != null) {
                return found;
            }
            dot = key.indexOf('.', dot + 1);
        }
        return entries.get(".");
    }
}
