package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.sendmail.check.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entry decided: the last one that was found without which, and without what is found in its place, the session
 * is treated differently. Rules say nothing of that themselves, so they are asked again with the entry hidden. Where a
 * ruleset makes one search and hands over what it finds, that is it.
 */
final class Deciding {
    /** How many entries that take a hidden one's place are hidden too. */
    private static final int MOST_ROUNDS = 12;

    /** The moments at which one search is made, and what it finds is what counts. */
    private static final Set<Phase> HANDED_OVER =
            EnumSet.complementOf(EnumSet.of(Phase.CONNECT, Phase.MAIL, Phase.RCPT));

    private final CfQuestion question;
    private final CfQuestion.Asked first;

    Deciding(CfQuestion question, CfQuestion.Asked first) {
        this.question = question;
        this.first = first;
    }

    private record Found(String key, Hit hit) {}

    /** The entry; {@code null} if none decided. */
    @Nullable
    Hit hit() {
        List<Found> found = found(first);
        if (!found.isEmpty() && HANDED_OVER.contains(question.phase())) {
            return found.get(found.size() - 1).hit;
        }
        for (int i = found.size() - 1; i >= 0; i--) {
            Found candidate = found.get(i);
            if (decides(found, i)) {
                return candidate.hit;
            }
        }
        return null;
    }

    private boolean decides(List<Found> found, int place) {
        Set<String> before = new HashSet<>();
        found.subList(0, place).forEach(earlier -> before.add(earlier.key));
        Set<String> hidden = new HashSet<>();
        hidden.add(found.get(place).key);
        try {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                question.run().mask(hidden);
                CfQuestion.Asked other = question.again();
                if (!isSame(first.outcome(), other.outcome())) {
                    return true;
                }
                boolean more = false;
                for (Found next : found(other)) {
                    more |= !before.contains(next.key) && hidden.add(next.key);
                }
                if (!more) {
                    return false;
                }
            }
            return false;
        } finally {
            question.run().mask(Set.of());
        }
    }

    private List<Found> found(CfQuestion.Asked asked) {
        List<Found> found = new ArrayList<>();
        for (Outcome.Looked looked : asked.lookups()) {
            if (question.run().isGiven(looked.map())) {
                Hit hit = question.run().found(looked);
                if (hit != null) {
                    found.add(new Found(question.run().folded(looked.map(), looked.key()), hit));
                }
            }
        }
        return found;
    }

    private boolean isSame(Outcome one, Outcome other) {
        if (question.phase() == Phase.RCPT) {
            return treatment(one).equals(treatment(other));
        }
        return one.kind() == other.kind()
                && one.tokens().equals(other.tokens())
                && one.complaint().equals(other.complaint())
                && one.deciding().equals(other.deciding());
    }

    private Treatment treatment(Outcome outcome) {
        return new Answer(question.phase(), outcome, question.program()).treatment(null);
    }
}
