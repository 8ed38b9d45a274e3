package dev.tollgate.files;

/** The points of an installation at which something outside can go wrong, in the order in which they are reached. */
public enum InstallStep {
    /** The lock is held and the leftovers of a killed build are gone. */
    LOCKED,
    /** The temporary file exists and is empty. */
    CREATED,
    /** All content has been handed to the operating system. */
    WRITTEN,
    /** Owner and mode are those of the final file. */
    OWNED,
    /** The content is on the disk. */
    FLUSHED,
    /** The content has been read back and found right. */
    VERIFIED,
    /** The new file has taken the old one's name. */
    RENAMED,
    /** Running readers of the old file can notice. */
    ANNOUNCED
}
