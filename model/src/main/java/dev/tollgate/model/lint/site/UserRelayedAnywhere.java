package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** {@code To:user@ RELAY}: an open relay, or nothing. */
final class UserRelayedAnywhere extends SiteRule {
    UserRelayedAnywhere() {
        super(RuleInfo.error("TG707", "Relaying for a user in any domain"), Set.of(Tag.TO, Tag.UNTAGGED));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.key().kind() == KeyKind.USER && entry.is(Action.RELAY)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "with relaytofulladdress this relays mail to " + entry.key().text()
                            + "any.domain for everybody; without, it is never looked up for relaying",
                    "write the whole address, or relay for the domain");
        }
    }
}
