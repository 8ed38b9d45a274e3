package dev.tollgate.gui.question;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.site.SiteModel;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.source.AccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The questions kept beside the access file, as policy tests, and what becomes of them. */
public final class SuiteModel {
    private final EditorModel editor;
    private final Jobs jobs;
    private final SiteModel site;
    private final ObservableList<KeptTest> tests = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final Deque<Step> undo = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoLabel = new ReadOnlyStringWrapper("");

    private Consumer<Problem> problemListener = problem -> {};
    private Runnable unsavedListener = () -> {};
    private @Nullable Job reading;

    /** The suite beside {@code editor}'s file; a new one says what {@code site} says of the site. */
    public SuiteModel(EditorModel editor, Jobs jobs, SiteModel site) {
        this.editor = editor;
        this.jobs = jobs;
        this.site = site;
    }

    /** The tests in the file's order. */
    public ObservableList<KeptTest> tests() {
        return tests;
    }

    /** Where the tests are kept and how they went, in a sentence. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** A change of the suite's file. */
    private record Step(String label, Optional<byte[]> before, Optional<byte[]> after) {}

    /** What was read, and the step that led there, if it was one. */
    private record Changed(List<KeptTest> tests, Step step) {}

    /** What {@link #undo} would take back; empty when there is nothing. */
    public ReadOnlyStringProperty undoLabelProperty() {
        return undoLabel.getReadOnlyProperty();
    }

    /** Tells {@code problems} what went wrong, and runs {@code unsaved} when there is no file to keep tests beside. */
    public void onTrouble(Consumer<Problem> problems, Runnable unsaved) {
        problemListener = problems;
        unsavedListener = unsaved;
    }

    /** Reads the suite of the open file. */
    public void load() {
        tests.clear();
        summary.set("");
        undo.clear();
        undoLabel.set("");
        Path access = editor.pathProperty().get();
        if (access != null) {
            read(Texts.of("job.suite"), job -> SuiteStore.read(access), read -> show(access, read));
        }
    }

    /**
     * Keeps {@code question} with the answer that the text as it is now gives.
     *
     * @param name what it shows, in the user's words; empty for the question itself
     */
    public void keep(Question question, String name) {
        Path access = editor.pathProperty().get();
        if (access == null) {
            unsavedListener.run();
            return;
        }
        String shows = name.isBlank() ? question.title() : name.strip();
        AccessFile document = editor.document();
        PolicyEngine asked = site.engine();
        var named = site.fileProperty().get();
        change(
                Texts.of("job.suite.keep"),
                access,
                Texts.of("suite.undo.keep", shows),
                () -> SuiteStore.keep(access, question, shows, AccessIndex.of(document), named, asked));
    }

    /** Gives {@code test} another name, unless that is blank or the one it has. */
    public void rename(KeptTest test, String name) {
        Path access = editor.pathProperty().get();
        int index = tests.indexOf(test);
        String old = test.policyCase().name();
        if (access != null && index >= 0 && !name.isBlank() && !name.strip().equals(old)) {
            change(
                    Texts.of("job.suite.change"),
                    access,
                    Texts.of("suite.undo.rename", old),
                    () -> SuiteStore.rename(access, index, test, name.strip()));
        }
    }

    /** Takes {@code test} out of the suite. */
    public void delete(KeptTest test) {
        Path access = editor.pathProperty().get();
        int index = tests.indexOf(test);
        if (access != null && index >= 0) {
            change(
                    Texts.of("job.suite.change"),
                    access,
                    Texts.of("suite.undo.delete", test.policyCase().name()),
                    () -> SuiteStore.delete(access, index, test));
        }
    }

    /** Takes back what was kept, renamed or deleted last, unless somebody else has changed the suite since. */
    public void undo() {
        Path access = editor.pathProperty().get();
        Step last = undo.peek();
        if (access == null || last == null) {
            return;
        }
        read(
                Texts.of("job.suite.change"),
                job -> {
                    if (!Arrays.equals(
                            SuiteStore.bytes(access).orElse(null), last.after().orElse(null))) {
                        throw new Problem(
                                Texts.of("suite.changed", SuiteStore.suiteOf(access)),
                                Texts.of("suite.changed.advice"),
                                null);
                    }
                    SuiteStore.restore(access, last.before());
                    return SuiteStore.read(access);
                },
                read -> {
                    undo.remove(last);
                    show(access, read);
                });
    }

    private interface FileWork {
        void run() throws Problem;
    }

    private void change(String title, Path access, String label, FileWork work) {
        read(
                title,
                job -> {
                    Optional<byte[]> before = SuiteStore.bytes(access);
                    work.run();
                    return new Changed(SuiteStore.read(access), new Step(label, before, SuiteStore.bytes(access)));
                },
                changed -> {
                    undo.push(changed.step());
                    show(access, changed.tests());
                });
    }

    /** Asks all questions of the text as it is now, saved or not. */
    public void run() {
        Path access = editor.pathProperty().get();
        if (access != null) {
            AccessFile document = editor.document();
            read(
                    Texts.of("job.suite.run"),
                    job -> SuiteStore.run(access, AccessIndex.of(document)),
                    read -> show(access, read));
        }
    }

    private <T> void read(String title, Jobs.Work<T> work, Consumer<T> done) {
        if (reading == null || !jobs.running().contains(reading)) {
            reading = jobs.start(title, work, done, this::failed);
        }
    }

    private void failed(Problem problem) {
        problemListener.accept(problem);
        Path access = editor.pathProperty().get();
        if (access != null && !tests.isEmpty()) {
            // What is shown may be what is no longer there.
            jobs.start(Texts.of("job.suite"), job -> SuiteStore.read(access), read -> show(access, read), again -> {});
        }
    }

    private void show(Path access, List<KeptTest> read) {
        tests.setAll(read);
        undoLabel.set(undo.isEmpty() ? "" : undo.getFirst().label());
        summarize(access);
    }

    private void summarize(Path access) {
        String file = String.valueOf(SuiteStore.suiteOf(access).getFileName());
        long failed = tests.stream().filter(KeptTest::failed).count();
        boolean ran = tests.stream().allMatch(test -> test.result().isPresent());
        if (tests.isEmpty()) {
            summary.set("");
        } else if (!ran) {
            summary.set(Texts.of("suite.kept", tests.size(), file));
        } else {
            summary.set(
                    failed == 0
                            ? Texts.of("suite.passed", tests.size())
                            : Texts.of("suite.failures", failed, tests.size()));
        }
    }

    /** The question that {@code test} asks, where a form can hold it: each fact with one value. */
    public static Optional<Question> questionOf(KeptTest test) {
        return Question.of(test.policyCase().phase(), test.policyCase().facts());
    }
}
