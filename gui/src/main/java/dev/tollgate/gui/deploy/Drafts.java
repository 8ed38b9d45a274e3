package dev.tollgate.gui.deploy;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.settings.Home;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.store.history.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps unsaved work where a crash cannot reach it, in a folder of the user's own, because policy folders are often not
 * writable and drafts hold secrets.
 */
public final class Drafts {
    private static final String UNTITLED = "untitled";
    /** So many tries in vain are no other window that is at it for a moment. */
    private static final int TELL_AFTER = 5;

    private final EditorModel editor;
    private final Jobs jobs;
    private final Path folder;
    private final Object turn = new Object();
    private final DraftOwner owner;
    private Consumer<String> trouble = reason -> {};
    private @Nullable AccessFile kept;
    private volatile boolean released;
    private boolean keeping;
    private int failures;
    /** Counts what was discarded: work that was taken up before then must not be kept after it. */
    private final AtomicInteger discarded = new AtomicInteger();

    /** Drafts of {@code editor}'s document in {@code folder}. */
    public Drafts(EditorModel editor, Jobs jobs, Path folder) {
        this.editor = editor;
        this.jobs = jobs;
        this.folder = folder;
        owner = new DraftOwner(folder);
        editor.pathProperty().subscribe((before, now) -> jobs.quietly(() -> claim(name(now)), claimed -> {}));
    }

    /** This window's draft of {@code name}. */
    private String claim(String name) {
        synchronized (turn) {
            // Work that was under way when the window was closed must not claim the file again.
            if (!released) {
                owner.claim(name, this::exists);
            }
            return owner.draftName();
        }
    }

    private boolean exists(String draft) {
        try {
            return History.draft(folder, draft).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** This window works on no file any more. */
    public void release() {
        released = true;
        jobs.quietly(
                () -> {
                    synchronized (turn) {
                        owner.release();
                        return true;
                    }
                },
                done -> {});
    }

    /** Tells {@code listener} once if {@code file} is open in another window, too. */
    public void lookForOthers(Path file, Runnable listener) {
        jobs.quietly(
                () -> {
                    synchronized (turn) {
                        claim(name(file));
                        return owner.isShared();
                    }
                },
                shared -> {
                    if (shared) {
                        listener.run();
                    }
                });
    }

    /** Asks the other windows on this file to come to the front. */
    public void callOthers() {
        jobs.quietly(
                () -> {
                    synchronized (turn) {
                        try {
                            owner.callOthers();
                            return true;
                        } catch (IOException e) {
                            return false;
                        }
                    }
                },
                done -> {});
    }

    /** Does {@code come} if another window has asked for this one. Called every second or so. */
    public void answerCalls(Runnable come) {
        jobs.quietly(
                () -> {
                    synchronized (turn) {
                        try {
                            return owner.isCalled();
                        } catch (IOException e) {
                            return false;
                        }
                    }
                },
                called -> {
                    if (called) {
                        come.run();
                    }
                });
    }

    /** Where drafts are kept: below XDG_STATE_HOME, or .local/state in the home directory. */
    public static Path defaultFolder() {
        String base = System.getenv("XDG_STATE_HOME");
        Path state = base == null || base.isEmpty()
                ? Home.directory().resolve(".local").resolve("state")
                : Path.of(base);
        return state.resolve("tollgate");
    }

    private static String name(@Nullable Path file) {
        return file == null ? UNTITLED : file.toAbsolutePath().toString();
    }

    /** Keeps what is unsaved, unless that was kept already. Called every second or so. */
    public void keep() {
        AccessFile document = editor.document();
        if (released || keeping || document == kept || !editor.dirtyProperty().get()) {
            return;
        }
        keeping = true;
        String name = name(editor.pathProperty().get());
        AccessFile base = editor.saved();
        int round = discarded.get();
        jobs.quietly(
                job -> keep(name, base, document, round),
                done -> {
                    keeping = false;
                    kept = document;
                    failures = 0;
                },
                problem -> {
                    keeping = false;
                    if (++failures == TELL_AFTER) {
                        trouble.accept(Texts.of("draft.not.kept", problem.advice()));
                    }
                });
    }

    private boolean keep(String name, AccessFile base, AccessFile document, int round) throws Problem {
        synchronized (turn) {
            try {
                if (round == discarded.get()) {
                    History.keepDraft(folder, claim(name), base.render(), document.render());
                }
                return true;
            } catch (IOException e) {
                throw new Problem(Texts.of("draft.not.kept", ""), String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** Tells {@code listener}, in words, that unsaved work cannot be kept after some tries, or not be looked for. */
    public void onTrouble(Consumer<String> listener) {
        trouble = listener;
    }

    /** Looks for unsaved work on {@code file}; {@code found} gets it only when it differs from the file. */
    public void look(@Nullable Path file, AccessFile onDisk, Consumer<Draft> found) {
        jobs.quietly(
                job -> find(claim(name(file)), onDisk),
                draft -> draft.ifPresent(found),
                problem -> trouble.accept(Texts.of("draft.unreadable", problem.advice())));
    }

    private Optional<Draft> find(String name, AccessFile onDisk) throws Problem {
        try {
            return History.draft(folder, name).filter(draft -> !Arrays.equals(draft.text(), onDisk.render()));
        } catch (IOException e) {
            throw new Problem(Texts.of("draft.unreadable", ""), String.valueOf(e.getMessage()), e);
        }
    }

    /** Forgets the work as it is now, which its user does not want to keep, then goes on. */
    public void giveUp(Runnable then) {
        discard(editor.pathProperty().get(), then);
        kept = editor.document();
    }

    /** Forgets the unsaved work on {@code file}, then goes on. */
    public void discard(@Nullable Path file, Runnable then) {
        kept = null;
        discarded.incrementAndGet();
        jobs.start(
                Texts.of("job.draft"),
                job -> {
                    synchronized (turn) {
                        try {
                            History.discardDraft(folder, claim(name(file)));
                        } catch (IOException e) {
                            throw new Problem(Texts.of("draft.stays"), String.valueOf(e.getMessage()), e);
                        }
                        return true;
                    }
                },
                done -> then.run(),
                problem -> then.run());
    }
}
