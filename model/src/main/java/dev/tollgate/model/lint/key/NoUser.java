package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds @domain and *@domain. */
final class NoUser extends KeyRule {

    NoUser() {
        super(
                RuleInfo.error("TG221", "Domain written as an address without a user")
                        .intentFix(),
                KeyDefect.NO_USER);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String domain = key.substring(key.indexOf('@') + 1);
        String message = "a domain is looked up without '@'" + DEAD;
        if (domain.isEmpty()) {
            report.add(this, entry.lineNumber(), entry.keySpan(), message, "name a user, or a domain");
        } else {
            keys(entry, report, message, "write the domain; it covers what is below it as well", List.of(domain));
        }
    }
}
