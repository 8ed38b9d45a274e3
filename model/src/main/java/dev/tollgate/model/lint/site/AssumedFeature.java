package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.Set;

/** Says which features were taken for granted because nothing is known of the site: once for each, at its first entry. */
final class AssumedFeature extends FileRule {
    AssumedFeature() {
        super(RuleInfo.info("TG701", "A feature that was assumed"), EnumSet.allOf(Tag.class));
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
        return (entry, report) -> {
            for (Feature feature : NeededFeatures.of(entry)) {
                if (!site.has(feature) && !site.knows(feature) && told.add(feature)) {
                    report.of(this, entry, site)
                            .left(
                                    "this entry, and others like it, need " + feature.mcName()
                                            + ", which is assumed to be switched on",
                                    "name the site's sendmail.mc or sendmail.cf (--mc, --cf; in the window: File, Site"
                                            + " configuration), or its features with --feature");
                }
            }
        };
    }
}
