package dev.tollgate.toolkit.edit;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.AtomicFile.Verification;
import dev.tollgate.files.Contention;
import dev.tollgate.files.InputFile;
import dev.tollgate.files.Placement;
import dev.tollgate.files.failure.ChangedMeanwhileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads, changes and writes a file under one lock, so that of several edits at once none is lost. A program that takes no
 * lock (an editor) may write in between: that is noticed before the new content takes its place, and the edit starts over
 * with what that program wrote.
 */
public final class FileEdit {
    private static final int ATTEMPTS = 10;

    private FileEdit() {}

    /** What an edit makes of a file's bytes. */
    @FunctionalInterface
    public interface Change<X extends Exception> {
        /** The new bytes; equal ones when there is nothing to change. Called again when somebody else was faster. */
        byte[] of(byte[] before) throws X;
    }

    /** What an edit came to. */
    public static final class Done {
        private final byte[] before;
        private final byte[] after;
        private final List<String> notes;

        Done(byte[] before, byte[] after, List<String> notes) {
            this.before = before;
            this.after = after;
            this.notes = notes;
        }

        /** The file as it was. */
        public byte[] before() {
            return before.clone();
        }

        /** The file as it is now. */
        public byte[] after() {
            return after.clone();
        }

        /** What of the old file's rights could not be carried over, in sentences. */
        public List<String> notes() {
            return notes;
        }

        /** Whether the file was written. */
        public boolean changed() {
            return !Arrays.equals(before, after);
        }
    }

    /**
     * Changes {@code file}.
     *
     * @throws NoSuchFileException when it does not exist
     * @throws dev.tollgate.files.FileLockedException when another program keeps its lock for longer than is waited
     * @throws ChangedMeanwhileException when others change it all the time; nothing was written
     */
    public static <X extends Exception> Done run(Path file, Contention contention, Change<X> change)
            throws IOException, X {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(file, contention, change);
            } catch (ChangedMeanwhileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Replaces the content of {@code file} by {@code after}. Nothing is written where it is that already; what a program left
     * that was killed at it goes away all the same.
     *
     * @param before what it has to hold still; empty for no file
     * @throws ChangedMeanwhileException when it holds something else; nothing was written
     */
    public static List<String> replace(Path file, Contention contention, Optional<byte[]> before, byte[] after)
            throws IOException {
        try (AtomicFile opened = AtomicFile.open(file, Placement.TEXT, contention)) {
            Optional<byte[]> now = opened.read();
            boolean same = now.isPresent() == before.isPresent()
                    && Arrays.equals(now.orElse(new byte[0]), before.orElse(new byte[0]));
            if (!same) {
                throw new ChangedMeanwhileException(file);
            }
            boolean done = now.filter(text -> Arrays.equals(text, after)).isPresent();
            return done ? List.of() : write(opened, after);
        }
    }

    private static <X extends Exception> Done once(Path file, Contention contention, Change<X> change)
            throws IOException, X {
        try (AtomicFile opened = AtomicFile.open(file, Placement.TEXT, contention)) {
            byte[] before = opened.read().orElseThrow(() -> new NoSuchFileException(file.toString()));
            byte[] after = change.of(before.clone());
            return new Done(before, after, Arrays.equals(before, after) ? List.of() : write(opened, after));
        } catch (AccessDeniedException e) {
            // Who may not write beside the file may still find that there is nothing to write.
            byte[] before = InputFile.bytes(file);
            if (Arrays.equals(before, change.of(before.clone()))) {
                return new Done(before, before, List.of());
            }
            throw e;
        }
    }

    private static List<String> write(AtomicFile opened, byte[] after) throws IOException {
        opened.write(after);
        opened.commit(Verification.BYTES);
        return opened.notes();
    }
}
