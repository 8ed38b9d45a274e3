package dev.tollgate.sendmail.regex;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A part of an expression. */
sealed interface Node {
    /** One of a set of bytes. */
    record Bytes(BitSet set) implements Node {}

    /** A place. */
    record Anchor(Place place) implements Node {}

    /** One part after another. */
    record Sequence(Node first, Node second) implements Node {}

    /** Either of two; nothing stands for an empty one. */
    record Either(@Nullable Node first, @Nullable Node second) implements Node {}

    /** As often as possible, or not at all. */
    record Star(Node body) implements Node {}

    /** A group, numbered from 1; optional if a repetition may leave it out. */
    record Group(int number, @Nullable Node body, boolean optional) implements Node {}

    /** What a group has matched, once more. */
    record Back(int number) implements Node {}

    /** Nothing. */
    record Empty() implements Node {}

    /** The places that an anchor can ask for. */
    enum Place {
        START,
        END,
        WORD_START,
        WORD_END,
        WORD_EDGE,
        NO_WORD_EDGE
    }
}
