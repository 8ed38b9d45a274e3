package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A tag that this site's configuration never looks up. */
final class TagWithoutFeature extends SiteRule {
    TagWithoutFeature() {
        super(
                RuleInfo.error("TG702", "A tag whose feature is not enabled"),
                Arrays.stream(Tag.values())
                        .filter(tag -> tag.feature().isPresent())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (NeededFeatures.lacks(site, entry.tag())) {
            String call = switch (entry.tag()) {
                case BCC -> "FEATURE(`bcc', `access')";
                case XCONNECT -> "HACK(`xconnect')";
                default -> "FEATURE(`" + entry.tag().feature().orElse("") + "')";
            };
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.tagSpan(),
                    "without " + call + " sendmail never looks this tag up",
                    "add " + call + " to the mc file, or remove the entry");
        }
    }
}
