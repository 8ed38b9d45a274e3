package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A key with a dot in front where sendmail asks for none. */
final class SubdomainsNotLookedUp extends SiteRule {
    SubdomainsNotLookedUp() {
        super(
                RuleInfo.error("TG705", "A leading dot without lookupdotdomain").unsafeFix(),
                Arrays.stream(Tag.values())
                        .filter(tag -> tag.looksUp(KeyKind.SUBDOMAINS))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.key() instanceof Key.Subdomains subdomains)) {
            return;
        }
        if (NeededFeatures.lacks(site, Feature.LOOKUPDOTDOMAIN)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "without lookupdotdomain sendmail never looks up a key with a leading dot",
                    "remove the dot (then " + subdomains.name()
                            + " itself is meant, too), or add the option to access_db",
                    new Fix(
                            "remove the dot",
                            Fix.Kind.UNSAFE,
                            List.of(TextEdit.replace(entry.lineNumber(), entry.keySpan(), subdomains.name()))));
        } else if (site.has(Feature.RELAY_HOSTS_ONLY) && entry.is(Action.RELAY)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "with relay_hosts_only sendmail looks up whole names only when it decides about relaying",
                    "list the hosts");
        }
    }
}
