package dev.tollgate.cli.ldap;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Decisions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.directory.change.Change;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.Planner;
import dev.tollgate.directory.change.Step;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.policy.study.SafeOrder;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plans for a server. */
final class Plans {
    private Plans() {}

    /** The changes from {@code now} to {@code target}, in the order in which they are made. */
    static Plan of(Server server, View now, AccessIndex target, MapOptions options, Site site)
            throws DirectoryException {
        Plan plan = Planner.plan(now, target, options.owner());
        Plan ordered = options.isPolicy() ? plan.ordered(now.index(), target, site) : plan.plain();
        String container = now.snapshot().container();
        if (ordered.added() == 0 || server.entry(container, "1.1").isPresent()) {
            return ordered;
        }
        Change top = new Change(
                Change.Kind.CONTAINER,
                container,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                options.map(),
                options.owner());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(List.of(top), new SafeOrder.Move(List.of(Map.of()))));
        steps.addAll(ordered.steps());
        return new Plan(
                steps, ordered.warnings(), ordered.obstacle(), ordered.added(), ordered.changed(), ordered.deleted());
    }

    /** Gives up if the plan has no safe order, unless that is {@code allowed}. */
    static void requireOrder(Console console, Plan plan, boolean allowed) {
        if (plan.obstacle().isEmpty()) {
            return;
        }
        DecisionDifference obstacle = plan.obstacle().get();
        Secrets secrets = console.secrets();
        console.warn("in every order some session gets further for a moment than before and after, such as this one:");
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
                    "on a server without replicas --transaction makes all changes at once; --allow-widening makes them"
                            + " one by one all the same");
        }
    }
}
