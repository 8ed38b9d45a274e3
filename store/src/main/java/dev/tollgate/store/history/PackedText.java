package dev.tollgate.store.history;

/** A text as the history keeps it. To pack a long one takes longer than to record it, so it can be done before. */
public final class PackedText {
    private final String digest;
    private final int length;
    private final byte[] deflated;

    private PackedText(String digest, int length, byte[] deflated) {
        this.digest = digest;
        this.length = length;
        this.deflated = deflated;
    }

    /** Packs {@code text}. */
    public static PackedText of(byte[] text) {
        return new PackedText(Digests.sha256(text), text.length, HistoryFormat.deflate(text));
    }

    /** The SHA-256 of the text, in hexadecimal. */
    String digest() {
        return digest;
    }

    /** How many bytes the text has. */
    int length() {
        return length;
    }

    /** The text, deflated. */
    byte[] deflated() {
        return deflated;
    }
}
