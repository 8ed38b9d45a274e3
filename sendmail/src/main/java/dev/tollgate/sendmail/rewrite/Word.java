package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Code;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What there is to know of a token of a compiled rule or of its workspace, besides its number. */
final class Word {
    /** The token. */
    final String text;
    /** The number of it, see {@link Vocabulary}. */
    final int token;
    /** Its first char, 0 for an empty one. */
    final char code;
    /** Whether it begins like a word; two such are kept apart when tokens are joined. */
    final boolean isAtom;
    /** Whether it ends or divides a lookup, or its text changes when tokens are joined. */
    final boolean isOdd;

    private @Nullable BitSet members;
    private int membersAsOf = -1;
    /** Whether scanning leaves it as it is: above 0 if so, below if not, 0 as long as nobody has asked. */
    byte stability;
    /** The ruleset that it names, once somebody has asked. */
    @Nullable
    CompiledRuleset called;
    /** The map that it names, once somebody has asked. */
    Lookups.@Nullable Lookup map;

    Word(String text, boolean isAtom, int token) {
        this.text = text;
        this.isAtom = isAtom;
        this.token = token;
        code = Code.of(text);
        isOdd = switch (code) {
            case Code.HOST, Code.USER, Code.LOOKUP_END, Code.HOST_END -> true;
            default -> text.indexOf(Code.QUOTE_NEXT) >= 0;
        };
    }

    /** Whether it begins something that is done with the tokens after it. */
    boolean isCall() {
        return code == Code.CALL || code == Code.LOOKUP_BEGIN || code == Code.HOST_BEGIN;
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
