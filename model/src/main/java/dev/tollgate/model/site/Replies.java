package dev.tollgate.model.site;

/**
 * The texts of the standard refusals, as the mc defines them (cf/README, confREJECT_MSG, confRCPTREJ_MSG,
 * confRELAY_MSG), quotes included.
 *
 * @param reject for REJECT; empty for sendmail's own {@code 550 5.7.1 Access denied}
 * @param rejectRecipient for {@code To:… REJECT}; goes out with 5.2.1
 * @param relay for a refused relay; goes out with 5.7.1
 */
public record Replies(String reject, String rejectRecipient, String relay) {
    /** What a configuration without definitions of its own says. */
    public static final Replies STOCK =
            new Replies("", "\"550 Mailbox disabled for this recipient\"", "\"550 Relaying denied\"");

    /** The stock relay refusal of a configuration that knows TRUST_AUTH_MECH. */
    public static final String RELAY_WITH_AUTH = "\"550 Relaying denied. Proper authentication required.\"";
}
