package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds keys of a form that no rule ever looks up. */
final class UnaskedKey extends OneEntryRule {
    private final Table table;

    UnaskedKey(Table table) {
        super(RuleInfo.error("TG1301", "Key that the table is never asked for"));
        this.table = table;
    }

    @Override
    void check(Entry entry, Report report) {
        String key = entry.left();
        boolean dot = table == Table.MAILER && key.equals(".");
        if (key.endsWith(".") && !dot) {
            tell(entry, report, "the dot at its end is never there when sendmail asks", "remove the dot");
        } else if (table == Table.VIRTUSER || table == Table.GENERICS) {
            address(entry, report);
        } else {
            domain(entry, report);
        }
    }

    private void address(Entry entry, Report report) {
        String key = entry.left();
        int at = key.lastIndexOf('@');
        String domain = key.substring(at + 1);
        if (at < 0 && table == Table.VIRTUSER) {
            tell(
                    entry,
                    report,
                    "sendmail asks for user@domain and for @domain",
                    key.indexOf('.') > 0
                            ? "write @" + key + " for all of its users"
                            : "write " + key + "@ and the domain");
        } else if (at >= 0 && domain.isEmpty()) {
            tell(entry, report, "no domain follows the @", "write the domain");
        } else if (at >= 0 && (domain.startsWith(".") || domain.startsWith("*"))) {
            tell(
                    entry,
                    report,
                    "sendmail asks for the whole domain, and knows no pattern",
                    "write an entry for each domain");
        } else if (at > 0 && key.substring(0, at).equals("*")) {
            tell(entry, report, "an asterisk stands for itself", "write @" + domain);
        }
    }

    private void domain(Entry entry, Report report) {
        String key = entry.left();
        if (key.indexOf('@') >= 0) {
            String domain = key.substring(key.lastIndexOf('@') + 1);
            tell(
                    entry,
                    report,
                    "sendmail asks for domains, without a user or an @",
                    domain.isEmpty() ? "write the domain" : "write " + domain);
        } else if (key.startsWith("[")) {
            tell(entry, report, "sendmail does not ask this table for address literals", "remove the entry");
        } else if (key.startsWith("*") && table == Table.MAILER) {
            String rest = key.substring(1);
            tell(
                    entry,
                    report,
                    "an asterisk stands for itself",
                    rest.startsWith(".") ? "write " + rest + " for all hosts below it" : "write . for all domains");
        } else if (table == Table.DOMAIN && (key.startsWith("*") || key.startsWith("."))) {
            tell(
                    entry,
                    report,
                    "sendmail asks for the whole domain, and knows no pattern",
                    "write an entry for each domain");
        }
    }

    private void tell(Entry entry, Report report, String why, String help) {
        key(entry, report, why + ": this key is never found", help);
    }
}
