package dev.tollgate.model.policy.study;

import dev.tollgate.model.lint.FixApplier;
import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the layout and intent fixes of a file. */
public final class IntentFixes {
    private IntentFixes() {}

    /** What becomes of a fix that lets more mail through or more clients relay. */
    public enum Widening {
        /** It is left to somebody who allows it. */
        LEFT,
        /** It is made. */
        ALLOWED
    }

    /**
     * A step that was not made.
     *
     * @param step what it would do
     * @param widens whether it was left because it widens; else because its lines would still have an error
     */
    public record Left(FixPlan.Step step, boolean widens) {}

    /**
     * What was made of a file.
     *
     * @param file the fixed file
     * @param layout how many layout fixes were made
     * @param intent how many places have had their intent fixes made
     * @param left what was not made; lines are those of {@code tidy}
     * @param tidy the file with the first layout fixes alone
     */
    public record Result(AccessFile file, int layout, int intent, List<Left> left, AccessFile tidy) {}

    /**
     * {@code file} with its layout fixes made, and those intent fixes that leave no error and are allowed; the stock
     * rulesets say which widen.
     */
    public static Result apply(Linter linter, AccessFile file, Site site, Widening widening) {
        return apply(linter, file, site, new StockEngine(site), widening);
    }

    /** The same where {@code engine} answers for {@code site}. */
    public static Result apply(Linter linter, AccessFile file, Site site, PolicyEngine engine, Widening widening) {
        FixApplier.Fixed tidy = FixApplier.apply(linter, file, site);
        List<FixPlan.Step> plan = FixPlan.of(linter, tidy.file(), site);
        List<Left> left = new ArrayList<>();
        List<FixPlan.Step> made = new ArrayList<>();
        Set<FixPlan.Step> wide = widening == Widening.ALLOWED || plan.isEmpty()
                ? Set.of()
                : new FixStudy(tidy.file(), plan, site, engine).widening().keySet();
        for (FixPlan.Step step : plan) {
            if (!step.left().isEmpty() || wide.contains(step)) {
                left.add(new Left(step, step.left().isEmpty()));
            } else {
                made.add(step);
            }
        }
        if (widening == Widening.LEFT) {
            narrow(tidy.file(), made, left, site, engine);
        }
        AccessFile meant = AccessFile.parse(tidy.file()
                .apply(made.stream().map(FixPlan.Step::edit).toList())
                .render());
        FixApplier.Fixed fixed = FixApplier.apply(linter, meant, site);
        return new Result(fixed.file(), tidy.fixes() + fixed.fixes(), made.size(), left, tidy.file());
    }

    /** Moves to {@code left} what widens only together with others: until no session gets further than before. */
    private static void narrow(
            AccessFile file, List<FixPlan.Step> made, List<Left> left, Site site, PolicyEngine engine) {
        AccessIndex before = AccessIndex.of(file);
        while (!made.isEmpty()) {
            AccessIndex after = AccessIndex.of(
                    file.apply(made.stream().map(FixPlan.Step::edit).toList()));
            Set<String> wide = DecisionDiff.widening(before, after, site, engine);
            List<FixPlan.Step> together = new FixStudy(file, made, site, engine).changing(wide);
            if (together.isEmpty()) {
                return;
            }
            made.removeAll(together);
            together.forEach(step -> left.add(new Left(step, true)));
        }
    }
}
