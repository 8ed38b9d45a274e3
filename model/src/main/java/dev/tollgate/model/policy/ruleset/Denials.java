package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import org.jspecify.annotations.Nullable;

/** The rules, the same in check_relay, check_mail and the recipient part, that turn a found value into a refusal. */
final class Denials {
    /** sendmail's text for a lookup that failed for now. */
    static final String TEMPORARY = "\"451 Temporary system failure. Please try again later.\"";

    /** As in check_relay, where a second part in angle brackets follows the value. */
    static final Denials OF_CLIENT = new Denials("<$*>", "<$* <TMPF>>");

    /** As in check_mail and Rcpt_ok, where an address follows the value. */
    static final Denials OF_ADDRESS = new Denials("$*", "<<TMPF>>");

    private final Lhs reject;
    private final Lhs discard;
    private final Lhs quarantine;
    private final Lhs errorWithStatus;
    private final Lhs error;
    private final Lhs failed;
    private final Lhs other;

    private Denials(String tail, String failure) {
        reject = Lhs.of("<REJECT> " + tail);
        discard = Lhs.of("<DISCARD> " + tail);
        quarantine = Lhs.of("<QUARANTINE:$+> " + tail);
        errorWithStatus = Lhs.of("<ERROR:$-.$-.$-:$+> " + tail);
        error = Lhs.of("<ERROR:$+> " + tail);
        failed = Lhs.of(failure + " " + tail);
        other = Lhs.of("<$+> " + tail);
    }

    /**
     * The refusal that the workspace {@code <value> …} leads to, or {@code null} if no rule matches it.
     *
     * @param rejection what REJECT leads to
     */
    String @Nullable [] of(String[] workspace, String[] rejection, Session session) {
        Match m;
        if (reject.matches(workspace, session)) {
            return rejection;
        }
        if (discard.matches(workspace, session)) {
            return Workspace.of(Workspace.MAILER, "discard", Workspace.USER, "discard");
        }
        if ((m = quarantine.match(workspace, session)) != null) {
            return Workspace.error("quarantine", (Object) m.group(1));
        }
        if ((m = errorWithStatus.match(workspace, session)) != null) {
            return Workspace.of(
                    Workspace.MAILER,
                    "error",
                    Workspace.HOST,
                    m.group(1),
                    ".",
                    m.group(2),
                    ".",
                    m.group(3),
                    Workspace.USER,
                    m.group(4));
        }
        if ((m = error.match(workspace, session)) != null) {
            return Workspace.error("", (Object) m.group(1));
        }
        if (failed.matches(workspace, session)) {
            return temporary();
        }
        if ((m = other.match(workspace, session)) != null) {
            return Workspace.error("", (Object) m.group(1));
        }
        return null;
    }

    /** The refusal when a lookup failed for now. */
    static String[] temporary() {
        return Workspace.error("4.3.0", TEMPORARY);
    }
}
