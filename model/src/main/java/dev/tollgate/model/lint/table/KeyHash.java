package dev.tollgate.model.lint.table;

import dev.tollgate.model.source.LineGrammar;

/** 64-bit hashes of keys as makemap stores them, that is without regard to case. */
public final class KeyHash {
    private static final long SEED = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private KeyHash() {}

    /** The hash of {@code key}. */
    public static long of(String key) {
        return end(update(SEED, key));
    }

    /** The hash of {@code tag}, a colon (none after an empty tag) and {@code key}. */
    public static long of(String tag, String key) {
        return end(update(begin(tag), key));
    }

    /** The hash of {@code text} from {@code from} to {@code to}. */
    static long of(byte[] text, int from, int to) {
        return end(update(SEED, text, from, to));
    }

    /** The hash of {@code tag}, a colon (none after an empty tag) and {@code text} from {@code from} to {@code to}. */
    static long of(String tag, byte[] text, int from, int to) {
        return end(update(begin(tag), text, from, to));
    }

    private static long begin(String tag) {
        return tag.isEmpty() ? SEED : update(update(SEED, tag), ":");
    }

    private static long update(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ LineGrammar.fold((byte) text.charAt(i)) & 0xFF) * PRIME;
        }
        return hash;
    }

    private static long update(long seed, byte[] text, int from, int to) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ LineGrammar.fold(text[i]) & 0xFF) * PRIME;
        }
        return hash;
    }

    /** Spreads what the last bytes changed over all bits. */
    private static long end(long hash) {
        long spread = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        return spread ^ spread >>> 29;
    }
}
