package dev.tollgate.gui.workbench;

import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.gui.deploy.Comparison;
import dev.tollgate.gui.deploy.DiffLine;
import dev.tollgate.gui.document.DocumentChange.Cause;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Notice.Choice;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.directory.DirectoryPlace;
import dev.tollgate.toolkit.directory.PulledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Opens and watches the directory behind the document; a text that comes from one is saved there again. */
public final class DirectoryActions {
    /** A larger map is read again only before it is saved. */
    private static final int MOST_WATCHED = 20_000;

    /** How many seconds' ticks go by between two looks. */
    private static final int LOOK_EVERY = 30;

    private static final int MOST_NAMED = 5;

    private final EditorModel editor;
    private final Jobs jobs;
    private final Notices notices;
    private final FileActions files;
    private final ReadOnlyObjectWrapper<Optional<PulledText>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private BiConsumer<String, Comparison> compare = (title, lines) -> {};
    private boolean looking;
    private int ticks;
    /** How many pushes are under way: what they change is nobody else's doing. */
    private int pushes;

    private Optional<PulledText> theirs = Optional.empty();

    DirectoryActions(EditorModel editor, Jobs jobs, Notices notices, FileActions files) {
        this.editor = editor;
        this.jobs = jobs;
        this.notices = notices;
        this.files = files;
        editor.onChange(change -> {
            if (change.cause() == Cause.OPEN) {
                close();
            }
        });
        // A text that was saved as a file belongs to that file from then on.
        editor.pathProperty().subscribe(path -> {
            if (path != null) {
                close();
            }
        });
    }

    private void close() {
        open.set(Optional.empty());
        theirs = Optional.empty();
    }

    /** What the directory behind the document held when it was last read; empty for a document of another kind. */
    public ReadOnlyObjectProperty<Optional<PulledText>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** What shows the differences between the document and the directory. */
    public void onCompare(BiConsumer<String, Comparison> action) {
        compare = action;
    }

    /** Reads the directory at {@code place} and shows its entries as a text. */
    public void open(DirectoryPlace place) {
        jobs.start(
                Texts.of("job.directory", place),
                job -> read(place),
                this::show,
                problem -> notices.tell(Topic.FILE, problem, new Choice(Texts.of("notice.again"), () -> open(place))));
    }

    static PulledText read(DirectoryPlace place) throws Problem {
        try {
            return PulledText.read(place);
        } catch (DirectoryException e) {
            throw Problem.told(Texts.of("directory.unread", place), e);
        }
    }

    private void show(PulledText pulled) {
        files.openUnnamed(pulled.fresh());
        open.set(Optional.of(pulled));
        List<String> missing = pulled.leftOut();
        if (!missing.isEmpty()) {
            notices.tell(
                    Topic.FILE,
                    Kind.WARNING,
                    Texts.of(
                            "directory.left.out",
                            missing.size(),
                            String.join("; ", missing.subList(0, Math.min(MOST_NAMED, missing.size())))));
        }
        if (pulled.place().isOpenToListeners()) {
            notices.tell(Topic.SITE, Kind.WARNING, Texts.of("directory.plain", pulled.place()));
        }
    }

    /** Looks now and then whether somebody else has changed the directory. Called every second. */
    public void lookNowAndThen() {
        if (++ticks % LOOK_EVERY == 0
                && open.get().filter(text -> text.size() <= MOST_WATCHED).isPresent()) {
            look();
        }
    }

    /** Looks whether somebody else has changed the directory, and tells it. */
    public void look() {
        PulledText known = open.get().orElse(null);
        if (known == null || looking || pushes > 0) {
            return;
        }
        looking = true;
        jobs.quietly(
                job -> read(known.place()),
                now -> {
                    looking = false;
                    if (pushes == 0
                            && open.get().filter(still -> still == known).isPresent()
                            && !now.isSame(known)) {
                        tellChanged(now);
                    }
                },
                // That the server cannot be reached for a moment is not a change.
                problem -> looking = false);
    }

    /** Whether somebody else's change is not settled yet; it is told again then. */
    boolean isInConflict() {
        theirs.ifPresent(this::tellChanged);
        return theirs.isPresent();
    }

    /** Tells that the directory holds {@code now} what this window has not read. */
    void tellChanged(PulledText now) {
        theirs = Optional.of(now);
        notices.tell(
                Topic.DISK,
                Kind.WARNING,
                Texts.of(editor.dirtyProperty().get() ? "directory.changed.dirty" : "directory.changed", now.place()),
                new Choice(Texts.of("disk.reload"), this::reload),
                new Choice(Texts.of("disk.keep"), () -> settle(now)),
                new Choice(Texts.of("disk.compare"), () -> {
                    compare.accept(
                            Texts.of("directory.compared"), Comparison.of(now.into(editor.saved()), editor.document()));
                    tellChanged(now);
                }));
    }

    private void settle(PulledText now) {
        theirs = Optional.empty();
        open.set(Optional.of(now));
        editor.markSaved(null, now.into(editor.saved()));
    }

    /** Reads the directory again and keeps the text: the next save leads from what is there then to it. */
    void keep() {
        open.get()
                .ifPresent(known -> jobs.start(
                        Texts.of("job.directory", known.place()),
                        job -> read(known.place()),
                        this::settle,
                        problem -> notices.tell(Topic.FILE, problem)));
    }

    /** Reads the directory again; the text so far can be brought back by undo. */
    public void reload() {
        open.get()
                .ifPresent(known -> jobs.start(
                        Texts.of("job.directory", known.place()),
                        job -> read(known.place()),
                        now -> {
                            AccessFile content = now.into(editor.saved());
                            theirs = Optional.empty();
                            open.set(Optional.of(now));
                            editor.replaceAll(Texts.of("edit.reload"), content);
                            editor.markSaved(null, content);
                            notices.dismiss(Topic.DISK);
                        },
                        problem -> notices.tell(Topic.FILE, problem)));
    }

    void pushBegins() {
        pushes++;
    }

    /** A push is over, and the directory holds {@code now}, as far as that is known. */
    void pushEnds(Optional<PulledText> now, AccessFile content) {
        pushes--;
        now.ifPresent(held -> {
            open.set(Optional.of(held));
            editor.markSaved(null, content);
            notices.dismiss(Topic.FILE);
            notices.dismiss(Topic.DISK);
            if (!held.holds(content)) {
                tellChanged(held);
            }
        });
    }

    /** The lines that tell what is treated differently, after those of the text. */
    static Comparison with(Comparison texts, List<String> words) {
        List<DiffLine> all = new ArrayList<>();
        words.forEach(text -> all.add(new DiffLine(DiffLine.Kind.DECISION, 0, 0, text)));
        all.addAll(texts.lines());
        return new Comparison(texts.before(), texts.after(), all);
    }
}
