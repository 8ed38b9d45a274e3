package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.Set;

/** Says which features were taken for granted because nothing is known of the site: once for each, at its first entry. */
final class AssumedFeature implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG701", "A feature that was taken for granted");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return EnumSet.allOf(Tag.class);
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(entry -> {
            int roles = 0;
            for (Feature feature : NeededFeatures.of(entry)) {
                roles |= 1 << NeededFeatures.ALL.indexOf(feature);
            }
            return roles;
        });
    }

    @Override
    public Pass begin(Site site) {
        Set<Feature> told = EnumSet.noneOf(Feature.class);
        return (entry, report) -> tell(entry, site, told, report);
    }

    private void tell(Entry entry, Site site, Set<Feature> told, Report report) {
        for (Feature feature : NeededFeatures.of(entry)) {
            if (!site.has(feature) && !site.knows(feature) && told.add(feature)) {
                report.add(
                        this,
                        entry.lineNumber(),
                        entry.leftSpan(),
                        "this entry, and every one like it, needs " + feature.mcName()
                                + ", which is assumed to be switched on",
                        "name the site's sendmail.mc or sendmail.cf (--mc, --cf; in the window: File, Site configuration),"
                                + " or its features with --feature");
            }
        }
    }
}
