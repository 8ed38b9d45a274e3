package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;

/** Says which features were taken for granted because nothing is known of the site: once for each, at its first entry. */
final class AssumedFeature extends FileRule {
    AssumedFeature() {
        super(RuleInfo.info("TG701", "A feature that was assumed"), EnumSet.allOf(Tag.class));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(NeededFeatures::of);
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            /** What is taken for granted and has not been told yet. */
            private int assumed = NeededFeatures.ALL.stream()
                    .filter(feature -> !site.has(feature) && !site.knows(feature))
                    .mapToInt(NeededFeatures::bit)
                    .sum();

            @Override
            public void entry(Entry entry, Report report) {
                int needed = NeededFeatures.of(entry) & assumed;
                if (needed != 0) {
                    assumed &= ~needed;
                    tell(needed, report.of(AssumedFeature.this, entry, site));
                }
            }
        };
    }

    private static void tell(int needed, EntryReport report) {
        for (Feature feature : NeededFeatures.ALL) {
            if ((needed & NeededFeatures.bit(feature)) != 0) {
                report.left(
                        "this entry, and others like it, need " + feature.mcName()
                                + ", which is assumed to be switched on",
                        "name the site's sendmail.mc or sendmail.cf (--mc, --cf; in the window: File, Site"
                                + " configuration), or its features with --feature");
            }
        }
    }
}
