package dev.tollgate.model.policy;

import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose mail two access files treat otherwise. For each key whose value differs, sessions are made that lead sendmail to
 * that key, and each is put to the evaluator under both files: what is reported has been seen to differ.
 */
public final class DecisionDiff {
    private final AccessIndex before;
    private final AccessIndex after;
    private final Site site;

    private DecisionDiff(AccessIndex before, AccessIndex after, Site site) {
        this.before = before;
        this.after = after;
        this.site = site;
    }

    /** One difference for each changed key and each phase at which it shows, in the order of the files. */
    public static List<DecisionDifference> of(AccessIndex before, AccessIndex after, Site site) {
        return new DecisionDiff(before, after, site).differences();
    }

    private List<DecisionDifference> differences() {
        List<DecisionDifference> differences = new ArrayList<>();
        for (String key : changedKeys()) {
            Witnesses witnesses = new Witnesses(site, before, after, key);
            Set<Phase> shown = EnumSet.noneOf(Phase.class);
            for (Witnesses.Witness witness : witnesses.all()) {
                if (!shown.contains(witness.phase())) {
                    Verdict old = Trace.run(witness.phase(), witness.facts(), site, before);
                    Verdict now = Trace.run(witness.phase(), witness.facts(), site, after);
                    if (!sameTreatment(old, now)) {
                        shown.add(witness.phase());
                        differences.add(new DecisionDifference(key, witness.facts(), old, now));
                    }
                }
            }
        }
        return differences;
    }

    private Set<String> changedKeys() {
        Set<String> changed = new LinkedHashSet<>();
        collect(before, after, changed);
        collect(after, before, changed);
        return changed;
    }

    private static void collect(AccessIndex from, AccessIndex other, Set<String> changed) {
        for (int i = 0; i < from.size(); i++) {
            Hit entry = from.entry(i);
            String key = dev.tollgate.model.source.LineGrammar.fold(entry.key());
            Hit counterpart = other.get(key);
            if (counterpart == null || !counterpart.value().equals(entry.value())) {
                changed.add(key);
            }
        }
    }

    /** Whether the client, the message or the session fares the same; by which entry does not matter. */
    static boolean sameTreatment(Verdict one, Verdict other) {
        return one.treatment().equals(other.treatment());
    }
}
