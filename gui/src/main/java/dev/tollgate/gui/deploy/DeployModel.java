package dev.tollgate.gui.deploy;

import dev.tollgate.gui.document.AccessFileStore;
import dev.tollgate.gui.document.DocumentChange.Cause;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.store.history.Revision;
import dev.tollgate.toolkit.deploy.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Puts the text to work: what changed, what is deployed, the build, and the way back. */
public final class DeployModel {
    /** So many lines that a build left out are named. */
    private static final int MOST_NAMED = 10;

    private final EditorModel editor;
    private final Jobs jobs;
    private final ObservableList<DiffLine> diff = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<MapChange> mapChanges = FXCollections.observableArrayList();
    private final ObservableList<Revision> revisions = FXCollections.observableArrayList();
    private final StringProperty diffTitle = new SimpleStringProperty("");
    private final StringProperty mapState = new SimpleStringProperty("");
    private final StringProperty mapPath = new SimpleStringProperty("");
    private final ObjectProperty<MapFormat> format = new SimpleObjectProperty<>(MapFormat.DB_HASH);
    private @Nullable Path mapped;
    private Found found = new Found(null, AccessFile.parse(new byte[0]));
    private Consumer<Problem> problems = problem -> {};
    private Runnable compared = () -> {};

    /** For {@code editor}'s document. */
    public DeployModel(EditorModel editor, Jobs jobs) {
        this.editor = editor;
        this.jobs = jobs;
        editor.onChange(change -> {
            if (change.cause() == Cause.OPEN) {
                found = new Found(editor.pathProperty().get(), change.after());
            }
        });
        editor.pathProperty().subscribe(this::suggestMap);
        format.subscribe(this::suggestMap);
    }

    /** A file's text as it was opened. */
    private record Found(@Nullable Path file, AccessFile text) {}

    /** Whom to tell what went wrong. */
    public void onProblem(Consumer<Problem> listener) {
        problems = listener;
    }

    /** What to do when the user has had texts compared. */
    public void onCompared(Runnable listener) {
        compared = listener;
    }

    /** The comparison shown last. */
    public ObservableList<DiffLine> diff() {
        return diff;
    }

    /** The texts that are compared; empty while none are. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** What is compared with what. */
    public StringProperty diffTitleProperty() {
        return diffTitle;
    }

    /** The differences between text and map found last. */
    public ObservableList<MapChange> mapChanges() {
        return mapChanges;
    }

    /** What was found out about the map, in words. */
    public StringProperty mapStateProperty() {
        return mapState;
    }

    /** The revisions, the newest first. */
    public ObservableList<Revision> revisions() {
        return revisions;
    }

    /** The map's path. */
    public StringProperty mapPathProperty() {
        return mapPath;
    }

    /** The map's format. */
    public ObjectProperty<MapFormat> formatProperty() {
        return format;
    }

    private void suggestMap() {
        Path file = editor.pathProperty().get();
        mapPath.set(file == null ? "" : format.get().fileName(file.toString()));
        if (!Objects.equals(file, mapped)) {
            mapped = file;
            revisions.clear();
        }
        mapChanges.clear();
        mapState.set("");
    }

    /** Compares the text with what was opened or saved last. */
    public void diffWithSaved() {
        compare(Texts.of("deploy.diff.saved"), editor.saved());
    }

    /** Compares the text with what stands on disk now. */
    public void diffWithDisk(Path file) {
        jobs.start(
                Texts.of("job.compare"),
                job -> AccessFileStore.read(file).content(),
                onDisk -> compare(Texts.of("deploy.diff.disk"), onDisk),
                problems);
    }

    /** Compares the text with {@code revision}. */
    public void diffWith(Revision revision) {
        withText(revision, text -> compare(Texts.of("deploy.diff.revision", revision.number()), text));
    }

    private void compare(String title, AccessFile other) {
        AccessFile document = editor.document();
        jobs.start(
                Texts.of("job.compare"),
                job -> Comparison.of(other, document),
                texts -> {
                    show(title, texts);
                    compared.run();
                },
                problems);
    }

    /** Shows a comparison that was made elsewhere. */
    public void show(String title, Comparison texts) {
        diff.setAll(texts.lines());
        diffTitle.set(texts.lines().isEmpty() ? Texts.of("deploy.diff.none", title) : title);
        comparison.set(Optional.of(texts));
    }

    /** Shows no comparison any more. */
    public void clearComparison() {
        diff.clear();
        diffTitle.set("");
        comparison.set(Optional.empty());
    }

    private void withText(Revision revision, Consumer<AccessFile> use) {
        Path file = editor.pathProperty().get();
        if (file != null) {
            jobs.start(
                    Texts.of("job.history"),
                    job -> {
                        try {
                            return AccessFile.parse(History.text(file, revision));
                        } catch (IOException e) {
                            throw Problem.file(Texts.of("history.failed"), file, e);
                        }
                    },
                    use,
                    problems);
        }
    }

