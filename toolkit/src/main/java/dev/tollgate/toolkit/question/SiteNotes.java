package dev.tollgate.toolkit.question;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import dev.tollgate.model.site.SiteGap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a verdict of the stock rulesets could depend on and does not know of the site. */
public final class SiteNotes {
    private static final List<String> RELAYING = List.of("check_relay", "check_mail", "check_rcpt");

    private SiteNotes() {}

    /** The notes on a verdict of {@code site}. */
    public static List<String> of(Site site, Verdict verdict) {
        Phase phase = verdict.phase();
        List<String> notes = new ArrayList<>();
        boolean checks = phase == Phase.CONNECT || phase == Phase.MAIL || phase == Phase.RCPT;
        if (checks && site.deliveryMode().equals("d")) {
            notes.add("the delivery mode of this site is deferred (" + site.source(SiteFact.DELIVERY_MODE)
                    + "): sendmail makes none of its checks");
        }
        if (!site.readsAccessMap()) {
            notes.add("this site has no access map, because FEATURE(access_db) is off ("
                    + site.source(SiteFact.ACCESS_MAP) + "): no entry was looked up");
        }
        if (phase == Phase.GREET_PAUSE && site.readsAccessMap() && !site.greetPauseAsksMap()) {
            notes.add("FEATURE(`greet_pause') comes before FEATURE(`access_db') (" + site.source(Feature.GREET_PAUSE)
                    + "): GreetPause: entries are never looked up");
        }
        gaps(site, rulesets(site, phase))
                .forEach(gap -> notes.add("this site has " + gap + ", which is not asked here"));
        if (phase == Phase.MAIL && site.has(Feature.RHSBL)) {
            notes.add("this site has a list of rejected domains (rhsbl), which is not asked here");
        }
        assumed(site, verdict, notes);
        overruled(verdict, notes);
        return List.copyOf(notes);
    }

    /** What an answer about relaying at {@code site} leaves out; nothing where it is complete. */
    public static List<String> incomplete(Site site) {
        List<String> notes = new ArrayList<>();
        gaps(site, new LinkedHashSet<>(RELAYING)).stream()
                .filter(gap -> !gap.startsWith("the milter"))
                .forEach(gap -> notes.add("this site has " + gap + ", which is not asked here"));
        return notes;
    }

    private static List<String> gaps(Site site, Set<String> rulesets) {
        List<String> gaps = new ArrayList<>();
        for (SiteGap gap : site.gaps()) {
            if (rulesets.stream().anyMatch(gap::concerns)) {
                gaps.add(gap.text() + " (" + gap.source() + ")");
            }
        }
        return gaps;
    }

    private static Set<String> rulesets(Site site, Phase phase) {
        Set<String> rulesets = new LinkedHashSet<>();
        switch (phase) {
            case CONNECT -> rulesets.add("check_relay");
            case MAIL -> rulesets.addAll(List.of("check_mail", "tls_client"));
            case RCPT -> rulesets.add("check_rcpt");
            case CLIENT_RATE -> rulesets.add("RateControl");
            case CLIENT_CONN -> rulesets.add("ConnControl");
            case QUEUE_GROUP -> rulesets.add("queuegroup");
            case COMPAT -> rulesets.add("check_compat");
            default -> rulesets.add(phase.option().replace('-', '_').toLowerCase(Locale.ROOT));
        }
        if (phase == Phase.RCPT && site.has(Feature.DELAY_CHECKS)) {
            rulesets.addAll(RELAYING);
            rulesets.add("tls_client");
        }
        return rulesets;
    }

    private static void assumed(Site site, Verdict verdict, List<String> notes) {
        boolean refused = verdict.phase() == Phase.RCPT
                && verdict.decision() == Decision.REJECT
                && Boolean.FALSE.equals(verdict.relay());
        if (!refused || !site.known() || site.knows(SiteFact.MACHINE_NAME)) {
            return;
        }
        notes.add("class w also has the machine's own name and the addresses of its interfaces, which are not "
                + "known here: give --host-name, and --local-domain for addresses in brackets");
        if (site.has(Feature.RELAY_ENTIRE_DOMAIN) && !site.knows(SiteFact.OWN_DOMAINS)) {
            notes.add("with relay_entire_domain hosts in the domain of the machine's own name may relay; that is not"
                    + " known here: give --host-name");
        }
    }

    /** An OK that was found and does not allow relaying. */
    private static void overruled(Verdict verdict, List<String> notes) {
        boolean denied = verdict.phase() == Phase.RCPT
                && verdict.decision() == Decision.REJECT
                && verdict.reply() != null
                && verdict.reply().text().contains("Relaying denied");
        if (!denied) {
            return;
        }
        for (Probe probe : verdict.lookups()) {
            if (probe.hit() != null && probe.hit().value().strip().equalsIgnoreCase("OK")) {
                notes.add(probe.hit().key() + " OK does not allow relaying: the recipient's domain is neither local nor"
                        + " relayed to, and OK only skips other checks; RELAY would allow it");
                return;
            }
        }
    }
}
