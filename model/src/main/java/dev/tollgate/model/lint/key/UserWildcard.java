package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds asterisks in local parts. */
final class UserWildcard extends KeyRule {

    UserWildcard() {
        super(RuleInfo.error("TG222", "Asterisk in a user name"), KeyDefect.USER_WILDCARD);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "there are no wildcards in user names but '+*' at the end of one" + DEAD;
        keys(entry, report, message, "write out the users, or refuse the domain", List.of());
    }
}
