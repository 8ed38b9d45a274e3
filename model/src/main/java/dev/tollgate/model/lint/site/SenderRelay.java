package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** {@code From:… RELAY} that relays nothing. */
final class SenderRelay extends SiteRule {
    SenderRelay() {
        super(RuleInfo.error("TG708", "A sender that does not relay"), Set.of(Tag.FROM, Tag.UNTAGGED));
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
        if (entry.tag() == Tag.UNTAGGED) {
            address(entry, site, report);
            return;
        }
        if (relays(entry, site)) {
            return;
        }
        String needed = entry.key().kind() == KeyKind.ADDRESS ? "relay_mail_from" : "relay_mail_from with `domain'";
        report.add(
                this,
                entry.lineNumber(),
                entry.rightSpan(),
                entry.key().kind() == KeyKind.USER
                        ? "no feature relays for a user part: this is no more than OK"
                        : "without " + needed
                                + (site.knows(Feature.RELAY_MAIL_FROM) ? "" : ", which is assumed to be off,")
                                + " this is no more than OK",
                "relay by client (Connect:), certificate or SMTP AUTH; or write OK if no relaying is meant");
    }

    /** Without a tag an address is a sender and, with relaytofulladdress, a recipient that is relayed to. */
    private void address(Entry entry, Site site, Report report) {
        if (entry.key().kind() == KeyKind.ADDRESS && !site.has(Feature.RELAYTOFULLADDRESS)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "without relaytofulladdress"
                            + (site.knows(Feature.RELAYTOFULLADDRESS) ? "" : ", which is assumed to be off,")
                            + " RELAY for one address is no more than OK",
                    "relay by client (Connect:), certificate or SMTP AUTH; or write OK if no relaying is meant");
        }
    }

    /** Whether {@code entry}, a sender with RELAY, makes {@code site} relay. */
    static boolean relays(Entry entry, Site site) {
        if (!site.has(Feature.RELAY_MAIL_FROM)) {
            return false;
        }
        boolean domains = site.has(Feature.RELAY_MAIL_FROM, "domain");
        return switch (entry.key().kind()) {
            case ADDRESS -> true;
            case DOMAIN, SUBDOMAINS, BRACKETED -> domains;
            default -> false;
        };
    }
}
