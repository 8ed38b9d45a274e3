package dev.tollgate.gui.workbench;

import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.gui.deploy.Comparison;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Notice.Choice;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.directory.PulledText;
import dev.tollgate.toolkit.directory.TextPush;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The directory that the document comes from, to push it to. */
final class DirectoryTarget implements SaveTarget {
    private final PulledText pulled;
    private final DirectoryActions directory;
    private final EditorModel editor;
    private final Jobs jobs;
    private final Notices notices;
    private final Supplier<Site> site;
    private final AccessFile saved;
    private volatile @Nullable TextPush prepared;
    private volatile @Nullable PulledText theirs;

    DirectoryTarget(
            PulledText pulled,
            DirectoryActions directory,
            EditorModel editor,
            Jobs jobs,
            Notices notices,
            Supplier<Site> site) {
        this.pulled = pulled;
        this.directory = directory;
        this.editor = editor;
        this.jobs = jobs;
        this.notices = notices;
        this.site = site;
        saved = editor.saved();
    }

    @Override
    public String shown() {
        return pulled.place().toString();
    }

    @Override
    public boolean isUnasked() {
        return false;
    }

    @Override
    public boolean isInConflict() {
        return directory.isInConflict();
    }

    @Override
    public Optional<Comparison> changes(AccessFile document) throws Problem {
        PulledText now = DirectoryActions.read(pulled.place());
        if (!now.isSame(pulled)) {
            theirs = now;
            throw new Problem(Texts.of("directory.changed", pulled.place()), "", null);
        }
        TextPush push;
        try {
            push = TextPush.of(pulled, document, site.get());
        } catch (DirectoryException e) {
            throw Problem.told(Texts.of("directory.unsaved", pulled.place()), e);
        }
        if (push.hasNoSafeOrder()) {
            throw new Problem(
                    Texts.of("directory.unsaved", pulled.place()),
                    Texts.of("directory.no.order", pulled.place()),
                    null);
        }
        prepared = push;
        return Optional.of(DirectoryActions.with(Comparison.of(pulled.into(saved), document), words(push)));
    }

    private static List<String> words(TextPush push) {
        List<String> words = new ArrayList<>();
        if (push.empties()) {
            words.add(Texts.of("directory.empties", push.plan().deleted()));
        }
        push.plan().warnings().forEach(words::add);
        for (DecisionDifference difference : push.decisions()) {
            words.add(Texts.of(
                    "proposals.differs",
                    difference.phase().option(),
                    ShownText.of(difference.facts().toString()),
                    difference.before().decision().word(),
                    difference.after().decision().word()));
        }
        return words;
    }

    @Override
    public void failed(Problem problem) {
        PulledText changed = theirs;
        if (changed == null) {
            notices.tell(Topic.FILE, problem);
        } else {
            directory.tellChanged(changed);
        }
    }

    @Override
    public void write(Runnable then) {
        TextPush push = prepared;
        if (push == null || push.document() != editor.document()) {
            // Whoever saves without a look has nothing prepared: what is not known yet cannot be sent.
            throw new IllegalStateException("a push that was not looked at");
        }
        AccessFile content = push.document();
        directory.pushBegins();
        jobs.start(
                Texts.of("job.directory.push", pulled.place()),
                job -> run(push, job),
                now -> {
                    directory.pushEnds(Optional.of(now), content);
                    notices.tell(
                            Topic.WORK,
                            Kind.GOOD,
                            Texts.of(
                                    "directory.pushed",
                                    pulled.place(),
                                    push.plan().added(),
                                    push.plan().changed(),
                                    push.plan().deleted()));
                    then.run();
                },
                problem -> {
                    directory.pushEnds(Optional.empty(), content);
                    notices.tell(
                            Topic.FILE,
                            problem,
                            new Choice(Texts.of("disk.keep"), directory::keep),
                            new Choice(Texts.of("disk.reload"), directory::reload));
                },
                () -> directory.pushEnds(Optional.empty(), content));
    }

    private static PulledText run(TextPush push, Job job) throws Problem {
        String place = push.pulled().place().toString();
        int all = Math.max(1, push.plan().changes().size());
        try {
            // Half a push is not a state to be left in: from here on it goes to its end.
            job.requireCommit();
            return push.run(count -> job.report((double) count / all));
        } catch (InterruptedIOException e) {
            throw new Problem(Texts.of("directory.unsaved", place), "", e);
        } catch (DirectoryException e) {
            throw Problem.told(Texts.of("directory.unsaved", place), e);
        } catch (IOException e) {
            throw new Problem(
                    Texts.of("directory.unsaved", place),
                    Texts.of("directory.journal", String.valueOf(e.getMessage())),
                    e);
        }
    }
}
