package dev.tollgate.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class Version {
    private Version() {}

    /** The version, as Maven names it. */
    public static String text() {
        try (InputStream resource = Version.class.getResourceAsStream("/dev/tollgate/cli/version.properties")) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks version.properties");
            }
            String line = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return line.substring(line.indexOf('=') + 1).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
