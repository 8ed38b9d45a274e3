package dev.tollgate.gui.workbench;

import dev.tollgate.files.failure.ChangedMeanwhileException;
import dev.tollgate.gui.document.AccessFileStore;
import dev.tollgate.gui.document.DiskWatch;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.FileStamp;
import dev.tollgate.gui.table.EntryTableModel;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Notice.Choice;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens, saves and watches the file behind the document. */
public final class FileActions {
    private final EditorModel editor;
    private final EntryTableModel table;
    private final Jobs jobs;
    private final Notices notices;
    private final DiskWatch watch = new DiskWatch();
    private final List<Consumer<Path>> openedListeners = new ArrayList<>();
    private final List<BiConsumer<Path, AccessFile>> savedListeners = new ArrayList<>();
    private Consumer<Path> compare = path -> {};
    private Consumer<Runnable> elsewhere = then -> {};
    private boolean looking;
    /** How many saves are under way: what they do to the file is nobody else's doing. */
    private int saves;

    private boolean conflict;

    FileActions(EditorModel editor, EntryTableModel table, Jobs jobs, Notices notices) {
        this.editor = editor;
        this.table = table;
        this.jobs = jobs;
        this.notices = notices;
    }

    private record Opened(
            AccessFile content,
            EntryTableModel.Prepared rows,
            Oddity oddity,
            @Nullable FileStamp stamp) {}

    /** Calls {@code listener} with each file that was opened. */
    public void onOpened(Consumer<Path> listener) {
        openedListeners.add(listener);
    }

    /** Calls {@code listener} after each save. */
    public void onSaved(BiConsumer<Path, AccessFile> listener) {
        savedListeners.add(listener);
    }

    /** Starts an empty, unnamed document. */
    public void newDocument() {
        openUnnamed(AccessFile.parse(new byte[0]));
    }

    /** Shows a text that stands in no file. */
    void openUnnamed(AccessFile content) {
        notices.all().clear();
        watch.expectNothing();
        conflict = false;
        editor.open(null, content);
    }

