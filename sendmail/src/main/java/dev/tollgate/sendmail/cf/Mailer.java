package dev.tollgate.sendmail.cf;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mailer. */
public final class Mailer {
    static final int NO_ID = -1;

    final String name;
    final BitSet flags = new BitSet();

    @Nullable
    String path;

    @Nullable
    List<String> arguments;

    @Nullable
    String eol;

    @Nullable
    String charset;

    @Nullable
    String mtaType;

    @Nullable
    String addressType;

    @Nullable
    String diagnosticType;

    int senderEnvelope;
    int senderHeader;
    int recipientEnvelope;
    int recipientHeader;
    long maxSize;
    int maxRecipients;
    int lineLimit;
    int uid = NO_ID;
    int gid = NO_ID;
    int number;

    Mailer(String name) {
        this.name = name;
    }

    /** What addresses that resolve to nothing are given to. */
    public static Mailer error() {
        return new Mailer("*error*");
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether it has the flag {@code letter}. */
    public boolean has(char letter) {
        return flags.get(letter);
    }

    /** The ruleset for senders in the envelope or in headers, 0 for none. */
    public int senderRuleset(AddressPlace place) {
        return place == AddressPlace.HEADER ? senderHeader : senderEnvelope;
    }

    /** The ruleset for recipients, 0 for none. */
    public int recipientRuleset(AddressPlace place) {
        return place == AddressPlace.HEADER ? recipientHeader : recipientEnvelope;
    }

    /** Where an address stands. */
    public enum AddressPlace {
        ENVELOPE,
        HEADER
    }
}
