package dev.tollgate.model.lint.site;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** RELAY that relays nothing at the site, or more than it says, or what the site relays anyway. */
final class RelayRules {
    private static final String OTHERWISE = "relay by client (Connect:), certificate or SMTP AUTH";

    private RelayRules() {}

    static List<EntryRule> all() {
        return List.of(
                error("TG707", "Relaying for a user in any domain")
                        .on(Tag.TO, Tag.UNTAGGED)
                        .keys(KeyKind.USER)
                        .is(Action.RELAY)
                        .finds((entry, report) -> report.key(
                                "with relaytofulladdress this relays mail to "
                                        + entry.key().text()
                                        + "any.domain for everybody; without it, the entry is never looked up for "
                                        + "relaying",
                                "write the whole address, or relay for the domain")),
                error("TG708", "A sender that does not relay")
                        .on(Tag.FROM, Tag.UNTAGGED)
                        .is(Action.RELAY)
                        .finds(RelayRules::noMoreThanOk),
                warning("TG709", "Relaying for a sender")
                        .on(Tag.FROM)
                        .is(Action.RELAY)
                        .at(site -> site.has(Feature.RELAY_MAIL_FROM))
                        .where(RelayRules::relaysForSender)
                        .key(
                                "with relay_mail_from anyone who uses this sender may relay, and senders are "
                                        + "easily forged",
                                OTHERWISE),
                info("TG716", "RELAY for a domain that is relayed anyway")
                        .on(Tag.TO)
                        .keys(KeyKind.DOMAIN)
                        .is(Action.RELAY)
                        .finds(RelayRules::relayedAnyway),
                info("TG723", "Relaying for the smart host")
                        .on(Tag.CONNECT, Tag.UNTAGGED)
                        .is(Action.RELAY)
                        .at(site -> !site.smartHost().isEmpty())
                        .where(SmartHost::isNamed)
                        .finds((entry, report) -> report.key(
                                "mail leaves through the smart host "
                                        + report.site().smartHost()
                                        + "; it needs this entry only to relay its own mail through this host",
                                "remove the entry unless the smart host also sends other people's mail through "
                                        + "this host")));
    }

    /** Without a tag an address is a sender and, with relaytofulladdress, a recipient that is relayed to. */
    private static void noMoreThanOk(Entry entry, EntryReport report) {
        Site site = report.site();
        KeyKind key = entry.key().kind();
        String why = "";
        if (entry.tag() == Tag.UNTAGGED) {
            if (key == KeyKind.ADDRESS && !site.has(Feature.RELAYTOFULLADDRESS)) {
                why = without("relaytofulladdress", Feature.RELAYTOFULLADDRESS, site)
                        + " RELAY for one address is only OK";
            }
        } else if (key == KeyKind.USER) {
            why = "no feature relays for a user part: this is only OK";
        } else if (!relaysForSender(entry, site)) {
            String needed = key == KeyKind.ADDRESS ? "relay_mail_from" : "relay_mail_from with `domain'";
            why = without(needed, Feature.RELAY_MAIL_FROM, site) + " this is only OK";
        }
        if (!why.isEmpty()) {
            report.value(why, OTHERWISE + "; or write OK if you do not mean relaying");
        }
    }

    private static String without(String needed, Feature feature, Site site) {
        return "without " + needed + (site.knows(feature) ? "" : ", which is assumed to be off,");
    }

    /** Whether {@code entry}, a sender with RELAY, makes {@code site} relay. */
    private static boolean relaysForSender(Entry entry, Site site) {
        return site.has(Feature.RELAY_MAIL_FROM)
                && switch (entry.key().kind()) {
                    case ADDRESS -> true;
                    case DOMAIN, SUBDOMAINS, BRACKETED -> site.has(Feature.RELAY_MAIL_FROM, "domain");
                    default -> false;
                };
    }

    private static void relayedAnyway(Entry entry, EntryReport report) {
        String name = entry.key().text().toLowerCase(Locale.ROOT);
        if (contains(report.site().localDomains(), name)) {
            report.key("this is one of the site's own domains (class w)", "remove the entry");
        } else if (isRelayed(name, report.site())) {
            report.key("RELAY_DOMAIN covers it (class R)", "remove the entry");
        }
    }

    private static boolean isRelayed(String name, Site site) {
        if (contains(site.relayDomains(), name)) {
            return true;
        }
        int dot = name.indexOf('.');
        return dot >= 0 && !site.has(Feature.RELAY_HOSTS_ONLY) && isRelayed(name.substring(dot + 1), site);
    }

    private static boolean contains(Set<String> domains, String name) {
        return domains.stream().anyMatch(name::equalsIgnoreCase);
    }
}
