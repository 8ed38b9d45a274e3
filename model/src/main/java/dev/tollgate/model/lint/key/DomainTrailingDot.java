package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds domains with a dot behind them. */
final class DomainTrailingDot extends KeyRule {

    DomainTrailingDot() {
        super(RuleInfo.error("TG220", "Dot at the end of a domain").intentFix(), KeyDefect.DOMAIN_TRAILING_DOT);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "sendmail takes the dot at the end away before it looks a name up" + DEAD;
        keys(entry, report, message, "remove the dot", List.of(key.substring(0, key.length() - 1)));
    }
}
