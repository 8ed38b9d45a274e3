package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds two words where one is read. */
final class SpaceInValue extends OneEntryRule {
    private final Table table;

    SpaceInValue(Table table) {
        super(RuleInfo.error("TG1316", "Space inside a value"));
        this.table = table;
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right().stripTrailing();
        if (ValueText.isError(value) || value.indexOf('<') >= 0 || ValueText.has(value, ',')) {
            return;
        }
        int from = table == Table.MAILER ? afterColon(value) : 0;
        int space = firstSpace(value, from);
        if (space < 0) {
            return;
        }
        String rest = value.substring(space).strip();
        if (rest.startsWith("(") || value.startsWith("(")) {
            return;
        }
        if (rest.startsWith("#")) {
            value(
                    entry,
                    report,
                    space,
                    value.length(),
                    "a comment begins a line: here it is part of the value",
                    "put the comment on a line of its own");
        } else {
            value(
                    entry,
                    report,
                    space,
                    value.length(),
                    "sendmail joins the words with a dot and takes them for one name",
                    "keep one of them; of several hosts or addresses only one has room here");
        }
    }

    private static int afterColon(String value) {
        int at = value.indexOf(':') + 1;
        while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int firstSpace(String value, int from) {
        int space = ValueText.find(value, ' ', from);
        int tab = ValueText.find(value, '\t', from);
        return space < 0 ? tab : tab < 0 ? space : Math.min(space, tab);
    }
}
