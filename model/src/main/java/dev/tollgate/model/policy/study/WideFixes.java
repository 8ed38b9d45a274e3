package dev.tollgate.model.policy.study;

import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Which fixes let more mail through, or more clients relay. */
public final class WideFixes {
    private WideFixes() {}

    /**
     * The findings whose fix widens, with all that follows from it on the same lines.
     *
     * @param findings what {@code linter} finds in {@code file}
     * @param engine what answers for {@code site}, asked for once there is a fix
     */
    public static Set<Finding> of(
            Linter linter, AccessFile file, Site site, List<Finding> findings, Supplier<PolicyEngine> engine) {
        Set<FixPlan.Step> steps = new LinkedHashSet<>(FixPlan.of(linter, file, site, findings));
        for (Finding finding : findings) {
            if (finding.fix().filter(fix -> fix.kind() == Fix.Kind.UNSAFE).isPresent()) {
                steps.add(FixPlan.alone(file, finding));
            }
        }
        Set<Finding> wide = new HashSet<>();
        if (!steps.isEmpty()) {
            new FixStudy(file, List.copyOf(steps), site, engine.get())
                    .widening()
                    .keySet()
                    .forEach(step -> wide.addAll(step.findings()));
        }
        return wide;
    }
}
