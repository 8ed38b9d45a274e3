package dev.tollgate.gui.workbench;

import dev.tollgate.gui.deploy.Comparison;
import dev.tollgate.gui.deploy.DiffLine;
import dev.tollgate.gui.document.DocumentChange.Cause;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.SaveReview.Review.Stage;
import dev.tollgate.model.source.AccessFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a save will change before anything is written. The work can go on meanwhile: the review follows the
 * text. There is nothing to review when nothing is there yet, or all would stay the same.
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
            // Another document, or one that was taken back to what is there: what was asked about is gone.
            confirmed = false;
            boolean unnamed = old.openFile() == null && change.cause() == Cause.OPEN;
            if (Objects.equals(editor.pathProperty().get(), old.openFile()) && !unnamed) {
                compare(old);
            } else {
                cancel();
            }
        }));
    }

    /**
     * A save that waits for its word.
     *
     * @param target where the text will stand
     * @param document the text that was compared
     * @param changes what becomes of the lines that are there
     * @param openFile the file that was open when the save was asked for; null for none
     * @param then what happens after the save
     * @param stage how far it is
     */
    public record Review(
            SaveTarget target,
            AccessFile document,
            Comparison changes,
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
            return changes.lines().stream().filter(line -> line.kind() == kind).count();
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
        FileTarget target = new FileTarget(path, editor, files, notices);
        if (!target.isInConflict()) {
            save(target, wanted.get() && !target.isUnasked(), then);
        }
    }

    /** Saves the document in {@code target} after a review whatever the preference, then does {@code then}. */
    public void saveReviewed(SaveTarget target, Runnable then) {
        if (!target.isInConflict()) {
            save(target, !target.isUnasked(), then);
        }
    }

    private void save(SaveTarget target, boolean reviewed, Runnable then) {
        if (!reviewed) {
            target.write(then);
            return;
        }
        // At once, so that the keys that answer it go nowhere else.
        Path open = editor.pathProperty().get();
        Review asked = new Review(
                target, editor.document(), Comparison.unknown(editor.document()), open, then, Stage.COMPARING);
        confirmed = false;
        review.set(Optional.of(asked));
        compare(asked);
    }

    private void compare(Review asked) {
        if (comparing != null) {
            comparing.cancel();
        }
        AccessFile document = editor.document();
        comparing = jobs.start(
                Texts.of("job.compare"),
                job -> asked.target().changes(document),
                changes -> {
                    if (editor.document() != document) {
                        compare(asked);
                    } else if (changes.isPresent() && !changes.get().lines().isEmpty()) {
                        show(asked, document, changes.get());
                    } else {
                        // A review of changes that are gone has nothing left to ask about.
                        boolean unasked = asked.stage() == Stage.COMPARING;
                        cancel();
                        if (unasked) {
                            asked.target().write(asked.then());
                        }
                    }
                },
                problem -> {
                    cancel();
                    asked.target().failed(problem);
                });
    }

    private void show(Review asked, AccessFile document, Comparison changes) {
        review.set(Optional.of(
                new Review(asked.target(), document, changes, asked.openFile(), asked.then(), Stage.READY)));
        if (confirmed) {
            confirm();
        }
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
                asked.target().write(asked.then());
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
}
