package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A token of a compiled rule or of its workspace, with what matching and joining ask of it. */
final class Word {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The token. */
    final String text;
    /** Its first char, 0 for an empty one. */
    final char code;
    /** Whether it begins like a word; two such are kept apart when tokens are joined. */
    final boolean isAtom;
    /** One of 64 bits, the same for all its spellings. */
    final long bit;

    private final int hash;
    private @Nullable BitSet members;
    private int membersAsOf = -1;
    /** Whether scanning leaves it as it is: above 0 if so, below if not, 0 as long as nobody has asked. */
    byte stability;
    /** The number of the ruleset that it names, plus one; 0 as long as nobody has asked. */
    int called;
    /** The map that it names, once somebody has asked. */
    Lookups.@Nullable Lookup map;

    Word(String text, boolean isAtom) {
        this.text = text;
        this.isAtom = isAtom;
        code = Code.of(text);
        int folded = 0;
        for (int i = 0; i < text.length(); i++) {
            folded = 31 * folded + Chars.lower(text.charAt(i));
        }
        hash = folded;
        bit = 1L << (folded * SPREAD >>> 58);
    }

    /** Whether both are the same but for the case of letters. */
    boolean is(Word other) {
        return this == other || hash == other.hash && Chars.same(text, other.text);
    }

    /** Whether a class holds it. */
    boolean isMember(ClassTable classes, int id) {
        if (!classes.mayContain(text.length(), id)) {
            return false;
        }
        if (membersAsOf != classes.version()) {
            members = classes.classesOf(text);
            membersAsOf = classes.version();
        }
        BitSet known = members;
        return known != null && known.get(id & 0xff);
    }
}
