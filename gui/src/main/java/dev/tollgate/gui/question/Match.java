package dev.tollgate.gui.question;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.secret.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An entry that sendmail finds.
 *
 * @param phase when it looks
 * @param hit what it finds, with nothing secret in it
 * @param decides whether this is the entry that decides then
 */
public record Match(Phase phase, Hit hit, boolean decides) {
    /** The entries found, moment by moment: the one that decides first, then the others as they are looked up. */
    static List<Match> of(List<Verdict> verdicts) {
        List<Match> matches = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Verdict shown = Secrets.HIDDEN.verdict(verdict);
            Set<Hit> hits = new LinkedHashSet<>();
            if (shown.matched() != null) {
                hits.add(shown.matched());
            }
            shown.lookups().stream().map(Probe::hit).filter(hit -> hit != null).forEach(hits::add);
            hits.forEach(hit -> matches.add(new Match(shown.phase(), hit, hit.equals(shown.matched()))));
        }
        return List.copyOf(matches);
    }
}
