package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.FactSource;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import java.util.EnumSet;

/** An entry that the site's sendmail, whose version is known, is too old for. */
final class TooNewEntry extends SiteRule {
    TooNewEntry() {
        super(RuleInfo.error("TG721", "An entry that this sendmail is too old for"), EnumSet.allOf(Tag.class));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        // The version in a cf is that of its m4 files; the program that reads it may be newer.
        if (site.source(SiteFact.VERSION).kind() != FactSource.Kind.GIVEN) {
            return;
        }
        Introduced.of(entry)
                .filter(since -> since.isNewerThan(site))
                .ifPresent(since -> report.add(
                        this,
                        entry.lineNumber(),
                        entry.leftSpan(),
                        "sendmail " + site.version() + " does not know " + since.what() + ", which came with "
                                + since.version() + ": " + since.before(),
                        "remove the entry, or upgrade sendmail first"));
    }
}
