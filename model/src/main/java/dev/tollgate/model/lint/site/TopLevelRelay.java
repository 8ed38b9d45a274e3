package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;
import java.util.regex.Pattern;

/** RELAY for a top-level domain, or for one under which registries hand out names. */
final class TopLevelRelay extends SiteRule {
    private static final Pattern PUBLIC = Pattern.compile(
            "[a-z]{2}|com|net|org|info|biz|edu|gov|mil|int|name|pro|mobi|asia|aero|coop|museum|jobs|travel|tel|cat|post"
                    + "|app|dev|xyz|online|site|shop|store|top|club|tech|cloud|email|live|news|blog|website|space|world"
                    + "|agency|group|company|solutions|services|digital|media|global|network|systems|life|work|today"
                    + "|(co|com|net|org|ac|gov|edu|or|ne|go)\\.[a-z]{2}",
            Pattern.CASE_INSENSITIVE);

    TopLevelRelay() {
        super(RuleInfo.error("TG713", "Relaying for a top-level domain"), Set.of(Tag.CONNECT, Tag.TO, Tag.UNTAGGED));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!entry.is(Action.RELAY)) {
            return;
        }
        String name = "";
        if (entry.key() instanceof Key.Domain domain) {
            name = domain.name();
        } else if (entry.key() instanceof Key.Subdomains subdomains) {
            name = subdomains.name();
        }
        if (!name.isEmpty() && PUBLIC.matcher(name).matches()) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "a domain stands for all below it: this relays "
                            + (entry.tag() == Tag.TO ? "mail to every domain in ." : "for every host in .") + name,
                    "name the domains that are meant");
        }
    }
}
