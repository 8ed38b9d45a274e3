package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds values that name more than one address. */
final class SeveralAddresses extends OneEntryRule {
    private final Table table;

    SeveralAddresses(Table table) {
        super(RuleInfo.error("TG1303", "Several addresses in a value"));
        this.table = table;
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right();
        int comma = ValueText.isError(value) ? -1 : ValueText.find(value, ',', 0);
        if (comma < 0) {
            return;
        }
        if (table == Table.VIRTUSER) {
            value(
                    entry,
                    report,
                    comma,
                    comma + 1,
                    "this table has one address for a key: sendmail refuses mail with \"Invalid route address\"",
                    "name an alias here, and the addresses in the aliases file");
        } else {
            value(
                    entry,
                    report,
                    comma,
                    comma + 1,
                    "a sender has one address: sendmail writes all of this into headers and envelope",
                    "keep one address");
        }
    }
}
