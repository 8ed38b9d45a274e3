package dev.tollgate.toolkit.question;

import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.secret.SecretFindings;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a verdict's reader may wonder about: entries that were meant for the question and did not do what they say. No secret is in them. */
public final class VerdictNotes {
    private static final List<Feature> SWITCHES = List.of(
            Feature.SKIP,
            Feature.LOOKUPDOTDOMAIN,
            Feature.RELAYTOFULLADDRESS,
            Feature.BLOCKLIST_RECIPIENTS,
            Feature.RELAY_MAIL_FROM,
            Feature.DELAY_CHECKS,
            Feature.TLS_SESSION_FEATURES,
            Feature.RATECONTROL,
            Feature.CONNCONTROL,
            Feature.GREET_PAUSE,
            Feature.QUEUEGROUP,
            Feature.COMPAT_CHECK);

    private final AccessFile file;
    private final Site site;
    private final Facts facts;
    private final Verdict verdict;
    private final PolicyEngine engine;
    private final List<String> notes = new ArrayList<>();

    private VerdictNotes(AccessFile file, Site site, Facts facts, Verdict verdict, PolicyEngine engine) {
        this.engine = engine;
        this.file = file;
        this.site = site;
        this.facts = facts;
        this.verdict = verdict;
    }

    /** The notes on the verdict that {@code file} gives. */
    public static List<String> of(AccessFile file, Site site, Facts facts, Verdict verdict) {
        return of(file, site, facts, verdict, new StockEngine(site));
    }

    /** The same where {@code engine} has answered. */
    public static List<String> of(AccessFile file, Site site, Facts facts, Verdict verdict, PolicyEngine engine) {
        VerdictNotes notes = new VerdictNotes(file, site, facts, verdict, engine);
        if (engine instanceof StockEngine) {
            notes.notes.addAll(SiteNotes.of(site, verdict));
        }
        notes.findings();
        notes.features();
        notes.next();
        notes.quarantine();
        notes.declaration();
        return List.copyOf(notes.notes);
    }

    private void findings() {
        Set<String> missed = new HashSet<>();
        Set<Integer> found = new HashSet<>();
        for (Probe probe : verdict.lookups()) {
            Hit hit = probe.hit();
            if (hit == null) {
                missed.add(LineGrammar.fold(probe.key()));
            } else {
                found.add(hit.line());
            }
        }
        SecretFindings shown = new SecretFindings(Secrets.HIDDEN, file);
        for (Finding finding : Rules.linter().check(file, site).findings()) {
            int line = finding.place().startLine();
            String why = shown.shown(finding).message() + " [" + finding.rule() + "]";
            if (found.contains(line) && finding.severity() != Severity.INFO) {
                notes.add("line " + line + " was found, but: " + why);
            } else if (finding.fix().isPresent() && becomesFound(finding, missed) || isNear(line, missed)) {
                notes.add("line " + line + " did not match: " + why);
            }
        }
    }

    /** Whether the finding's correction makes of an entry one that the lookups would have found. */
    private boolean becomesFound(Finding finding, Set<String> missed) {
        int line = finding.place().startLine();
        AccessFile fixed = file.apply(finding.fix().orElseThrow().edits());
        int last = Math.min(fixed.lineCount(), line + Math.max(0, fixed.lineCount() - file.lineCount()));
        for (int number = line; number <= last; number++) {
            boolean found = EntryParser.parse(number, fixed.line(number))
                    .map(entry -> LineGrammar.fold(entry.left()))
                    .filter(missed::contains)
                    .isPresent();
            if (found) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the key was asked for, but for its brackets, or for what it has after the bytes that sendmail asks for.
     */
    private boolean isNear(int line, Set<String> missed) {
        return EntryParser.parse(line, file.line(line))
                .map(entry -> LineGrammar.fold(entry.left()))
                .filter(key -> missed.contains(key) || missed.contains(bracketed(key)))
                .isPresent();
    }

    private static String bracketed(String key) {
        int tag = key.indexOf(':') + 1;
        return key.substring(0, tag) + "[" + key.substring(tag) + "]";
    }

    /** The entry that would decide if the one that does were not there. */
    private void next() {
        Hit decided = verdict.matched();
        if (decided == null) {
            return;
        }
        AccessIndex entries = AccessIndex.of(file);
        SessionPolicy policy = engine.on(key -> {
            Hit hit = entries.get(key);
            return hit != null && hit.line() == decided.line() ? null : hit;
        });
        Verdict other = policy.trace(verdict.phase(), facts);
        Hit hit = other.matched();
        if (hit != null && !other.treatment().equals(verdict.treatment())) {
            notes.add("line " + hit.line() + " would decide if line " + decided.line() + " were not there: " + hit.key()
                    + " " + Secrets.HIDDEN.value(hit.key(), hit.value()));
        }
    }

    /** Entries that would decide if a feature were on. */
    private void features() {
        AccessIndex entries = AccessIndex.of(file);
        Treatment treatment = verdict.treatment();
        if (!new Policy(site, entries).decide(verdict.phase(), facts).equals(treatment)) {
            // Rules of the site's own have answered; what a stock feature would change is not theirs.
            return;
        }
        for (Feature feature : SWITCHES) {
            if (site.has(feature) || !site.readsAccessMap()) {
                continue;
            }
            String argument = feature == Feature.DELAY_CHECKS ? "friend" : "";
            Policy policy = new Policy(site.toBuilder().with(feature, argument).build(), entries);
            Verdict other = policy.trace(verdict.phase(), facts);
            Hit hit = other.matched();
            if (hit != null && !isFound(hit) && !other.treatment().equals(treatment)) {
                notes.add("line " + hit.line() + " was not looked up: that needs FEATURE(`" + feature.mcName() + "')"
                        + rule(hit.line()));
            }
        }
    }

    private boolean isFound(Hit hit) {
        return verdict.lookups().stream().anyMatch(probe -> hit.equals(probe.hit()));
    }

    /** The rule that says of a line that its feature is off, in brackets, if there is one. */
    private String rule(int line) {
        Site without = site.toBuilder().noOtherFeatures().build();
        return Rules.linter().check(file, without).findings().stream()
                .filter(finding ->
                        finding.place().startLine() == line && finding.rule().startsWith("TG7"))
                .findFirst()
                .map(finding -> " [" + finding.rule() + "]")
                .orElse("");
    }

    /** How the map must be made for a text's answers to hold. */
    private void declaration() {
        if (site.accessMap().wantsNul()) {
            notes.add("the access map is declared with -N: sendmail finds only what makemap -N has stored");
        }
        if (site.accessMap().keepsCase()) {
            notes.add("the access map is declared with -f: keys are looked up in the case of the mail. Here "
                    + "makemap is assumed to have stored them in lower case");
        }
    }

    private void quarantine() {
        if (verdict.phase() == Phase.CONNECT && verdict.decision() == Decision.QUARANTINE) {
            notes.add("the quarantine of the connection is lost at MAIL; with FEATURE(`delay_checks') sendmail "
                    + "asks again at RCPT, and then quarantines the message");
        }
    }
}
