package dev.tollgate.audit.config;

import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.Expansion;
import dev.tollgate.sendmail.mc.Includes;
import dev.tollgate.sendmail.mc.M4;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An mc file and what m4 makes of it.
 *
 * @param path the file's name
 * @param text its text
 * @param expansion what m4 makes of it
 * @param complete whether sendmail's own m4 files could be read
 */
public record McSource(String path, String text, Expansion expansion, boolean complete) {
    private static final Set<String> RECORDED = Set.of(
            "FEATURE",
            "OSTYPE",
            "DOMAIN",
            "HACK",
            "MAILER",
            "MAILER_DEFINITIONS",
            "LOCAL_CONFIG",
            "LOCAL_RULESETS",
            "LOCAL_RULE_0",
            "LOCAL_RULE_1",
            "LOCAL_RULE_2",
            "LOCAL_RULE_3",
            "LOCAL_NET_CONFIG",
            "DAEMON_OPTIONS",
            "CLIENT_OPTIONS",
            "MODIFY_MAILER_FLAGS",
            "INPUT_MAIL_FILTER",
            "MAIL_FILTER",
            "TRUST_AUTH_MECH",
            "RELAY_DOMAIN",
            "RELAY_DOMAIN_FILE",
            "LOCAL_DOMAIN",
            "QUEUE_GROUP");

    /** Reads an mc. */
    public static McSource read(String path, String text, Includes includes) {
        boolean[] head = new boolean[1];
        Includes seen = file -> {
            Optional<String> found = includes.read(file);
            head[0] |= found.isPresent() && file.endsWith("cfhead.m4");
            return found;
        };
        Expansion expansion = M4.expand(path, text, Map.of(), seen, RECORDED);
        if (head[0]) {
            return new McSource(path, text, expansion, true);
        }
        // Without sendmail's files its macros are empty ones, so that at least the calls are seen.
        Map<String, String> stubs = new java.util.HashMap<>();
        RECORDED.forEach(name -> stubs.put(name, ""));
        return new McSource(path, text, M4.expand(path, text, stubs, includes, RECORDED), false);
    }

    /** The calls of {@code macro} whose first argument is {@code argument}. */
    public List<Call> calls(String macro, String argument) {
        return expansion.callsOf(macro).stream()
                .filter(call -> call.argument(0).equals(argument))
                .toList();
    }

    /** The number of the line that offset {@code offset} of the text is in, from 1. */
    public int line(int offset) {
        return (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }
}
