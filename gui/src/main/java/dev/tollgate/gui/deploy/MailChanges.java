package dev.tollgate.gui.deploy;

import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.study.DecisionDiff;
import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Whose mail the later text of a comparison treats differently than the earlier one. */
public final class MailChanges {
    /** Of more, asking takes longer than anybody looks. */
    private static final int MOST_KEYS = 20_000;

    private final Jobs jobs;
    private final Supplier<Site> site;
    private final Supplier<PolicyEngine> engine;
    private final ObservableList<MailChange> changes = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private @Nullable Job asking;

    /** Changes of which {@code engine} knows what they do at {@code site}. */
    public MailChanges(Jobs jobs, Supplier<Site> site, Supplier<PolicyEngine> engine) {
        this.jobs = jobs;
        this.site = site;
        this.engine = engine;
    }

    /** What was found out, or how many entries are too many to ask about. */
    private record Found(List<MailChange> changes, int tooMany) {}

    /** The mail that is treated differently, in the order of the entries. */
    public ObservableList<MailChange> changes() {
        return changes;
    }

    /** Why {@link #changes()} is empty, in words. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Finds out about {@code comparison}; of none there is nothing to find out. */
    public void show(Optional<Comparison> comparison) {
        if (asking != null) {
            asking.cancel();
        }
        changes.clear();
        state.set("");
        comparison.filter(texts -> !texts.lines().isEmpty()).ifPresent(this::ask);
    }

    private void ask(Comparison texts) {
        state.set(Texts.of("mailchange.asking"));
        Site counting = site.get();
        PolicyEngine answering = engine.get();
        asking = jobs.start(
                Texts.of("job.mail"),
                job -> find(texts, counting, answering, job),
                this::answered,
                problem -> state.set(problem.what() + " " + problem.advice()),
                () -> state.set(Texts.of("mailchange.canceled")));
    }

    private static Found find(Comparison texts, Site site, PolicyEngine engine, Job job) {
        AccessIndex before = AccessIndex.of(texts.before());
        AccessIndex after = AccessIndex.of(texts.after());
        int keys = DecisionDiff.changedKeys(before, after).size();
        if (keys > MOST_KEYS) {
            return new Found(List.of(), keys);
        }
        return new Found(
                DecisionDiff.of(before, after, site, engine, job::isCancelled).stream()
                        .map(MailChange::of)
                        .toList(),
                0);
    }

    private void answered(Found found) {
        changes.setAll(found.changes());
        state.set(found.tooMany() > 0 ? Texts.of("mailchange.many", found.tooMany()) : Texts.of("mailchange.none"));
    }
}