    /** Brings the text of {@code revision} back, as an edit that can be undone. */
    public void restore(Revision revision) {
        withText(revision, text -> editor.replaceAll(Texts.of("edit.restore", revision.number()), text));
    }

    /** Reads the history. */
    public void loadHistory() {
        Path file = editor.pathProperty().get();
        if (file == null) {
            revisions.clear();
            return;
        }
        jobs.start(
                Texts.of("job.history"),
                job -> {
                    try {
                        return History.revisions(file);
                    } catch (IOException e) {
                        throw Problem.file(Texts.of("history.failed"), file, e);
                    }
                },
                revisions::setAll,
                problems);
    }

    /** Notes a save in the history. That it cannot is told, but does not undo the save. */
    public void recordSave(Path file, AccessFile content) {
        byte[] text = content.render();
        Found opened = found;
        byte[] asFound = file.equals(opened.file()) ? opened.text().render() : new byte[0];
        jobs.start(
                Texts.of("job.history"),
                job -> {
                    recordFound(file, asFound);
                    record(file, text, Revision.Origin.SAVE, "");
                    return true;
                },
                done -> loadHistory(),
                problems);
    }

    /** Before the first revision, what stood there: else the way back would end one save too early. */
    private static void recordFound(Path file, byte[] asFound) throws Problem {
        try {
            if (asFound.length > 0 && History.revisions(file).isEmpty()) {
                History.record(file, asFound, Revision.Origin.SAVE, Texts.of("history.found"), "");
            }
        } catch (IOException e) {
            throw Problem.file(Texts.of("history.not.kept"), file, e);
        }
    }

    private static void record(Path file, byte[] text, Revision.Origin origin, String mapDigest) throws Problem {
        try {
            History.record(file, text, origin, "", mapDigest);
        } catch (IOException e) {
            throw Problem.file(Texts.of("history.not.kept"), file, e);
        }
    }

    /** Compares the text with the deployed map. */
    public void compareWithMap() {
        Path map = Path.of(mapPath.get());
        AccessFile document = editor.document();
        jobs.start(Texts.of("job.map.compare"), job -> changes(document, map, job), this::showMapChanges, problem -> {
            mapChanges.clear();
            mapState.set(problem.what() + " " + problem.advice());
        });
    }

    private static List<MapChange> changes(AccessFile document, Path map, Job job) throws Problem {
        try {
            return MapComparison.of(document, map, job);
        } catch (IOException e) {
            throw Problem.file(Texts.of("map.unreadable", map), map, e);
        }
    }

    private void showMapChanges(List<MapChange> changes) {
        mapChanges.setAll(changes);
        mapState.set(changes.isEmpty() ? Texts.of("map.same") : Texts.of("map.differs", changes.size()));
    }

    /** Builds the map from the text and puts it in place; {@code done} is told how it went. */
    public Job build(Consumer<BuildReport> done) {
        Path map = Path.of(mapPath.get());
        Path file = editor.pathProperty().get();
        AccessFile document = editor.document();
        byte[] text = document.render();
        MapFormat chosen = format.get();
        // What was said of the map before is not known any more.
        mapState.set("");
        mapChanges.clear();
        return jobs.start(
                Texts.of("job.build", map.getFileName()),
                job -> {
                    Deployment.Done built = deploy(document, text, map, chosen, job);
                    if (file != null) {
                        record(file, text, Revision.Origin.BUILD, built.digest());
                    }
                    return built.report();
                },
                report -> {
                    mapState.set(told(report));
                    mapChanges.clear();
                    loadHistory();
                    done.accept(report);
                },
                problems,
                () -> mapState.set(Texts.of("map.canceled", map)));
    }

    /** What a build did, with the first lines that it left out. */
    public static String told(BuildReport report) {
        String built = Texts.of("map.built", report.entries(), report.problems().size());
        if (report.problems().isEmpty()) {
            return built;
        }
        String lines = report.problems().stream()
                .limit(MOST_NAMED)
                .map(problem -> Long.toString(problem.line()))
                .collect(Collectors.joining(", "));
        return built + " "
                + Texts.of(
                        report.problems().size() > MOST_NAMED ? "map.left.out.first" : "map.left.out",
                        lines,
                        report.problems().size());
    }

    private static Deployment.Done deploy(AccessFile document, byte[] text, Path map, MapFormat format, Job job)
            throws Problem {
        try {
            return new Deployment(format, DbVersion.DB_5_3, Deployment.placement(document))
                    .run(text, map, new JobProgress(job, text.length));
        } catch (IOException e) {
            throw Problem.file(Texts.of("map.not.built", map), map, e);
        }
    }
}
