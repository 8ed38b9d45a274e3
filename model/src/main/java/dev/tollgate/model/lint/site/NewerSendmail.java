package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.FactSource;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import java.util.EnumSet;
import java.util.Set;

/** Entries that sendmail reads only from some version on. Told once for each tag. */
final class NewerSendmail implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG712", "An entry for a newer sendmail");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.STS, Tag.CLT_FEATURES);
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(entry -> since(entry).isEmpty() ? 0 : entry.tag() == Tag.STS ? 1 : 2);
    }

    @Override
    public Pass begin(Site site) {
        Set<Tag> told = EnumSet.noneOf(Tag.class);
        return (entry, report) -> {
            String version = since(entry);
            if (!version.isEmpty()
                    && site.source(SiteFact.VERSION).kind() != FactSource.Kind.GIVEN
                    && !(site.knows(SiteFact.VERSION) && site.atLeast(version))
                    && told.add(entry.tag())) {
                tell(entry, version, report);
            }
        };
    }

    private static String since(Entry entry) {
        if (entry.tag() == Tag.STS) {
            return "8.18.2";
        }
        boolean ofServer = entry.tag() == Tag.CLT_FEATURES && entry.key().kind() != KeyKind.DEFAULT;
        return ofServer ? "8.17.2" : "";
    }

    private void tell(Entry entry, String version, Report report) {
        report.add(
                this,
                entry.lineNumber(),
                entry.leftSpan(),
                "sendmail looks such a key up from version " + version + " on; an older one never finds it",
                "check the version with sendmail -d0.1 -bv root");
    }
}
