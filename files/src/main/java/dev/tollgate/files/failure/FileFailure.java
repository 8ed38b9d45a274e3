package dev.tollgate.files.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What keeps a file from being read or written. Each face has its own words, or its own exit code, for a kind. */
public enum FileFailure {
    /** There is no such file, or no such directory to put it in. */
    MISSING,
    /** The caller has not the right to do that. */
    DENIED,
    /** A part of the path is not a directory. */
    NOT_A_DIRECTORY,
    /** The file is a directory. */
    IS_A_DIRECTORY,
    /** The disk is full, or the caller's share of it. */
    NO_SPACE,
    /** The file system is mounted read-only. */
    READ_ONLY,
    /** Another program is at work in it: later it will do. */
    BUSY,
    /** Another program changed it meanwhile: once more, and it will do. */
    CHANGED,
    /** What stands there may be another user's trap, and was not followed. */
    UNSAFE,
    /** Anything else; {@link SystemReason} says what. */
    OTHER;

    /** The kind of {@code failure}. Java has no class of its own for most errors, so that errno's text decides. */
    public static FileFailure of(IOException failure) {
        if (failure instanceof FileLockedException) {
            return BUSY;
        }
        if (failure instanceof ChangedMeanwhileException || failure instanceof FolderChangedException) {
            return CHANGED;
        }
        if (failure instanceof UnsafePathException) {
            return UNSAFE;
        }
        if (failure instanceof NoSuchFileException) {
            return MISSING;
        }
        if (failure instanceof AccessDeniedException) {
            return DENIED;
        }
        if (failure instanceof NotDirectoryException) {
            return NOT_A_DIRECTORY;
        }
        return ofReason(SystemReason.of(failure));
    }

    private static FileFailure ofReason(String reason) {
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return NO_SPACE;
        }
        if (reason.contains("Read-only file system")) {
            return READ_ONLY;
        }
        if (reason.contains("Operation not permitted")) {
            return DENIED;
        }
        if (reason.contains("Not a directory")) {
            return NOT_A_DIRECTORY;
        }
        return reason.contains("Is a directory") ? IS_A_DIRECTORY : OTHER;
    }
}
