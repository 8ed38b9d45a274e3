package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds domaintable values that are not domains. */
final class ValueNotDomain extends OneEntryRule {
    ValueNotDomain() {
        super(RuleInfo.error("TG1317", "Not a domain"));
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right();
        if (value.indexOf('@') >= 0) {
            value(
                    entry,
                    report,
                    "the value takes the domain's place, so addresses get a second @",
                    "write the domain alone: " + value.substring(value.lastIndexOf('@') + 1));
        } else if (value.matches("[A-Za-z][A-Za-z0-9-]*:.*")) {
            value(
                    entry,
                    report,
                    "the value takes the domain's place, and a colon makes no domain",
                    "write the domain alone; mailers for domains go into the mailertable");
        }
    }
}
