package dev.tollgate.sendmail.check;

import dev.tollgate.sendmail.rewrite.Reach;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.rewrite.Rulesets;
import java.util.HashMap;
import java.util.Map;

/** Whether rules keep something in macros for the rules of a ruleset that is asked later in the same session. */
final class Keeping {
    private final Rulesets rulesets;
    private final Rewriter rewriter;
    private final Map<String, Reach> known = new HashMap<>();

    Keeping(Rulesets rulesets, Rewriter rewriter) {
        this.rulesets = rulesets;
        this.rewriter = rewriter;
    }

    /** Whether a rule that {@code later} reaches may read a macro that one which {@code earlier} reaches may set. */
    boolean isFor(String later, String earlier) {
        return reach(later).readsWhatIsSetBy(reach(earlier));
    }

    private Reach reach(String ruleset) {
        Reach reach = known.get(ruleset);
        if (reach == null || !reach.isCurrent()) {
            reach = rewriter.reach(rulesets.number(ruleset));
            known.put(ruleset, reach);
        }
        return reach;
    }
}
