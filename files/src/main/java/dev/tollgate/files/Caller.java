package dev.tollgate.files;

import com.sun.security.auth.module.UnixSystem;

/** The user on whose behalf this process works. */
public final class Caller {
    private static final int UID = (int) new UnixSystem().getUid();

    private Caller() {}

    /** The user's id. */
    public static int uid() {
        return UID;
    }

    /** Whether nobody but the caller and root has a say over what belongs to {@code uid}. */
    public static boolean trusts(int uid) {
        return uid == UID || uid == 0;
    }
}
