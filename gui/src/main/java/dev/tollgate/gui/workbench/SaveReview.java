package dev.tollgate.gui.workbench;

import dev.tollgate.gui.deploy.DiffLine;
import dev.tollgate.gui.deploy.TextDiff;
import dev.tollgate.gui.document.AccessFileStore;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.SaveReview.Review.Stage;
import dev.tollgate.model.source.AccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a save will change on disk before anything is written. The work can go on meanwhile: the review follows the
 * text. There is nothing to review when the file does not exist yet, or would stay the same.
 */
public final class SaveReview {
    private final EditorModel editor;
    private final Jobs jobs;
    private final FileActions files;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Optional<Review>> review = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Supplier<Boolean> wanted = () -> true;
    private @Nullable Job comparing;
    /** Whether the word was given before there was something to see. */
    private boolean confirmed;

    SaveReview(EditorModel editor, Jobs jobs, FileActions files, Notices notices) {
        this.editor = editor;
        this.jobs = jobs;
        this.files = files;
        this.notices = notices;
        editor.onChange(change -> review.get().ifPresent(old -> {
            // Another document, or one that was taken back to what is on disk: what was asked about is gone.
            confirmed = false;
            if (Objects.equals(editor.pathProperty().get(), old.openFile())) {
                compare(old);
            } else {
                cancel();
            }
        }));
    }

    /**
     * A save that waits for its word.
     *
     * @param path where the text will stand
     * @param document the text that was compared
     * @param changes what becomes of the file's lines
     * @param openFile the file that was open when the save was asked for; null for none
     * @param then what happens after the save
     * @param stage how far it is
     */
    public record Review(
            Path path,
            AccessFile document,
            List<DiffLine> changes,
            @Nullable Path openFile,
            Runnable then,
            Stage stage) {
        /** How far a review is. */
        public enum Stage {
            /** What the save will change is being found out. */
            COMPARING,
            /** It can be looked at. */
            READY
        }

        /** How many lines come. */
        public long added() {
            return count(DiffLine.Kind.ADDED);
        }

        /** How many lines go. */
        public long removed() {
            return count(DiffLine.Kind.REMOVED);
        }

        private long count(DiffLine.Kind kind) {
            return changes.stream().filter(line -> line.kind() == kind).count();
        }
    }

    /** Asks {@code preference} before each save whether there is to be a review. */
    public void wantedWhen(Supplier<Boolean> preference) {
        wanted = preference;
    }

    /** The review that is open. */
    public ReadOnlyObjectProperty<Optional<Review>> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /** Saves the document in {@code path} after a review, then does {@code then}. */
    public void save(Path path, Runnable then) {
        Path open = editor.pathProperty().get();
        boolean own = path.equals(open);
        if (own && files.isInConflict()) {
            return;
        }
        if (!wanted.get() || own && !editor.dirtyProperty().get() || Files.notExists(path)) {
            write(path, then);
        } else {
            // At once, so that the keys that answer it go nowhere else.
            Review asked = new Review(path, editor.document(), List.of(), open, then, Stage.COMPARING);
            confirmed = false;
            review.set(Optional.of(asked));
            compare(asked);
        }
    }

    private void compare(Review asked) {
        if (comparing != null) {
            comparing.cancel();
        }
        AccessFile document = editor.document();
        comparing = jobs.start(
                Texts.of("job.compare"),
                job -> changes(asked.path(), document),
                changes -> {
                    if (editor.document() != document) {
                        compare(asked);
                    } else if (changes.isPresent() && !changes.get().isEmpty()) {
                        show(asked, document, changes.get());
                    } else {
                        // A review of changes that are gone has nothing left to ask about.
                        boolean unasked = asked.stage() == Stage.COMPARING;
                        cancel();
                        if (unasked) {
                            write(asked.path(), asked.then());
                        }
                    }
                },
                problem -> {
                    cancel();
                    notices.tell(Topic.FILE, problem);
                });
    }

    private void show(Review asked, AccessFile document, List<DiffLine> changes) {
        review.set(
                Optional.of(new Review(asked.path(), document, changes, asked.openFile(), asked.then(), Stage.READY)));
        if (confirmed) {
            confirm();
        }
    }

    /** Empty when there is no file yet. */
    private static Optional<List<DiffLine>> changes(Path path, AccessFile document) throws Problem {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        return Optional.of(TextDiff.of(AccessFileStore.read(path).content(), document));
    }

    /**
     * The save may go on; what was typed in the last instant has to be shown first. While the comparison is under way the
     * word is remembered.
     */
    public void confirm() {
        review.get().filter(shown -> shown.document() == editor.document()).ifPresent(asked -> {
            if (asked.stage() == Stage.COMPARING) {
                confirmed = true;
            } else {
                cancel();
                write(asked.path(), asked.then());
            }
        });
    }

    /** Nothing is saved. */
    public void cancel() {
        if (comparing != null) {
            comparing.cancel();
        }
        confirmed = false;
        review.set(Optional.empty());
    }

    private void write(Path path, Runnable then) {
        if (path.equals(editor.pathProperty().get())) {
            files.save(then);
        } else {
            files.saveAs(path, then);
        }
    }
}
