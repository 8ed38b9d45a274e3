package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds lists of keys. */
final class SeveralKeys extends KeyRule {

    SeveralKeys() {
        super(RuleInfo.error("TG226", "Several keys on one line").intentFix(), KeyDefect.SEVERAL);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "a line has one key: '" + key + "' is taken as it stands" + DEAD;
        List<String> keys = List.of(key.split("[,;]+"));
        boolean complete =
                !key.endsWith(",") && !key.endsWith(";") && keys.stream().noneMatch(String::isEmpty);
        keys(entry, report, message, "write a line for each key", complete ? keys : List.of());
    }
}
