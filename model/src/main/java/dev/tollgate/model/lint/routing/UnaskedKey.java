package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.error;

import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.site.Table;

/** Finds keys of a form that no rule ever looks up. */
final class UnaskedKey {
    private UnaskedKey() {}

    static EntryRule rule(Table table) {
        return error("TG1301", "Key that is never looked up").on().finds((entry, report) -> {
            String key = entry.left();
            boolean dot = table == Table.MAILER && key.equals(".");
            if (key.endsWith(".") && !dot) {
                tell(report, "sendmail looks up names without a dot at the end", "remove the dot");
            } else if (table == Table.VIRTUSER || table == Table.GENERICS) {
                address(table, key, report);
            } else {
                domain(table, key, report);
            }
        });
    }

    private static void address(Table table, String key, EntryReport report) {
        int at = key.lastIndexOf('@');
        String domain = key.substring(at + 1);
        if (at < 0 && table == Table.VIRTUSER) {
            tell(
                    report,
                    "sendmail looks up user@domain and @domain",
                    key.indexOf('.') > 0
                            ? "write @" + key + " for all of its users"
                            : "write " + key + "@ and the domain");
        } else if (at >= 0 && domain.isEmpty()) {
            tell(report, "no domain follows the @", "write the domain");
        } else if (at >= 0 && (domain.startsWith(".") || domain.startsWith("*"))) {
            pattern(report);
        } else if (at > 0 && key.substring(0, at).equals("*")) {
            tell(report, "an asterisk is not a wildcard here", "write @" + domain);
        }
    }

    private static void domain(Table table, String key, EntryReport report) {
        if (key.indexOf('@') >= 0) {
            String domain = key.substring(key.lastIndexOf('@') + 1);
            tell(
                    report,
                    "sendmail looks up domains, without a user or an @",
                    domain.isEmpty() ? "write the domain" : "write " + domain);
        } else if (key.startsWith("[")) {
            tell(report, "sendmail does not look up address literals in this table", "remove the entry");
        } else if (key.startsWith("*") && table == Table.MAILER) {
            String rest = key.substring(1);
            tell(
                    report,
                    "an asterisk is not a wildcard here",
                    rest.startsWith(".") ? "write " + rest + " for all hosts below it" : "write . for all domains");
        } else if (table == Table.DOMAIN && (key.startsWith("*") || key.startsWith("."))) {
            pattern(report);
        }
    }

    private static void pattern(EntryReport report) {
        tell(report, "sendmail looks up the whole domain, and has no patterns", "write an entry for each domain");
    }

    private static void tell(EntryReport report, String why, String help) {
        report.left(why + ": this key is never found", help);
    }
}
