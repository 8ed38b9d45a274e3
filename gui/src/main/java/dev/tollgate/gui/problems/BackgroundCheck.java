package dev.tollgate.gui.problems;

import dev.tollgate.gui.document.DocumentChange;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.LintResult;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.LiveCheck;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the whole document away from the user interface's thread and follows its edits there, one after the other. A
 * result is shown only when no edit is waiting.
 */
final class BackgroundCheck {
    private final Linter linter;
    private final Jobs jobs;
    private final Consumer<Optional<LintResult>> show;
    private final List<DocumentChange> waiting = new ArrayList<>();
    /** How many edits there were: a pause counts only after the last one. */
    private int rounds;

    private boolean paused;
    private Site site = Site.UNKNOWN;
    private @Nullable Job running;
    private @Nullable LiveCheck live;

    /** A check whose results go to {@code show}; none comes when it failed or was canceled. */
    BackgroundCheck(Linter linter, Jobs jobs, Consumer<Optional<LintResult>> show) {
        this.linter = linter;
        this.jobs = jobs;
        this.show = show;
    }

    private record Checked(LiveCheck live, LintResult result) {}

    /** Begins anew with {@code document}. */
    void start(AccessFile document, Site configured) {
        site = configured;
        Job outdated = running;
        running = null;
        if (outdated != null) {
            outdated.cancel();
        }
        waiting.clear();
        rounds++;
        live = null;
        run(job -> new LiveCheck(linter, document, configured));
    }

    /** Follows an edit. */
    void edited(DocumentChange change) {
        LiveCheck current = live;
        if (running == null && current == null) {
            start(change.after(), site);
            return;
        }
        waiting.add(change);
        paused = false;
        int round = ++rounds;
        jobs.afterPause(() -> {
            if (round == rounds) {
                paused = true;
                follow();
            }
        });
    }

    /** Follows what is waiting, once nobody types and no check is under way. */
    private void follow() {
        LiveCheck current = live;
        if (paused && current != null && !waiting.isEmpty()) {
            followFrom(current);
        }
    }

    private void followFrom(LiveCheck current) {
        // While the worker has it nobody else may.
        live = null;
        List<DocumentChange> next = List.copyOf(waiting);
        waiting.clear();
        run(job -> {
            next.forEach(change -> current.edit(
                    change.after(),
                    change.lines().first(),
                    change.lines().removed(),
                    change.lines().inserted()));
            return current;
        });
    }

    private void run(Jobs.Work<LiveCheck> work) {
        running = jobs.start(
                Texts.of("job.check"),
                job -> {
                    LiveCheck checked = work.run(job);
                    return new Checked(checked, checked.result());
                },
                this::done,
                problem -> stopped(),
                () -> {
                    if (running != null) {
                        stopped();
                    }
                });
    }

    /** The next edit begins anew. */
    private void stopped() {
        running = null;
        live = null;
        waiting.clear();
        show.accept(Optional.empty());
    }

    private void done(Checked checked) {
        running = null;
        live = checked.live();
        if (waiting.isEmpty()) {
            show.accept(Optional.of(checked.result()));
        } else {
            follow();
        }
    }
}
