package dev.tollgate.cli.ldap;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Decisions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.secret.Secrets;
import java.util.List;

/** Says what is wrong with a plan. */
final class PlanCheck {
    private PlanCheck() {}

    /** Gives up if the plan has no safe order, unless that is {@code allowed}. */
    static void requireOrder(Console console, Plan plan, boolean allowed) {
        if (plan.obstacle().isEmpty()) {
            return;
        }
        DecisionDifference obstacle = plan.obstacle().get();
        Secrets secrets = console.secrets();
        console.warn("no order is safe: in each, some session gets further for a moment than before and after, "
                + "such as this one:");
        Decisions.print(
                console.err(),
                console.style(Console.Stream.ERR),
                List.of(new DecisionDifference(
                        obstacle.key(),
                        obstacle.facts(),
                        secrets.verdict(obstacle.before()),
                        secrets.verdict(obstacle.after()))));
        if (!allowed) {
            throw new Problem(
                    ExitCode.DATA,
                    "nothing was changed",
                    "on a server without replicas --transaction makes all changes at once; --allow-widening makes "
                            + "them one by one anyway");
        }
    }
}
