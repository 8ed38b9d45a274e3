package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds entries for the null sender. */
final class NullSender extends KeyRule {

    NullSender() {
        super(RuleInfo.error("TG224", "Null sender as a key"), KeyDefect.NULL_SENDER);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "the null sender is accepted without a lookup" + DEAD;
        keys(entry, report, message, "remove the entry; bounces cannot be refused here", List.of());
    }
}
