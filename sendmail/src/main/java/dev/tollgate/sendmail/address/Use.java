package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.cf.Mailer;

/** What an address is rewritten for. */
public record Use(Mailer.AddressPlace place, Side side) {
    /** A recipient in the envelope. */
    public static final Use RECIPIENT = new Use(Mailer.AddressPlace.ENVELOPE, Side.RECIPIENT);

    /** Whose address it is. */
    public enum Side {
        SENDER,
        RECIPIENT
    }

    /** As macro {@code addr_type} has it. */
    public String type() {
        return (place == Mailer.AddressPlace.HEADER ? "h " : "e ") + (side == Side.SENDER ? "s" : "r");
    }

    /** In words, as test mode has it. */
    public String words() {
        return (place == Mailer.AddressPlace.HEADER ? "header " : "envelope ")
                + (side == Side.SENDER ? "sender" : "recipient");
    }

    /** The ruleset of {@code mailer} for it, 0 for none. */
    int ruleset(Mailer mailer) {
        return side == Side.SENDER ? mailer.senderRuleset(place) : mailer.recipientRuleset(place);
    }
}
