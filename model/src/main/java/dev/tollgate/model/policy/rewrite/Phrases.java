package dev.tollgate.model.policy.rewrite;

import java.util.Collection;

/**
 * The members of a class, found in any case by the tokens that make one up, without joining them to a text first: rules
 * try every stretch of a workspace.
 */
public final class Phrases {
    public static final Phrases NONE = new Phrases(new String[2], 0);

    /** Members in lower case by hash, {@code null} for a free slot; the length is a power of two. */
    private final String[] slots;
    /** Which lengths members have, the last bit for all longer ones: most phrases are none by their length. */
    private final long lengths;

    private Phrases(String[] slots, long lengths) {
        this.slots = slots;
        this.lengths = lengths;
    }

    public static Phrases of(String... members) {
        return of(java.util.List.of(members));
    }

    public static Phrases of(Collection<String> members) {
        if (members.isEmpty()) {
            return NONE;
        }
        String[] slots = new String[Integer.highestOneBit(members.size()) * 4];
        long lengths = 0;
        for (String member : members) {
            int hash = 0;
            for (int i = 0; i < member.length(); i++) {
                hash = hash * 31 + fold(member.charAt(i));
            }
            int slot = hash & slots.length - 1;
            while (slots[slot] != null) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = member;
            lengths |= bit(member.length());
        }
        return new Phrases(slots, lengths);
    }

    private static long bit(int length) {
        return 1L << Math.min(length, Long.SIZE - 1);
    }

    private static char fold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    boolean isEmpty() {
        return lengths == 0;
    }

    public boolean contains(String phrase) {
        return contains(new String[] {phrase}, 0, 1);
    }

    /** Whether the tokens from {@code from} to {@code to}, nothing between them, are a member. */
    public boolean contains(String[] tokens, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += tokens[i].length();
        }
        if ((lengths & bit(length)) == 0) {
            return false;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            String token = tokens[i];
            for (int at = 0; at < token.length(); at++) {
                hash = hash * 31 + fold(token.charAt(at));
            }
        }
        for (int slot = hash & slots.length - 1; slots[slot] != null; slot = slot + 1 & slots.length - 1) {
            if (slots[slot].length() == length && equal(slots[slot], tokens, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(String member, String[] tokens, int from, int to) {
        int at = 0;
        for (int i = from; i < to; i++) {
            if (!member.regionMatches(true, at, tokens[i], 0, tokens[i].length())) {
                return false;
            }
            at += tokens[i].length();
        }
        return true;
    }
}
