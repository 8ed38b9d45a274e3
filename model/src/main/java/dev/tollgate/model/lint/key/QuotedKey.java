package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds quotes and backslashes in keys. */
final class QuotedKey extends KeyRule {

    QuotedKey() {
        super(RuleInfo.error("TG225", "Quote or backslash in a key"), KeyDefect.QUOTED);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "sendmail takes quotes and backslashes away before it looks an address up" + DEAD;
        keys(
                entry,
                report,
                message,
                "write the key without them",
                List.of(key.replace("\"", "").replace("\\", "")));
    }
}
