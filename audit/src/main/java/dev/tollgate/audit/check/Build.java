package dev.tollgate.audit.check;

import java.util.Locale;
import java.util.Set;

/**
 * A sendmail binary.
 *
 * @param version as in 8.17.1.9
 * @param packageVersion the distribution's, as in 8.17.1.9-2+deb12u2; empty if not known
 * @param options the options that a build may lack and this one has, in lower case
 */
public record Build(String version, String packageVersion, Set<String> options) {
    /** The options that need something of the build. */
    public static final Set<String> OPTIONAL = Set.of(
            "dane",
            "smtputf8",
            "stricttransportsecurity",
            "setcertaltnames",
            "badrcptshutdown",
            "badrcptshutdowngood",
            "rejectnul");

    /** Debian 12's. */
    public static final Build DEBIAN_12 = new Build(
            "8.17.1.9",
            "",
            Set.of(
                    "stricttransportsecurity",
                    "setcertaltnames",
                    "badrcptshutdown",
                    "badrcptshutdowngood",
                    "rejectnul"));

    public Build {
        options = Set.copyOf(options);
    }

    /** A build of this version, of which nothing else is known; {@code debian} in the version says whose it is. */
    public static Build of(String version) {
        boolean debian = version.contains("deb") || version.equals(DEBIAN_12.version());
        int end = 0;
        while (end < version.length()
                && (Character.digit(version.charAt(end), 10) >= 0 || version.charAt(end) == '.')) {
            end++;
        }
        return new Build(version.substring(0, end), version, debian ? DEBIAN_12.options() : Set.of());
    }

    /** Whether the build can do what {@code option} asks. */
    public boolean can(String option) {
        String name = option.toLowerCase(Locale.ROOT);
        return !OPTIONAL.contains(name) || options.contains(name);
    }

    /** Whether it is older than {@code other}, as in 8.18.1. */
    public boolean isBefore(String other) {
        String[] mine = version.split("\\.");
        String[] others = other.split("\\.");
        for (int i = 0; i < Math.max(mine.length, others.length); i++) {
            int difference = part(mine, i) - part(others, i);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static int part(String[] parts, int index) {
        return index < parts.length && parts[index].matches("[0-9]{1,6}") ? Integer.parseInt(parts[index]) : 0;
    }
}
