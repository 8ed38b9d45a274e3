package dev.tollgate.model.scan;

import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A value cut into tokens as sendmail's scanner does before any ruleset sees it (op.me, "Tokens"; the stock
 * OperatorChars): white space separates and vanishes, operators stand alone, a quoted string is one token, a
 * parenthesised comment is dropped. A token is an object only for who asks for one.
 */
public final class Tokens {
    private final String text;
    private final int offset;
    private final int[] starts;
    private final int[] ends;
    private final int size;
    private final Map<Integer, String> rewritten;
    private final List<Span> unbalanced;

    /** The first {@code size} of the stretches of {@code text}; in place of some of them a token is {@code rewritten}. */
    Tokens(
            String text,
            int offset,
            int[] starts,
            int[] ends,
            int size,
            Map<Integer, String> rewritten,
            List<Span> unbalanced) {
        this.text = text;
        this.offset = offset;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
        this.rewritten = rewritten;
        this.unbalanced = unbalanced;
    }

    /**
     * Cuts {@code text}.
     *
     * @param offset where {@code text} begins in its line
     */
    public static Tokens of(String text, int offset) {
        return new TokenScanner(text, offset).scan();
    }

    /** The number of tokens. */
    public int size() {
        return size;
    }

    /** Token {@code index}. */
    public Token get(int index) {
        return new Token(text(index), span(index, index));
    }

    /** The text of token {@code index}; a quoted string keeps its quotes. */
    public String text(int index) {
        String other = rewritten.isEmpty() ? null : rewritten.get(index);
        return other != null ? other : text.substring(starts[index], ends[index]);
    }

    /** All tokens in order. */
    public List<Token> list() {
        return IntStream.range(0, size).mapToObj(this::get).toList();
    }

    /** The first quote, parenthesis or angle bracket without its partner, as a list of at most one place. */
    public List<Span> unbalanced() {
        return List.copyOf(unbalanced);
    }

    /** Whether token {@code index} is the word {@code keyword}; sendmail compares without case. */
    public boolean is(int index, String keyword) {
        if (!rewritten.isEmpty()) {
            return text(index).equalsIgnoreCase(keyword);
        }
        int length = keyword.length();
        return ends[index] - starts[index] == length && text.regionMatches(true, starts[index], keyword, 0, length);
    }

    /** Whether the tokens are exactly the one word {@code keyword}. */
    public boolean areOnly(String keyword) {
        return size == 1 && is(0, keyword);
    }

    /** The stretch from token {@code from} to the last. */
    public Span spanFrom(int from) {
        return span(from, size - 1);
    }

    /** The stretch from token {@code from} to token {@code to}. */
    public Span span(int from, int to) {
        return new Span(offset + starts[from], offset + ends[to]);
    }

    /**
     * Tokens {@code from} to {@code to} as sendmail writes them back: neighboring words get one blank between them,
     * operators none.
     */
    public String join(int from, int to) {
        if (standsJoined(from, to)) {
            return from == to ? "" : text.substring(starts[from], ends[to - 1]);
        }
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            joined.append(i > from && areWords(i - 1, i) ? " " : "").append(text(i));
        }
        return joined.toString();
    }

    /** Whether tokens {@code from} to {@code to} stand in the value as they are written back, which is so with most. */
    private boolean standsJoined(int from, int to) {
        boolean isSame = rewritten.isEmpty();
        for (int i = from + 1; i < to && isSame; i++) {
            int gap = starts[i] - ends[i - 1];
            isSame = areWords(i - 1, i) ? gap == 1 && text.charAt(ends[i - 1]) == ' ' : gap == 0;
        }
        return isSame;
    }

    private boolean areWords(int first, int second) {
        return isWord(first) && isWord(second);
    }

    private boolean isWord(int index) {
        String other = rewritten.isEmpty() ? null : rewritten.get(index);
        return other != null ? Prescan.isAtom(other) : Prescan.beginsAtom(text.charAt(starts[index]));
    }
}
