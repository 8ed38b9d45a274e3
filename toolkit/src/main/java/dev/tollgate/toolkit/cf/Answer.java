package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.ruleset.RefusalFormat;
import dev.tollgate.sendmail.address.Refusal;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rulesets;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the daemon makes of a ruleset's answer. */
final class Answer {
    private static final Reply TEMPORARY = new Reply(450, "4.3.0", "Please try again later.");
    private static final int SHOWN = 203;
    private static final int TEXT_ROOM = 4096;

    private final Phase phase;
    private final Outcome outcome;
    private final Program program;

    Answer(Phase phase, Outcome outcome, Program program) {
        this.phase = phase;
        this.outcome = outcome;
        this.program = program;
    }

    /**
     * How the session fares.
     *
     * @param decided the entry that decided
     */
    Treatment treatment(@Nullable Hit decided) {
        Report.Complaint complaint = outcome.complaint().orElse(null);
        if (complaint != null && (phase == Phase.MAIL || phase == Phase.RCPT)) {
            // An error on the way fails the command, whatever the ruleset says.
            return of(isTemporary(complaint) ? Decision.TEMPFAIL : Decision.REJECT, reply(complaint), null);
        }
        String value = decided == null ? null : decided.value().strip();
        return switch (outcome.kind()) {
            case REFUSES -> refused(outcome.refusal().orElseThrow(), value);
            case DISCARDS -> of(Decision.DISCARD, null, null);
            case QUARANTINES -> of(Decision.QUARANTINE, null, Tokens.stripQuotes(outcome.reason()));
            case NOT_ASKED, BREAKS -> of(phase == Phase.RCPT ? Decision.ACCEPT : Decision.NONE, null, null);
            case PASSES -> passed(decided, value);
        };
    }

    private Treatment passed(@Nullable Hit decided, @Nullable String value) {
        Decision found = decided == null ? Decision.NONE : Decision.ACCEPT;
        return switch (phase) {
            case RCPT -> of(Decision.ACCEPT, null, null);
            case CONNECT, MAIL -> of(found, null, null);
            case SRV_FEATURES, CLT_FEATURES, AUTHINFO, GREET_PAUSE, QUEUE_GROUP -> handedOver(found, value);
            case TLS_SRV_FEATURES, TLS_CLT_FEATURES -> of(found, null, value == null ? own() : value);
            default -> of(found, null, value);
        };
    }

    /** What rules hand over without an entry. */
    private @Nullable String own() {
        String text = join(0);
        return text.isEmpty() || text.equals("\"\"") ? null : text;
    }

    private Treatment handedOver(Decision found, @Nullable String value) {
        if (outcome.temporary() && phase == Phase.AUTHINFO) {
            // The mail goes out without a login.
            return of(Decision.NONE, null, null);
        }
        List<String> tokens = outcome.tokens();
        if (tokens.isEmpty() || Code.of(tokens.get(0)) != Code.MAILER) {
            return of(Decision.NONE, null, null);
        }
        String text = join(1);
        boolean temporary = tokens.size() > 1
                && tokens.get(1).toLowerCase(Locale.ROOT).startsWith("temp")
                && phase != Phase.GREET_PAUSE
                && phase != Phase.QUEUE_GROUP;
        if (temporary) {
            return of(Decision.TEMPFAIL, phase == Phase.SRV_FEATURES ? TEMPORARY : null, text);
        }
        return of(found, null, value == null ? text : value);
    }

    private String join(int from) {
        return program.join(Rulesets.vector(outcome.tokens()), from, -1, TEXT_ROOM, ' ', Tokens.Form.EXTERNAL);
    }

    private Treatment refused(Refusal refusal, @Nullable String value) {
        Reply reply = reply(refusal);
        switch (phase) {
            case COMPAT -> {
                boolean temporary = refusal.status() == Sysexits.TEMPFAIL;
                return of(temporary ? Decision.TEMPFAIL : Decision.REJECT, reply, value);
            }
            case TRY_TLS -> {
                if (refusal.enhanced().equals("5.7.1")) {
                    return of(Decision.REJECT, reply, value);
                }
            }
            case CONNECT -> {
                if (refusal.status() == Sysexits.OK) {
                    return of(Decision.ACCEPT, null, null);
                }
                reply = new Reply(reply.code(), reply.status(), RefusalFormat.printed(reply.text()));
            }
            default -> {}
        }
        boolean valued = phase != Phase.CONNECT && phase != Phase.MAIL && phase != Phase.RCPT;
        return of(reply.code() / 100 == 4 ? Decision.TEMPFAIL : Decision.REJECT, reply, valued ? value : null);
    }

    /** The reply that a refusal makes. */
    static Reply reply(Refusal refusal) {
        String general = "245".indexOf(refusal.code().charAt(0)) < 0
                ? ""
                : refusal.code().charAt(0) + ".0.0";
        return new Reply(
                Integer.parseInt(refusal.code()),
                refusal.enhanced().isEmpty() ? general : refusal.enhanced(),
                sevenBit(refusal.text()));
    }

    private static Reply reply(Report.Complaint complaint) {
        String about = complaint.address().isEmpty() ? "" : Report.shorten(complaint.address(), SHOWN) + "... ";
        return new Reply(Integer.parseInt(complaint.code()), complaint.enhanced(), about + complaint.text());
    }

    static boolean isTemporary(Report.Complaint complaint) {
        return complaint.code().startsWith("4");
    }

    /** Over SMTP the eighth bit of every byte is lost. */
    private static String sevenBit(String text) {
        StringBuilder sent = new StringBuilder(text.length());
        text.chars().forEach(c -> sent.append((char) (c & 0x7f)));
        return sent.toString();
    }

    private Treatment of(Decision decision, @Nullable Reply reply, @Nullable String value) {
        Boolean relay = phase == Phase.RCPT ? (Boolean) (decision == Decision.ACCEPT) : null;
        return new Treatment(decision, relay, reply, value);
    }
}
