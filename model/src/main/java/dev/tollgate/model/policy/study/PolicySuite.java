package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Policy tests of one access file at one site.
 *
 * @param site the site
 * @param cases the cases in order
 */
public record PolicySuite(Site site, List<PolicyCase> cases) {
    public PolicySuite {
        cases = List.copyOf(cases);
    }

    /**
     * A case and what came out.
     *
     * @param mismatches where the verdict differs from what was expected; empty if the case passed
     */
    public record CaseResult(PolicyCase testCase, Verdict verdict, List<String> mismatches) {
        /** Whether the verdict is as expected. */
        public boolean passed() {
            return mismatches.isEmpty();
        }
    }

    /**
     * What became of a suite.
     *
     * @param results in the order of the cases
     * @param unreached the entries that no lookup of any case found, in the file's order
     * @param entries how many entries there are
     */
    public record Report(List<CaseResult> results, List<Hit> unreached, int entries) {
        /** Whether all cases passed. */
        public boolean passed() {
            return results.stream().allMatch(CaseResult::passed);
        }

        /** How many entries some case reached. */
        public int reached() {
            return entries - unreached.size();
        }
    }

    /** Asks every case of {@code entries}. */
    public Report run(AccessIndex entries) {
        return run(entries, new StockEngine(site));
    }

    /** The same where {@code engine} answers for the site. */
    public Report run(AccessIndex entries, PolicyEngine engine) {
        SessionPolicy policy = engine.on(entries);
        List<CaseResult> results = new ArrayList<>();
        BitSet reached = new BitSet();
        for (PolicyCase testCase : cases) {
            Verdict verdict = policy.trace(testCase.phase(), testCase.facts());
            for (Probe probe : verdict.lookups()) {
                Hit hit = probe.hit();
                if (hit != null) {
                    reached.set(hit.line());
                }
            }
            results.add(new CaseResult(testCase, verdict, testCase.expected().mismatches(verdict)));
        }
        List<Hit> unreached = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Hit entry = entries.entry(i);
            if (!reached.get(entry.line())) {
                unreached.add(entry);
            }
        }
        return new Report(results, unreached, entries.size());
    }
}
