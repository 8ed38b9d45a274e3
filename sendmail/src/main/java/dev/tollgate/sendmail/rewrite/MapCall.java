package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls {@code $(name key $@ arguments $: default $)} and {@code $[ key $: default $]} of a right-hand side, from left
 * to right; what a call leaves is not looked at again.
 */
final class MapCall {
    private static final int MOST_ARGUMENTS = 8;

    private final Program program;
    private final Report report;
    private final Lookups lookups;
    private boolean deferred;

    /** How the calls of a right-hand side ended. */
    enum Outcome {
        DONE,
        /** What was found makes no tokens; that has been said. */
        NO_TOKENS,
        TOO_LONG;

        boolean failed() {
            return this != DONE;
        }
    }

    MapCall(Program program, Lookups lookups) {
        this.program = program;
        this.lookups = lookups;
        report = program.report();
    }

    /** Whether a lookup failed for the time being. */
    boolean wasDeferred() {
        return deferred;
    }

    /** Makes all calls in {@code built}, which may grow to {@code most} tokens. */
    Outcome all(@Nullable String[] built, int most) {
        deferred = false;
        for (int at = 0; built[at] != null; at++) {
            char operator = Code.of(String.valueOf(built[at]));
            if (operator != Code.HOST_BEGIN && operator != Code.LOOKUP_BEGIN) {
                continue;
            }
            // Lookups may run rulesets of their own.
            boolean before = deferred;
            Call call = new Call(built, at, operator);
            boolean now = call.run();
            deferred = before || now;
            if (call.tokens == null) {
                return Outcome.NO_TOKENS;
            }
            int to = at;
            for (int i = 0; call.tokens[i] != null; i++) {
                built[to++] = call.tokens[i];
                if (to >= most) {
                    return Outcome.TOO_LONG;
                }
            }
            at = to - 1;
            for (String token : call.rest) {
                built[to++] = token;
                if (to >= most) {
                    return Outcome.TOO_LONG;
                }
            }
            built[to] = null;
        }
        return Outcome.DONE;
    }

    /** One call. */
    private final class Call {
        private final @Nullable String[] built;
        private final char end;
        private final String name;
        private final int key;
        private final List<String> arguments = new ArrayList<>();
        private int fallback = -1;
        private int room = Scanner.ADDRESS_ROOM;
        private List<String> rest = List.of();
        private @Nullable String @Nullable [] tokens;

        Call(@Nullable String[] built, int at, char operator) {
            this.built = built;
            if (operator == Code.HOST_BEGIN) {
                end = Code.HOST_END;
                name = "host";
                key = at + 1;
                return;
            }
            end = Code.LOOKUP_END;
            String named = built[at + 1];
            if (named == null) {
                report.system("5.3.0", "rewrite: missing mapname");
                throw new ProcessEnd("rewrite: missing mapname", Sysexits.ABORTED);
            }
            name = named;
            key = at + 2;
        }

        /** Looks up; whether that was deferred. */
        boolean run() {
            Lookups.Lookup map = lookups.find(name);
            if (map == null) {
                report.system("5.3.0", "rewrite: map " + name + " not found");
            }
            takeApart();
            String text = program.join(
                    built, key, -1, Tokens.KEY_ROOM, map == null ? program.blank() : map.blank(), Tokens.Form.EXTERNAL);
            Lookups.Answer answer = map == null ? new Lookups.Answer(null, false) : map.ask(text, arguments);
            String value = answer.value();
            Table table = Table.EXTERNAL;
            if (value == null && fallback >= 0) {
                value = program.join(built, fallback, -1, Tokens.KEY_ROOM, program.blank(), Tokens.Form.INTERNAL);
                table = Table.INTERNAL;
            }
            if (value == null) {
                int last = key;
                while (built[last] != null) {
                    last++;
                }
                // What replaces the call is written where the key stands.
                tokens = Arrays.copyOfRange(built, key, last + 1);
            } else if (value.isEmpty()) {
                tokens = new @Nullable String[1];
            } else {
                tokens = program.scanner().scan(value, table);
            }
            return answer.deferred();
        }

        /** Ends key, arguments and default each with a {@code null}, and saves what follows the call. */
        private void takeApart() {
            int at = key;
            int argument = -1;
            for (String token = built[at]; token != null && Code.of(token) != end; token = built[at]) {
                char operator = Code.of(token);
                if (operator != Code.HOST && operator != Code.USER) {
                    at++;
                    continue;
                }
                built[at++] = null;
                if (argument >= 0) {
                    addArgument(argument);
                    argument = -1;
                }
                if (operator == Code.HOST) {
                    argument = at;
                } else {
                    fallback = at;
                }
            }
            if (built[at] != null) {
                built[at++] = null;
            }
            if (argument >= 0) {
                addArgument(argument);
            }
            int last = at;
            while (built[last] != null) {
                last++;
            }
            List<String> saved = new ArrayList<>(last - at);
            for (@Nullable String token : Arrays.asList(built).subList(at, last)) {
                saved.add(String.valueOf(token));
            }
            rest = saved;
        }

        private void addArgument(int at) {
            String text = program.join(built, at, -1, room, program.blank(), Tokens.Form.EXTERNAL);
            if (arguments.size() < MOST_ARGUMENTS) {
                arguments.add(text);
            }
            room -= text.length() + 1;
        }
    }
}
