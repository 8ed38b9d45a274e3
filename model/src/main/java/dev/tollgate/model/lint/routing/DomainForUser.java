package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds keys of the genericstable that look like domains and are looked up as users. */
final class DomainForUser extends OneEntryRule {
    DomainForUser() {
        super(RuleInfo.warning("TG1302", "Domain where sendmail asks for a user"));
    }

    @Override
    void check(Entry entry, Report report) {
        String key = entry.left();
        if (key.indexOf('@') < 0 && key.indexOf('.') > 0 && entry.right().indexOf('@') >= 0 && isDomain(key)) {
            key(
                    entry,
                    report,
                    "a key without @ is a local user, so this is for a user called " + key,
                    "write @" + key + " for all users of that domain");
        }
    }

    /** Whether the last label is one that many top-level domains have: users are called first.last. */
    private static boolean isDomain(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return key.indexOf('.') != key.lastIndexOf('.')
                || last.matches(
                        "(?i)com|net|org|edu|gov|mil|info|biz|eu|[a-z]{2}|example|test|local|lan|intern|internal");
    }
}
