package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds values that begin with {@code @}. */
final class AddressWithoutUser extends OneEntryRule {
    private final Table table;

    AddressWithoutUser(Table table) {
        super(RuleInfo.error("TG1305", "Address without a user"));
        this.table = table;
    }

    @Override
    void check(Entry entry, Report report) {
        if (!entry.right().startsWith("@") || ValueText.has(entry.right(), ',')) {
            return;
        }
        boolean everyone = entry.left().startsWith("@") || table == Table.VIRTUSER;
        String help = everyone ? "write %1" + entry.right() + " to keep the user's name" : "write the user's name";
        value(
                entry,
                report,
                0,
                1,
                table == Table.VIRTUSER
                        ? "nobody stands before the @: sendmail refuses mail with \"User address required\""
                        : "nobody stands before the @: senders are rewritten to an address without a user",
                help);
    }
}
