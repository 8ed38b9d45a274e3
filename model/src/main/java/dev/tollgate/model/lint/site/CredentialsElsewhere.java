package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Credentials in the access file of a site that keeps them in a map of their own. */
final class CredentialsElsewhere extends SiteRule {
    CredentialsElsewhere() {
        super(RuleInfo.error("TG710", "AuthInfo in the access map with FEATURE(authinfo)"), Set.of(Tag.AUTH_INFO));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (site.has(Feature.AUTHINFO)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.tagSpan(),
                    "with FEATURE(`authinfo') sendmail looks for credentials in that map and never here",
                    "move the entry to the authinfo map");
        }
    }
}
