package dev.tollgate.model.lint.site;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.entry.value.Word;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Entries that the site's configuration does not look up, or looks up differently than they expect. */
final class FeatureRules {
    private FeatureRules() {}

    static List<Rule> all() {
        return List.of(
                error("TG702", "A tag whose feature is not enabled")
                        .on(tags(tag -> tag.feature().isPresent()))
                        .where((entry, site) -> NeededFeatures.lacks(site, entry.tag()))
                        .finds((entry, report) -> {
                            String call = call(entry.tag());
                            report.tag(
                                    "without " + call + " sendmail never looks up this tag",
                                    "add " + call + " to the mc file, or remove the entry");
                        }),
                error("TG703", "Rejecting recipients without blocklist_recipients")
                        .on(Tag.TO)
                        .at(without(Feature.BLOCKLIST_RECIPIENTS))
                        .when(NeededFeatures::refusesRecipient)
                        .value(
                                "without FEATURE(`blocklist_recipients') only RELAY has an effect under To:, so "
                                        + "sendmail accepts this recipient",
                                "add FEATURE(`blocklist_recipients') to the mc file"),
                error("TG704", "SKIP without the skip option")
                        .on(tags(tag -> tag.valueKind() == ValueKind.ACTION))
                        .is(Action.SKIP)
                        .at(without(Feature.SKIP))
                        .value(
                                "without the skip option of access_db this is an error text: mail is rejected with "
                                        + "\"553"
                                        + " 5.3.0 SKIP\"",
                                "write FEATURE(`access_db', …, `skip') in the mc file"),
                error("TG705", "A leading dot without lookupdotdomain")
                        .unsafeFix()
                        .on(tags(tag -> tag.looksUp(KeyKind.SUBDOMAINS)))
                        .keys(KeyKind.SUBDOMAINS)
                        .finds(FeatureRules::leadingDot),
                error("TG706", "Relaying for one address without relaytofulladdress")
                        .on(Tag.TO)
                        .values(ValueForm.PLAIN, ValueForm.MEANING)
                        .at(without(Feature.RELAYTOFULLADDRESS))
                        .when(NeededFeatures::relaysForAddress)
                        .key(
                                "without relaytofulladdress sendmail looks up only domains for relaying: mail to "
                                        + "this address is rejected",
                                "relay for the domain, or add relaytofulladdress to access_db"),
                error("TG711", "FRIEND or HATER in the wrong mode")
                        .on(Tag.SPAM)
                        .values(ValueForm.MEANING)
                        .where((entry, site) -> site.has(Feature.DELAY_CHECKS))
                        .finds(FeatureRules::spamMode),
                error("TG719", "A client's quarantine without delay_checks")
                        .on(Tag.CONNECT, Tag.UNTAGGED)
                        .values(ValueForm.MEANING)
                        .at(without(Feature.DELAY_CHECKS))
                        .when(NeededFeatures::quarantinesClient)
                        .value(
                                "without FEATURE(`delay_checks') the quarantine is lost at MAIL, and sendmail "
                                        + "delivers the client's mail",
                                "add FEATURE(`delay_checks') to the mc file, or write REJECT or DISCARD"),
                error("TG720", "A site without an access map")
                        .on()
                        .at(site -> !site.readsAccessMap())
                        .where((entry, site) -> !(entry.tag() == Tag.AUTH_INFO && site.has(Feature.AUTHINFO)))
                        .once(
                                "the configuration has no FEATURE(`access_db'): sendmail reads none of these entries",
                                "add FEATURE(`access_db') to the mc file, and check that it is not a comment"),
                info("TG722", "An entry that local rules read")
                        .on()
                        .at(site -> !site.lookups().isEmpty())
                        .where((entry, site) -> !entry.tagText().isEmpty()
                                && !site.lookups(entry.tagText()).isEmpty())
                        .finds((entry, report) -> report.tag(
                                "local rules look up this tag: " + rules(entry.tagText(), report.site()),
                                "read the rules to see what they do with the value")));
    }

    private static Set<Tag> tags(Predicate<Tag> wanted) {
        return Arrays.stream(Tag.values()).filter(wanted).collect(Collectors.toUnmodifiableSet());
    }

    /** A site where {@code feature} is known to be off. */
    private static Predicate<Site> without(Feature feature) {
        return site -> NeededFeatures.lacks(site, feature);
    }

    private static String call(Tag tag) {
        return switch (tag) {
            case BCC -> "FEATURE(`bcc', `access')";
            case XCONNECT -> "HACK(`xconnect')";
            default -> "FEATURE(`" + tag.feature().orElse("") + "')";
        };
    }

    private static void leadingDot(Entry entry, EntryReport report) {
        if (!(entry.key() instanceof Key.Subdomains subdomains)) {
            return;
        }
        if (NeededFeatures.lacks(report.site(), Feature.LOOKUPDOTDOMAIN)) {
            report.at(
                    entry.keySpan(),
                    "without lookupdotdomain sendmail never looks up a key with a leading dot",
                    "remove the dot (then " + subdomains.name()
                            + " itself is meant, too), or add the option to access_db",
                    Fix.unsafe("remove the dot", report.edit(entry.keySpan(), subdomains.name())));
        } else if (report.site().has(Feature.RELAY_HOSTS_ONLY) && entry.is(Action.RELAY)) {
            report.key("with relay_hosts_only sendmail looks up only whole names for relaying", "list the hosts");
        }
    }

    /** The mode is the argument of delay_checks, of which sendmail's m4 reads the first letter. */
    private static void spamMode(Entry entry, EntryReport report) {
        String mode = report.site().argument(Feature.DELAY_CHECKS).orElse("").toLowerCase(Locale.ROOT);
        String counts = mode.startsWith("f") ? "FRIEND" : mode.startsWith("h") ? "HATER" : "";
        if (!(entry.meaning() instanceof Word word) || word.text().equals(counts)) {
            return;
        }
        if (counts.isEmpty()) {
            report.value(
                    "FEATURE(`delay_checks') without `friend' or `hater' never looks up Spam:",
                    "write FEATURE(`delay_checks', `" + word.text().toLowerCase(Locale.ROOT) + "')");
        } else {
            report.value(
                    "in this mode of delay_checks only " + counts + " has an effect; this entry is ignored",
                    "remove the entry, or change the mode");
        }
    }

    private static String rules(String tag, Site site) {
        return site.lookups(tag).stream()
                .map(lookup -> lookup.ruleset() + " (" + lookup.source() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
