package dev.tollgate.sendmail.rewrite;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ruleset has made of texts lately. It is for rulesets that do nothing but answer and set macros, so that an answer
 * depends on the text, on the macros that rules may read or set, and on what the maps' answers depend on. An answer is kept
 * when its question is asked for the second time, because most questions are asked once.
 */
final class Recall {
    /** Texts of more tokens are rare, and not kept. */
    static final int MOST_TOKENS = 48;

    private static final int MOST_KEPT = 4096;
    private static final int MOST_SEEN = 1 << 13;

    private final int[] reads;
    private final int[] sets;
    private final Key probe;
    private Map<Key, Made> young = new HashMap<>();
    private Map<Key, Made> old = new HashMap<>();
    /** Hashes of questions of late. */
    private final int[] seen = new int[MOST_SEEN];

    /** An answer. */
    static final class Made {
        /** What the text has become. */
        final int[] tokens;
        /** The ruleset's status. */
        final int status;
        /** The error number that is left. */
        final int errno;
        /** The values of the session's macros that rules may set. */
        final @Nullable String[] values;
        /** How deep rulesets called each other. */
        final int levels;
        /** Where the text stood in its workspace: with more text before it there may be too little room. */
        final int place;

        Made(int[] tokens, int status, int errno, @Nullable String[] values, int levels, int place) {
            this.tokens = tokens;
            this.status = status;
            this.errno = errno;
            this.values = values;
            this.levels = levels;
            this.place = place;
        }
    }

    /**
     * Keeps nothing yet.
     *
     * @param reads the macros that rules may read
     * @param sets those that they may set
     */
    Recall(BitSet reads, BitSet sets) {
        this.reads = reads.stream().toArray();
        this.sets = sets.stream().toArray();
        probe = new Key(new int[MOST_TOKENS], new @Nullable String[this.reads.length + this.sets.length]);
    }

    /** Forgets all answers. */
    void forget() {
        young = new HashMap<>();
        old = new HashMap<>();
    }

    /** The answer for the tokens of {@code vector} between two places; {@code null} for none. */
    @Nullable
    Made find(int[] vector, int from, int to, Program program, String context) {
        probe.set(vector, from, to, this, program, context);
        Made made = young.get(probe);
        if (made == null) {
            made = old.get(probe);
            if (made != null) {
                keep(probe.copy(), made);
            }
        }
        return made;
    }

    /** The question that {@link #find} has just asked; {@code null} where it is new, so that its answer is not kept. */
    @Nullable
    Key question() {
        int place = probe.hash & MOST_SEEN - 1;
        if (seen[place] == probe.hash) {
            return probe.copy();
        }
        seen[place] = probe.hash;
        return null;
    }

    /** Keeps the answer that the tokens between two places are. */
    void keep(Key question, int[] vector, int from, int to, int status, int levels, Program program) {
        @Nullable String[] values = new @Nullable String[sets.length];
        for (int i = 0; i < sets.length; i++) {
            values[i] = program.macros().covering(sets[i]);
        }
        int[] tokens = Arrays.copyOfRange(vector, from, to);
        keep(question, new Made(tokens, status, program.report().errno(), values, levels, from));
    }

    /** Sets macros and the error number as an answer leaves them. */
    void leave(Made made, Program program) {
        for (int i = 0; i < sets.length; i++) {
            program.macros().cover(sets[i], made.values[i]);
        }
        program.report().errno(made.errno);
    }

    private void keep(Key question, Made made) {
        if (young.size() >= MOST_KEPT) {
            old = young;
            young = new HashMap<>();
        }
        young.put(question, made);
    }

    /** A text and all else on which its answer depends. */
    static final class Key {
        private final int[] tokens;
        private final @Nullable String[] values;
        private int length;
        private int errno;
        private String context = "";
        private int hash;

        private Key(int[] tokens, @Nullable String[] values) {
            this.tokens = tokens;
            this.values = values;
        }

        private void set(int[] vector, int from, int to, Recall of, Program program, String known) {
            length = to - from;
            System.arraycopy(vector, from, tokens, 0, length);
            errno = program.report().errno();
            context = known;
            int code = errno;
            for (int i = 0; i < length; i++) {
                code = 31 * code + tokens[i];
            }
            int place = 0;
            for (int macro : of.reads) {
                values[place++] = program.macros().value(macro);
            }
            for (int macro : of.sets) {
                values[place++] = program.macros().covering(macro);
            }
            for (@Nullable String value : values) {
                code = 31 * code + (value == null ? 0 : value.hashCode());
            }
            hash = code ^ code >>> 15;
        }

        private Key copy() {
            Key copy = new Key(Arrays.copyOf(tokens, length), values.clone());
            copy.length = length;
            copy.errno = errno;
            copy.context = context;
            copy.hash = hash;
            return copy;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && length == key.length
                    && errno == key.errno
                    && Arrays.equals(tokens, 0, length, key.tokens, 0, length)
                    && context.equals(key.context)
                    && Arrays.equals(values, key.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
