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

/** Credentials for servers, and none for the smart host that all mail goes through. */
final class SmartHostWithoutCredentials extends FileRule {
    private static final int CREDENTIALS = 1;
    private static final int OF_SMART_HOST = 2;

    SmartHostWithoutCredentials() {
        super(RuleInfo.info("TG724", "No credentials for the smart host"), Set.of(Tag.AUTH_INFO));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(entry -> role(entry, site));
    }

    private static int role(Entry entry, Site site) {
        if (entry.tag() != Tag.AUTH_INFO || site.smartHost().isEmpty() || site.has(Feature.AUTHINFO)) {
            return 0;
        }
        return SmartHost.isFound(entry, site) ? CREDENTIALS | OF_SMART_HOST : CREDENTIALS;
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private @Nullable Entry first;
            private boolean found;

            @Override
            public void entry(Entry entry, Report report) {
                int role = role(entry, site);
                first = role != 0 && first == null ? entry : first;
                found |= (role & OF_SMART_HOST) != 0;
            }

            @Override
            public void end(EntryTable entries, Report report) {
                if (first != null && !found) {
                    report.of(SmartHostWithoutCredentials.this, first, site)
                            .left(
                                    "mail leaves through the smart host " + site.smartHost()
                                            + ", but no AuthInfo entry is found for it",
                                    "add AuthInfo:" + site.smartHost() + " if the smart host asks for a password");
                }
            }
        };
    }
}
