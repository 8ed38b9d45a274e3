package dev.tollgate.cli.audit;

import java.util.stream.Collectors;

/** What of an access text may leave the host. */
final class AccessExtract {
    private AccessExtract() {}

    /** The entries that an audit looks at, each on its own line, the others as comments; of credentials the key only. */
    static String of(String text) {
        return text.lines()
                .map(line -> {
                    if (line.matches("(?i)authinfo:.*")) {
                        return line.strip().split("\\s+", 2)[0] + "\t****";
                    }
                    return line.matches(
                                    "(?i)(srv_features|certissuer|certsubject):.*|(connect:)?\\S+\\s+\"?RELAY\"?\\s*")
                            ? line
                            : "#";
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
