package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.sendmail.scan.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an address of mail may be: sendmail refuses a longer one before any ruleset sees it (parseaddr.c, {@code
 * MAXNAME}). The angle brackets count.
 */
public final class AddressLimit {
    private static final int MOST = 255;

    private AddressLimit() {}

    /** sendmail's refusal of what the phase's command names; {@code null} if it is not too long. */
    public static @Nullable Reply refusal(Phase phase, Facts facts) {
        return switch (phase) {
            case MAIL -> refusal(facts.get(Fact.FROM));
            case RCPT -> refusal(facts.get(Fact.TO));
            default -> null;
        };
    }

    private static @Nullable Reply refusal(String address) {
        if (address.length() + 2 <= MOST) {
            return null;
        }
        String bracketed = "<" + address + ">";
        List<Fault> faults = new ArrayList<>();
        Prescan.scan(bracketed, faults::add);
        return faults.isEmpty()
                ? new Reply(
                        553,
                        "5.1.0",
                        "Address \"" + bracketed.substring(0, MOST) + "\" too long (" + MOST + " bytes max)")
                : new Reply(553, faults.get(0).status(), faults.get(0).text());
    }
}
