package dev.tollgate.cli.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the package that sendmail came in. */
final class PackageVersion {
    private static final Pattern DPKG = Pattern.compile("(?ms)^Package: sendmail-bin$.*?^Version: (\\S+)$");

    private PackageVersion() {}

    /** The version as dpkg has it, without the epoch; empty if there is none. */
    static String of(HostRoot root) {
        Matcher found = DPKG.matcher(root.read("/var/lib/dpkg/status").orElse(""));
        return found.find() ? found.group(1).replaceFirst("^[0-9]+:", "") : "";
    }
}
