package dev.tollgate.gui.question;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.site.SiteModel;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The questions kept beside the access file, as policy tests, and what becomes of them. */
public final class SuiteModel {
    private final EditorModel editor;
    private final Jobs jobs;
    private final SiteModel siteFile;
    private final Supplier<Site> site;
    private final ObservableList<KeptTest> tests = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

    private Consumer<Problem> problemListener = problem -> {};
    private Runnable unsavedListener = () -> {};
    private @Nullable Job reading;

    /** The suite beside {@code editor}'s file; a new one says what {@code siteFile} says of the site. */
    public SuiteModel(EditorModel editor, Jobs jobs, SiteModel siteFile, Supplier<Site> site) {
        this.editor = editor;
        this.jobs = jobs;
        this.siteFile = siteFile;
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

    /** Tells {@code problems} what went wrong, and runs {@code unsaved} when there is no file to keep tests beside. */
    public void onTrouble(Consumer<Problem> problems, Runnable unsaved) {
        problemListener = problems;
        unsavedListener = unsaved;
    }

    /** Reads the suite of the open file. */
    public void load() {
        tests.clear();
        summary.set("");
        Path access = editor.pathProperty().get();
        if (access != null) {
            read(Texts.of("job.suite"), access, job -> SuiteStore.read(access));
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
        Site configured = site.get();
        var named = siteFile.fileProperty().get();
        read(Texts.of("job.suite.keep"), access, job -> {
            SuiteStore.keep(access, question, shows, AccessIndex.of(document), named, configured);
            return SuiteStore.read(access);
        });
    }

    /** Asks all questions of the text as it is now, saved or not. */
    public void run() {
        Path access = editor.pathProperty().get();
        if (access != null) {
            AccessFile document = editor.document();
            read(Texts.of("job.suite.run"), access, job -> SuiteStore.run(access, AccessIndex.of(document)));
        }
    }

    private void read(String title, Path access, Jobs.Work<List<KeptTest>> work) {
        if (reading != null && jobs.running().contains(reading)) {
            return;
        }
        reading = jobs.start(
                title,
                work,
                read -> {
                    tests.setAll(read);
                    summarize(access);
                },
                problemListener);
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
