package dev.tollgate.directory.change;

import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.study.SafeOrder;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the plan of a push. */
public final class PushPlan {
    private PushPlan() {}

    /** The changes from {@code now} to {@code target} in the order in which they are made, with the entry above them. */
    public static Plan of(Server server, View now, AccessIndex target, Owner owner, Site site)
            throws DirectoryException {
        MapName map = now.snapshot().map();
        Plan plan = Planner.plan(now, target, owner);
        Plan ordered = map.isPolicy() ? plan.ordered(now.index(), target, site) : plan.plain();
        String container = now.snapshot().container();
        if (ordered.added() == 0
                || map.kind() == MapName.Kind.CLASS
                || server.entry(container, "1.1").isPresent()) {
            return ordered;
        }
        Change top =
                new Change(Change.Kind.CONTAINER, container, "", "", Optional.empty(), Optional.empty(), map, owner);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(List.of(top), new SafeOrder.Move(List.of(Map.of()))));
        steps.addAll(ordered.steps());
        return new Plan(
                steps, ordered.warnings(), ordered.obstacle(), ordered.added(), ordered.changed(), ordered.deleted());
    }
}
