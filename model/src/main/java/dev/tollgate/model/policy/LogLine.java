package dev.tollgate.model.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A line in which sendmail logs what a ruleset has decided (parseaddr.c, rscheck):
 * {@code ruleset=check_rcpt, arg1=<a@b>, relay=NAME [ADDR] (may be forged), reject=550 5.7.1 …}.
 *
 * @param phase the question
 * @param facts what the line tells of the session
 * @param outcome {@code reject=} with the reply, {@code discard}, or {@code quarantine=} with the reason
 * @param untold what the answer may depend on and the line does not tell, each as a sentence without a full stop
 */
public record LogLine(Phase phase, Facts facts, String outcome, List<String> untold) {
    private static final String RULESET = "ruleset=";
    private static final String FORGED = " (may be forged)";

    /** Reads a line of a log, whatever stands in front of the ruleset; empty for one that tells of no ruleset here. */
    public static Optional<LogLine> read(String line) {
        int at = line.indexOf(RULESET);
        if (at < 0) {
            return Optional.empty();
        }
        Cursor cursor = new Cursor(line, at + RULESET.length());
        String ruleset = cursor.until(", ");
        Optional<Phase> phase = Arrays.stream(Phase.values())
                .filter(known -> known.ruleset().equals(ruleset))
                .findFirst();
        String first = cursor.field("arg1=");
        String second = cursor.field("arg2=");
        String relay = cursor.field("relay=");
        String outcome = cursor.rest();
        boolean whole = outcome.startsWith("reject=") || outcome.startsWith("quarantine=") || outcome.equals("discard");
        return phase.filter(known -> whole).map(known -> of(known, first, second, relay, outcome));
    }

    private static LogLine of(Phase phase, String first, String second, String relay, String outcome) {
        Facts facts = client(relay);
        List<String> untold = new ArrayList<>();
        switch (phase) {
            case CONNECT -> facts = facts.with(Fact.CLIENT_NAME, first).with(Fact.CLIENT_ADDR, second);
            case MAIL -> facts = facts.with(Fact.FROM, address(first));
            case RCPT -> {
                facts = facts.with(Fact.TO, address(first));
                untold.add("the line does not have the sender: give it with --from");
            }
            case TLS_CLIENT, TLS_SERVER -> facts = facts.with(Fact.VERIFY, first);
            default -> {}
        }
        if (facts.get(Fact.CLIENT_NAME).startsWith("[")) {
            untold.add("the client had no name: --client-resolve TEMP if DNS failed temporarily");
        }
        if (phase == Phase.MAIL || phase == Phase.RCPT) {
            untold.add(
                    "the line does not say whether the client authenticated or used TLS: give --auth-type, --verify");
        }
        return new LogLine(phase, facts, outcome, List.copyOf(untold));
    }

    /** Name and address of {@code relay=}. */
    private static Facts client(String relay) {
        boolean forged = relay.endsWith(FORGED);
        String client = forged ? relay.substring(0, relay.length() - FORGED.length()) : relay;
        int bracket = client.lastIndexOf('[');
        if (bracket < 0 || !client.endsWith("]")) {
            return Facts.NONE;
        }
        String address = client.substring(bracket + 1, client.length() - 1);
        String name = bracket == 0 ? client : client.substring(0, bracket).strip();
        return Facts.NONE
                .with(Fact.CLIENT_NAME, name)
                .with(Fact.CLIENT_ADDR, address)
                .with(Fact.CLIENT_RESOLVE, bracket == 0 ? "FAIL" : forged ? "FORGED" : "OK");
    }

    private static String address(String argument) {
        return argument.startsWith("<") && argument.endsWith(">")
                ? argument.substring(1, argument.length() - 1)
                : argument;
    }

    /** Whether {@code verdict} is what the line says has become of the session. */
    public boolean isExplainedBy(Verdict verdict) {
        if (outcome.equals("discard")) {
            return verdict.decision() == Decision.DISCARD;
        }
        if (outcome.startsWith("quarantine=")) {
            return verdict.decision() == Decision.QUARANTINE;
        }
        Reply reply = verdict.reply();
        return reply != null && bare(outcome.substring("reject=".length())).equals(bare(reply.toString()));
    }

    /** A reply without the address that sendmail puts in front of the text of some. */
    private static String bare(String reply) {
        return reply.replaceFirst("^(\\d{3} (?:\\d\\.\\d{1,3}\\.\\d{1,3} )?)<.*?>\\.\\.\\. ", "$1")
                .strip();
    }

    /** Reads fields from left to right: what a client has sent may look like a field. */
    private static final class Cursor {
        private final String line;
        private int at;

        Cursor(String line, int at) {
            this.line = line;
            this.at = at;
        }

        String until(String end) {
            int stop = line.indexOf(end, at);
            String text = line.substring(at, stop < 0 ? line.length() : stop);
            at = Math.min(line.length(), at + text.length() + end.length());
            return text;
        }

        /** The value of the field that comes next; empty if that is another one. */
        String field(String name) {
            if (!line.startsWith(name, at)) {
                return "";
            }
            at += name.length();
            int close = line.startsWith("<", at) ? closing() : -1;
            if (close < 0) {
                return until(", ");
            }
            String value = line.substring(at, close + 1);
            at = Math.min(line.length(), close + 1 + ", ".length());
            return value;
        }

        /** The bracket that closes the address here, outside of quotes; -1 for none. */
        private int closing() {
            boolean quoted = false;
            for (int i = at; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == '>' && !quoted) {
                    return i;
                }
            }
            return -1;
        }

        String rest() {
            return line.substring(at).strip();
        }
    }
}