    /** Shows an example as an unnamed document. */
    public void openSample() {
        try (InputStream sample = Objects.requireNonNull(FileActions.class.getResourceAsStream("sample-access"))) {
            AccessFile content = AccessFile.parse(sample.readAllBytes());
            openUnnamed(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens {@code file}; one that does not exist yet is created when it is saved. */
    public void open(Path file) {
        Path path = file.toAbsolutePath().normalize();
        jobs.start(
                Texts.of("job.open", path.getFileName()),
                job -> read(path),
                opened -> show(path, opened),
                problem -> notices.tell(Topic.FILE, problem, new Choice(Texts.of("notice.again"), () -> open(path))));
    }

    private static Opened read(Path path) throws Problem {
        if (Files.notExists(path) && path.getParent() != null && Files.isDirectory(path.getParent())) {
            AccessFile empty = AccessFile.parse(new byte[0]);
            return new Opened(empty, EntryTableModel.prepare(empty), Oddity.NONE, null);
        }
        AccessFileStore.Loaded loaded = AccessFileStore.read(path);
        AccessFile content = loaded.content();
        return new Opened(content, EntryTableModel.prepare(content), Oddity.of(content), loaded.stamp());
    }

    private void show(Path path, Opened opened) {
        notices.all().clear();
        watch.expect(path, opened.stamp());
        conflict = false;
        table.expect(opened.rows());
        editor.open(path, opened.content());
        if (opened.stamp() == null) {
            notices.tell(Topic.FILE, Kind.INFORMATION, Texts.of("open.new", path));
        } else {
            opened.oddity().words().ifPresent(words -> notices.tell(Topic.FILE, Kind.WARNING, words));
        }
        openedListeners.forEach(listener -> listener.accept(path));
    }

    /** Saves the document in its file; what happens afterwards is {@code then}. */
    public void save(Runnable then) {
        Path path = editor.pathProperty().get();
        if (path == null) {
            throw new IllegalStateException("save of a document without a file");
        }
        if (!isInConflict()) {
            write(path, editor.saved(), then);
        }
    }

    /** Whether somebody else changed the file and it is not settled yet whose text is to stay; that is told then. */
    boolean isInConflict() {
        Path path = editor.pathProperty().get();
        if (path != null && saves == 0) {
            settle(path, watch.look());
            if (conflict) {
                tellChanged(path);
            }
        }
        return conflict;
    }

    /** Saves the document in {@code path}, whatever stands there. */
    public void saveAs(Path path, Runnable then) {
        write(path, null, then);
    }

    private void write(Path path, @Nullable AccessFile expected, Runnable then) {
        endLastLine();
        AccessFile content = editor.document();
        saves++;
        jobs.start(
                Texts.of("job.save", path.getFileName()),
                job -> AccessFileStore.write(path, content, expected, job),
                stamp -> {
                    saves--;
                    watch.expect(path, stamp);
                    conflict = false;
                    editor.markSaved(path, content);
                    notices.dismiss(Topic.FILE);
                    notices.dismiss(Topic.DISK);
                    savedListeners.forEach(listener -> listener.accept(path, content));
                    then.run();
                },
                problem -> {
                    saves--;
                    if (problem.getCause() instanceof ChangedMeanwhileException) {
                        conflict = true;
                        tellChanged(path);
                        return;
                    }
                    notices.tell(
                            Topic.FILE,
                            problem,
                            new Choice(Texts.of("notice.again"), () -> write(path, expected, then)),
                            new Choice(Texts.of("save.elsewhere"), () -> elsewhere.accept(then)));
                },
                () -> saves--);
    }

    /** A line typed at the very end gets the newline that the file had there. */
    private void endLastLine() {
        AccessFile document = editor.document();
        AccessFile saved = editor.saved();
        boolean ended = saved.lineCount() == 0 || saved.line(saved.lineCount()).ending() != LineEnding.NONE;
        int last = document.lineCount();
        if (ended && last > 0 && document.line(last).ending() == LineEnding.NONE) {
            Line closed = new Line(document.line(last).text(), document.commonEnding());
            editor.splice(Texts.of("edit.newline"), last, 1, List.of(closed));
        }
    }

    /** Reads the file again; the text so far can be brought back by undo. */
    public void reload() {
        Path path = editor.pathProperty().get();
        if (path != null) {
            jobs.start(
                    Texts.of("job.open", path.getFileName()),
                    job -> AccessFileStore.read(path),
                    loaded -> {
                        watch.expect(path, loaded.stamp());
                        conflict = false;
                        editor.replaceAll(Texts.of("edit.reload"), loaded.content());
                        editor.markSaved(path, loaded.content());
                        notices.dismiss(Topic.DISK);
                    },
                    problem -> notices.tell(Topic.FILE, problem));
        }
    }

    /** Looks whether the file has changed on disk and tells it. Called every second or so. */
    public void lookAtDisk() {
        Path path = editor.pathProperty().get();
        if (path == null || looking || saves > 0) {
            return;
        }
        looking = true;
        jobs.quietly(
                job -> watch.look(),
                look -> {
                    looking = false;
                    if (saves == 0) {
                        settle(path, look);
                    }
                },
                problem -> {
                    looking = false;
                    notices.tell(Topic.DISK, problem);
                });
    }

    private void settle(Path path, DiskWatch.Look look) {
        switch (watch.settle(look)) {
            case UNCHANGED -> {}
            case CHANGED, APPEARED -> tellChanged(path);
            case DELETED -> {
                // Nothing on disk holds the text any more.
                editor.markUnsaved();
                conflict = false;
                notices.tell(
                        Topic.DISK,
                        Kind.WARNING,
                        Texts.of("disk.deleted", path),
                        new Choice(Texts.of("disk.deleted.save"), () -> saveAs(path, () -> {})));
            }
        }
    }

    private void tellChanged(Path path) {
        conflict = true;
        notices.tell(
                Topic.DISK,
                Kind.WARNING,
                Texts.of(editor.dirtyProperty().get() ? "disk.changed.dirty" : "disk.changed", path),
                new Choice(Texts.of("disk.reload"), this::reload),
                new Choice(Texts.of("disk.keep"), () -> conflict = false),
                new Choice(Texts.of("disk.compare"), () -> {
                    compare.accept(path);
                    tellChanged(path);
                }));
    }

    /** What lets the user save in another place, and go on from there. */
    public void onSaveElsewhere(Consumer<Runnable> action) {
        elsewhere = action;
    }

    /** What shows the differences between the document and the file on disk. */
    public void onCompare(Consumer<Path> action) {
        compare = action;
    }
}
