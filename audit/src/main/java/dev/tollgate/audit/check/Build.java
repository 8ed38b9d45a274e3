package dev.tollgate.audit.check;

import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.host.Program;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sendmail binary.
 *
 * @param version as in 8.17.1.9
 * @param packageVersion the distribution's, as in 8.17.1.9-2+deb12u2; empty if not known
 * @param options the options that a build may lack and this one has, in lower case
 */
public record Build(String version, String packageVersion, Set<String> options) {
    /** The options that need something of the build, and what AUTH and STARTTLS need. */
    public static final Set<String> OPTIONAL = Set.of(
            "dane",
            "smtputf8",
            "stricttransportsecurity",
            "setcertaltnames",
            "badrcptshutdown",
            "badrcptshutdowngood",
            "rejectnul",
            "sasl",
            "starttls");

    /** Debian 12's. */
    public static final Build DEBIAN_12 = new Build(
            "8.17.1.9",
            "",
            Set.of(
                    "stricttransportsecurity",
                    "setcertaltnames",
                    "badrcptshutdown",
                    "badrcptshutdowngood",
                    "rejectnul",
                    "sasl",
                    "starttls"));

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
        return new Build(version.substring(0, end), version, debian ? DEBIAN_12.options() : Set.of("sasl", "starttls"));
    }

    /**
     * The build that a host has: its package's, else what the program itself shows, else Debian 12's.
     *
     * @param mta the daemon's configuration; FreeBSD's own sendmail is built without SASL, and a site that has built it
     *     with SASL says something of AUTH
     */
    public static Build of(Host host, Optional<Configuration> mta) {
        Optional<Program> program = host.program();
        String seen = program.map(Program::version).orElse("");
        Build build = !host.packageVersion().isEmpty()
                ? of(host.packageVersion())
                : seen.isEmpty() ? DEBIAN_12 : new Build(seen, "", of(seen).options());
        boolean sasl = program.map(Program::sasl)
                .orElse(mta.filter(c -> isFreeBsd(c) && !mentionsAuth(c)).isEmpty());
        return build.with("sasl", sasl)
                .with("starttls", program.map(Program::tls).orElse(true))
                .with("smtpdebug", program.map(Program::smtpdebug).orElse(false));
    }

    private static boolean isFreeBsd(Configuration c) {
        return Stream.of("freebsd4.m4", "freebsd5.m4", "freebsd6.m4").anyMatch(c.cf()::names);
    }

    private static boolean mentionsAuth(Configuration c) {
        return c.has("AuthMechanisms")
                || c.has("AuthOptions")
                || !c.classWords("TrustAuthMech").isEmpty();
    }

    private Build with(String option, boolean on) {
        Set<String> all = new HashSet<>(options);
        if (on) {
            all.add(option);
        } else {
            all.remove(option);
        }
        return new Build(version, packageVersion, all);
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
