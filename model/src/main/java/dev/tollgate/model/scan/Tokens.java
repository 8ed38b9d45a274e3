package dev.tollgate.model.scan;

import dev.tollgate.model.source.Span;
import dev.tollgate.sendmail.scan.Fault;
import dev.tollgate.sendmail.scan.Scan;
import java.util.ArrayList;
import java.util.List;

/**
 * A value cut into tokens as sendmail's scanner does before any ruleset sees it (op.me, "Tokens"; the stock
 * OperatorChars): white space separates and vanishes, operators stand alone, a quoted string is one token, a
 * parenthesised comment is dropped.
 *
 * @param list the tokens in order
 * @param unbalanced the first quote, parenthesis or angle bracket without its partner, as a list of at most one place
 */
public record Tokens(List<Token> list, List<Span> unbalanced) {
    /**
     * Cuts {@code text}.
     *
     * @param offset where {@code text} begins in its line
     */
    public static Tokens of(String text, int offset) {
        Gathering gathering = new Gathering(offset);
        Scan.stock(text, Scan.UNLIMITED, gathering);
        return gathering.tokens();
    }

    /** The number of tokens. */
    public int size() {
        return list.size();
    }

    /** Token {@code index}. */
    public Token get(int index) {
        return list.get(index);
    }

    /** Whether the tokens are exactly the one word {@code keyword}. */
    public boolean areOnly(String keyword) {
        return list.size() == 1 && list.get(0).is(keyword);
    }

    /** The stretch from token {@code from} to the last. */
    public Span spanFrom(int from) {
        return new Span(
                list.get(from).span().start(), list.get(list.size() - 1).span().end());
    }

    /**
     * Tokens {@code from} to {@code to} as sendmail writes them back: neighboring words get one blank between them,
     * operators none.
     */
    public String join(int from, int to) {
        String[] texts = new String[to - from];
        for (int i = from; i < to; i++) {
            texts[i - from] = list.get(i).text();
        }
        return Prescan.join(texts, 0, texts.length);
    }

    /** Gathers what the scanner says of a text of a line. */
    private static final class Gathering implements Scan.Listener {
        private final int offset;
        private final List<Token> tokens = new ArrayList<>();
        private final List<Span> unbalanced = new ArrayList<>();

        Gathering(int offset) {
            this.offset = offset;
        }

        @Override
        public void token(String token, int start, int end) {
            tokens.add(new Token(token, new Span(offset + start, offset + end)));
        }

        @Override
        public void fault(Fault fault, int at) {
            if (unbalanced.isEmpty()) {
                unbalanced.add(new Span(offset + at, offset + at + 1));
            }
        }

        Tokens tokens() {
            return new Tokens(List.copyOf(tokens), List.copyOf(unbalanced));
        }
    }
}
