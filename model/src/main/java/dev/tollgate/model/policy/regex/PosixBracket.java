package dev.tollgate.model.policy.regex;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A bracket expression of a POSIX regular expression in the C locale: a set of bytes. */
final class PosixBracket {
    private static final int BYTES = 256;

    private final String text;
    private final boolean foldCase;
    private final BitSet set = new BitSet(BYTES);
    private int at;

    private PosixBracket(String text, int at, boolean foldCase) {
        this.text = text;
        this.at = at;
        this.foldCase = foldCase;
    }

    /**
     * The expression whose opening bracket ends at {@code at}, or {@code null} if it is none.
     *
     * @param foldCase whether it stands for text in lower case
     */
    static @Nullable PosixBracket parse(String text, int at, boolean foldCase) {
        PosixBracket bracket = new PosixBracket(text, at, foldCase);
        return bracket.parse() ? bracket : null;
    }

    /** The place behind the closing bracket. */
    int end() {
        return at;
    }

    /** The same set in Java's syntax. */
    String java() {
        return set.isEmpty()
                ? "(?!)"
                : set.stream()
                        .mapToObj(c -> "\\x{" + Integer.toHexString(c) + "}")
                        .collect(Collectors.joining("", "[", "]"));
    }

    private boolean parse() {
        boolean negated = at < text.length() && text.charAt(at) == '^';
        at += negated ? 1 : 0;
        boolean first = true;
        while (at < text.length() && (first || text.charAt(at) != ']')) {
            first = false;
            if (text.startsWith("[:", at)) {
                if (!addClass()) {
                    return false;
                }
            } else if (!addRange()) {
                return false;
            }
        }
        if (at >= text.length()) {
            return false;
        }
        at++;
        if (negated) {
            set.flip(0, BYTES);
        }
        return true;
    }

    private boolean addClass() {
        int end = text.indexOf(":]", at + 2);
        IntPredicate members = end < 0 ? null : members(text.substring(at + 2, end));
        if (members == null) {
            return false;
        }
        for (int c = 0; c < BYTES; c++) {
            if (members.test(c)) {
                set.set(c);
            }
        }
        at = end + 2;
        return true;
    }

    private @Nullable IntPredicate members(String name) {
        IntPredicate upper = c -> c >= 'A' && c <= 'Z';
        IntPredicate lower = c -> c >= 'a' && c <= 'z';
        IntPredicate digit = c -> c >= '0' && c <= '9';
        IntPredicate alpha = upper.or(lower);
        IntPredicate graph = c -> c > ' ' && c < 0x7f;
        return switch (name) {
            case "upper" -> foldCase ? alpha : upper;
            case "lower" -> foldCase ? alpha : lower;
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

    /** Adds a character, or those from one to another. */
    private boolean addRange() {
        boolean equivalence = text.startsWith("[=", at);
        int from = element();
        if (from < 0) {
            return false;
        }
        boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
        if (!range) {
            set.set(from);
            return true;
        }
        at++;
        // Neither end of a range may be a class.
        boolean wrong = equivalence || text.startsWith("[:", at) || text.startsWith("[=", at);
        int to = wrong ? -1 : element();
        if (to < from) {
            return false;
        }
        set.set(from, to + 1);
        return true;
    }

    /** A character, or a collating element or equivalence class of one; -1 for anything else. */
    private int element() {
        boolean named = text.startsWith("[.", at) || text.startsWith("[=", at);
        if (named) {
            if (at + 5 > text.length() || !text.startsWith(text.charAt(at + 1) + "]", at + 3)) {
                return -1;
            }
            at += 5;
            return folded(text.charAt(at - 3));
        }
        return folded(text.charAt(at++));
    }

    private int folded(char c) {
        if (c >= BYTES) {
            return -1;
        }
        return foldCase && c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}
