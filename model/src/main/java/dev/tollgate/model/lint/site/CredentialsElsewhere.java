package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in the access file of a site that keeps them in a map of their own. A file that has nothing but credentials
 * is the text of that map. Told once.
 */
final class CredentialsElsewhere extends FileRule {
    private static final int CREDENTIALS = 1;
    private static final int OTHER = 2;

    CredentialsElsewhere() {
        super(RuleInfo.error("TG710", "AuthInfo in the access map with FEATURE(authinfo)"), Set.of(Tag.AUTH_INFO));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(entry -> entry.tag() == Tag.AUTH_INFO ? CREDENTIALS : OTHER);
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private @Nullable Entry first;

            @Override
            public void entry(Entry entry, Report report) {
                first = first == null ? entry : first;
            }

            @Override
            public void end(EntryTable entries, Report report) {
                boolean others = entries.tags().stream().anyMatch(other -> other != Tag.AUTH_INFO);
                if (first != null && others && site.has(Feature.AUTHINFO)) {
                    report.of(CredentialsElsewhere.this, first, site)
                            .tag(
                                    "FEATURE(`authinfo') is on: sendmail looks up credentials in the authinfo map, "
                                            + "not here",
                                    "move the AuthInfo: entries to the text of the authinfo map");
                }
            }
        };
    }
}
