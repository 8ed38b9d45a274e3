package dev.tollgate.toolkit.directory;

import dev.tollgate.directory.change.Journal;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.Push;
import dev.tollgate.directory.change.PushPlan;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.files.Contention;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.study.DecisionDiff;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * What makes a directory hold a text.
 *
 * @param pulled what the directory holds
 * @param document the text
 * @param plan the changes in order
 * @param decisions whose mail is treated differently then
 */
public record TextPush(PulledText pulled, AccessFile document, Plan plan, List<DecisionDifference> decisions) {
    /** Copies the decisions. */
    public TextPush {
        decisions = List.copyOf(decisions);
    }

    /** The changes from what was {@code pulled} to {@code document}, and what they come to at {@code site}. */
    public static TextPush of(PulledText pulled, AccessFile document, Site site) throws DirectoryException {
        AccessIndex target = AccessIndex.of(document);
        try (Server server = pulled.place().open()) {
            Plan plan =
                    PushPlan.of(server, pulled.view(), target, pulled.place().owner(), site);
            return new TextPush(
                    pulled, document, plan, DecisionDiff.of(pulled.view().index(), target, site));
        }
    }

    /** Whether nothing of what is there stays. */
    public boolean empties() {
        return plan.deleted() > 0 && plan.deleted() == pulled.size();
    }

    /** Whether some session gets further for a moment than before and after, whatever the order. */
    public boolean hasNoSafeOrder() {
        return plan.obstacle().isPresent();
    }

    /**
     * Makes the changes, with a journal, so that they can be finished or undone if this process ends meanwhile.
     *
     * @param done told after each change how many are made
     * @return what the directory holds then
     */
    public PulledText run(IntConsumer done) throws DirectoryException, IOException {
        if (hasNoSafeOrder()) {
            throw new DirectoryException(
                    Kind.BAD_DATA,
                    "no order is safe: in each, some session gets further for a moment than before and after; "
                            + "nothing was changed",
                    "make the change in two steps, or use 'tollgate ldap push --allow-widening'");
        }
        DirectoryPlace place = pulled.place();
        try (Server server = place.open();
                Journal journal =
                        Journal.open(place.address(), place.base(), MapName.ACCESS, place.owner(), Contention.FAIL)) {
            Optional<Map<String, Journal.Values>> unfinished = journal.unfinished();
            journal.begin(plan, unfinished.orElse(Map.of()));
            int[] made = new int[1];
            boolean sure = false;
            try {
                Push.run(server, plan, count -> {
                    made[0] = count;
                    done.accept(count);
                });
                sure = true;
            } catch (DirectoryException e) {
                sure = made[0] == 0 && unfinished.isEmpty() && e.kind() != Kind.UNREACHABLE && e.kind() != Kind.TIMEOUT;
                throw e;
            } finally {
                if (sure) {
                    journal.end();
                }
            }
            return PulledText.read(place, server);
        }
    }
}
