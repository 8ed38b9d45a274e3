package dev.tollgate.gui.settings;

import java.nio.file.Path;

/** The user's home directory. */
public final class Home {
    private Home() {}

    /** The directory that {@code HOME} names, as other programs take it, or the one of the user's account. */
    public static Path directory() {
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }
}
