package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds domains with wildcards. */
final class DomainWildcard extends KeyRule {
    private static final Pattern LEADING = Pattern.compile("[*%]\\.?([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)");

    DomainWildcard() {
        super(RuleInfo.error("TG219", "Asterisk in a domain").intentFix(), KeyDefect.DOMAIN_WILDCARD);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "there are no wildcards: '" + key + "' is taken as it stands" + DEAD;
        Matcher leading = LEADING.matcher(key);
        if (!leading.matches()) {
            report.add(
                    this, entry.lineNumber(), entry.keySpan(), message, "write the domain; it covers what is below it");
        } else if (site.has(Feature.LOOKUPDOTDOMAIN)) {
            keys(
                    entry,
                    report,
                    message,
                    "write '." + leading.group(1) + "' for what is below the domain",
                    List.of("." + leading.group(1)));
        } else {
            keys(entry, report, message, "write the domain; it covers what is below it", List.of(leading.group(1)));
        }
    }
}
