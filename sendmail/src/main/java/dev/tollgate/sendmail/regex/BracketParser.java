package dev.tollgate.sendmail.regex;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads a bracket expression in the C locale: a set of bytes. */
final class BracketParser {
    private static final int BYTES = 256;
    private static final String UNMATCHED = "Unmatched [, [^, [:, [., or [=";

    private final String text;
    private final boolean fold;
    private final BitSet set = new BitSet(BYTES);
    private int at;

    /** A parser of the expression whose opening bracket ends at {@code at}. */
    BracketParser(String text, int at, boolean fold) {
        this.text = text;
        this.at = at;
        this.fold = fold;
    }

    /** The place after the closing bracket. */
    int end() {
        return at;
    }

    BitSet parse() throws RegexException {
        boolean negated = at < text.length() && text.charAt(at) == '^';
        at += negated ? 1 : 0;
        boolean first = true;
        while (first || at >= text.length() || text.charAt(at) != ']') {
            if (at >= text.length()) {
                throw new RegexException(UNMATCHED);
            }
            first = false;
            element();
        }
        at++;
        if (negated) {
            set.flip(0, BYTES);
            set.clear(0);
        }
        return set;
    }

    private void element() throws RegexException {
        if (text.startsWith("[:", at)) {
            String name = named(':');
            if (name != null) {
                addClass(name);
                return;
            }
        }
        boolean equivalence = text.startsWith("[=", at);
        int from = one();
        boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
        if (!range) {
            set.set(from);
            return;
        }
        at++;
        boolean wrong = equivalence || text.startsWith("[:", at) || text.startsWith("[=", at);
        if (wrong) {
            throw new RegexException("Invalid range end");
        }
        int to = one();
        if (to < from) {
            throw new RegexException("Invalid range end");
        }
        set.set(from, to + 1);
    }

    /** One byte, or a collating element or equivalence class of one. */
    private int one() throws RegexException {
        char kind = at + 1 < text.length() && text.charAt(at) == '[' ? text.charAt(at + 1) : '\0';
        if (kind == '.' || kind == '=') {
            String name = named(kind);
            if (name == null) {
                throw new RegexException(UNMATCHED);
            }
            if (name.length() != 1) {
                throw new RegexException("Invalid collation character");
            }
            return folded(name.charAt(0));
        }
        if (at >= text.length()) {
            throw new RegexException(UNMATCHED);
        }
        return folded(text.charAt(at++));
    }

    private char folded(char c) {
        return fold ? RegexParser.upper(c) : c;
    }

    private @Nullable String named(char sign) {
        int end = text.indexOf(sign + "]", at + 2);
        if (end < 0) {
            return null;
        }
        String name = text.substring(at + 2, end);
        at = end + 2;
        return name;
    }

    private void addClass(String name) throws RegexException {
        IntPredicate members = members(name);
        if (members == null) {
            throw new RegexException("Invalid character class name");
        }
        for (int c = 1; c < BYTES; c++) {
            if (members.test(c)) {
                set.set(c);
            }
        }
    }

    private @Nullable IntPredicate members(String name) {
        IntPredicate upper = c -> c >= 'A' && c <= 'Z';
        IntPredicate lower = c -> c >= 'a' && c <= 'z';
        IntPredicate digit = c -> c >= '0' && c <= '9';
        IntPredicate alpha = upper.or(lower);
        IntPredicate graph = c -> c > ' ' && c < 0x7f;
        return switch (name) {
            case "upper" -> fold ? alpha : upper;
            case "lower" -> fold ? alpha : lower;
            case "alpha" -> alpha;
            case "digit" -> digit;
            case "alnum" -> alpha.or(digit);
            case "space" -> c -> c == ' ' || c >= '\t' && c <= '\r';
            case "blank" -> c -> c == ' ' || c == '\t';
            case "punct" -> graph.and(alpha.or(digit).negate());
            case "graph" -> graph;
            case "print" -> graph.or(c -> c == ' ');
            case "cntrl" -> c -> c < ' ' || c == 0x7f;
            case "xdigit" -> digit.or(c -> c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
            default -> null;
        };
    }
}
