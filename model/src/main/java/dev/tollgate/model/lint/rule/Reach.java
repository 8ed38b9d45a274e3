package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/**
 * Which entries decide about the findings of a whole-file rule. By it the consequences of an edit are found among a few
 * entries, without reading the file again. It may name too many entries, which costs time, but none too few.
 */
public sealed interface Reach {
    /**
     * Entries of one group decide about one another and about nothing else.
     *
     * @param of an entry's group; 0 for an entry that the rule does not look at
     */
    record Groups(ToIntFunction<Entry> of) implements Reach {}

    /**
     * The first entry in each role decides about everything.
     *
     * @param of an entry's roles, one bit for each
     */
    record Firsts(ToIntFunction<Entry> of) implements Reach {}

    /**
     * An entry's finding hangs on the entries that sendmail would find by cutting its key down. Keys are in lower case.
     *
     * @param of 0 for an entry that the rule does not look at; otherwise {@link #LOOKED_AT}, and one bit more for each role
     *     in which there has to be an entry somewhere for all findings to be what they are
     * @param mayFind whether a lookup of the first key may end at the second
     * @param shorter what is left of a key of some kind when it is cut
     */
    record Lookups(
            ToIntFunction<Entry> of,
            BiPredicate<byte[], byte[]> mayFind,
            BiFunction<byte[], KeyKind, List<byte[]>> shorter)
            implements Reach {
        /** The rule looks at the entry. */
        public static final int LOOKED_AT = 1;
    }

    /** A hash as a group's number. */
    static int group(long hash) {
        int folded = (int) (hash ^ hash >>> 32);
        return folded == 0 ? 1 : folded;
    }
}
