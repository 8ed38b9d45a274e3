package dev.tollgate.gui.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, as Maven names it. */
public final class Version {
    private Version() {}

    /** The version. */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("/dev/tollgate/gui/version.properties")) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks version.properties");
            }
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
