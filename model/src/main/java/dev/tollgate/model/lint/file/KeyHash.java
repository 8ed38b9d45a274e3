package dev.tollgate.model.lint.file;

import dev.tollgate.model.source.LineGrammar;

/** 64-bit hashes of keys as makemap stores them, that is without regard to case. */
final class KeyHash {
    private static final long SEED = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private KeyHash() {}

    /** The hash of {@code key}. */
    static long of(String key) {
        return end(update(SEED, key));
    }

    /** The hash of {@code tag}, a colon (none behind an empty tag) and {@code length} bytes of {@code keys}. */
    static long of(String tag, byte[] keys, int from, int length) {
        long hash = tag.isEmpty() ? SEED : update(update(SEED, tag), ":");
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ LineGrammar.fold(keys[i]) & 0xFF) * PRIME;
        }
        return end(hash);
    }

    /** The hash of {@code tag}, a colon (none behind an empty tag) and {@code key}. */
    static long of(String tag, String key) {
        long hash = tag.isEmpty() ? SEED : update(update(SEED, tag), ":");
        return end(update(hash, key));
    }

    private static long update(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ LineGrammar.fold((byte) text.charAt(i)) & 0xFF) * PRIME;
        }
        return hash;
    }

    /** Spreads what the last bytes changed over all bits. */
    private static long end(long hash) {
        long spread = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        return spread ^ spread >>> 29;
    }
}
