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
        String value = entry.right();
        boolean namesTheUser = value.regionMatches(/* ignoreCase= */ true, 0, key + "@", 0, key.length() + 1);
        boolean forAll = value.startsWith("%1@") || value.startsWith("@");
        if (key.indexOf('@') < 0 && key.indexOf('.') > 0 && !namesTheUser && (forAll || isDomain(key, value))) {
            key(
                    entry,
                    report,
                    "a key without @ is a local user, so this is for a user called " + key,
                    "write @" + key + " for all users of that domain");
        }
    }

    /** Users are called first.last, and many a last name has two letters, so that country codes say nothing. */
    private static boolean isDomain(String key, String value) {
        return value.indexOf('@') >= 0
                && key.substring(key.lastIndexOf('.') + 1)
                        .matches("(?i)com|net|org|edu|gov|mil|info|biz|example|test|local|intern|internal");
    }
}
