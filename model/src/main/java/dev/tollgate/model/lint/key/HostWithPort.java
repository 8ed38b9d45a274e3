package dev.tollgate.model.lint.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host's name with a port after it, as other programs write servers. */
public final class HostWithPort {
    private static final Pattern PORT = Pattern.compile("[A-Za-z0-9.-]*[A-Za-z0-9](:[0-9]{1,5})");

    private HostWithPort() {}

    /** Where the colon stands in front of the port; -1 if {@code text} is something else. */
    public static int colon(String text) {
        Matcher matcher = PORT.matcher(text);
        return matcher.matches() ? matcher.start(1) : -1;
    }
}
