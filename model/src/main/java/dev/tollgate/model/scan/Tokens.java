package dev.tollgate.model.scan;

import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A value cut into tokens as sendmail's scanner does before any ruleset sees it (op.me, "Tokens"; the stock
 * OperatorChars): white space separates and vanishes, operators stand alone, a quoted string is one token, a
 * parenthesised comment is dropped.
 *
 * @param list the tokens in order
 * @param comments the places of dropped comments
 * @param unbalanced the first quote, parenthesis or angle bracket without its partner, as a list of at most one place
 */
public record Tokens(List<Token> list, List<Span> comments, List<Span> unbalanced) {
    private static final String OPERATORS = ".:%@!^/[]+<>,;";

    private static final BitSet OPERATOR_SET = set(OPERATORS);
    /** What a word is not simply made of: the end of it, or something that the scanner drops. */
    private static final BitSet SPECIAL = set(OPERATORS + "\"()\\ \t\n\u000b\f\r");

    /** A token longer than this makes sendmail give up on the whole value ("token too long"). */
    public static final int MAX_TOKEN = 256;

    /** Whether sendmail's scanner makes {@code c} a token of its own. */
    public static boolean isOperator(char c) {
        return OPERATOR_SET.get(c);
    }

    private static BitSet set(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }

    /**
     * Cuts {@code text}.
     *
     * @param offset where {@code text} begins in its line
     */
    public static Tokens of(String text, int offset) {
        return new Scanner(text, offset).scan();
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
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean words = i > from && isWord(list.get(i - 1)) && isWord(list.get(i));
            joined.append(words ? " " : "").append(list.get(i).text());
        }
        return joined.toString();
    }

    private static boolean isWord(Token token) {
        return !(token.text().length() == 1 && isOperator(token.text().charAt(0)));
    }

    private static final class Scanner {
        private final String text;
        private final int offset;
        private final List<Token> tokens = new ArrayList<>();
        private final List<Span> comments = new ArrayList<>();
        private final List<Span> unbalanced = new ArrayList<>();
        private final List<Integer> openAngles = new ArrayList<>();
        private int at;

        Scanner(String text, int offset) {
            this.text = text;
            this.offset = offset;
        }

        Tokens scan() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (LineGrammar.isSpace((byte) c)) {
                    at++;
                } else if (c == '"') {
                    quoted();
                } else if (c == '(') {
                    comment();
                } else if (isOperator(c) && !isStray(c)) {
                    operator(c);
                } else {
                    word();
                }
            }
            if (!openAngles.isEmpty()) {
                report(openAngles.get(0));
            }
            return new Tokens(List.copyOf(tokens), List.copyOf(comments), List.copyOf(unbalanced));
        }

        private void quoted() {
            int start = at++;
            boolean escaped = false;
            while (at < text.length() && (escaped || text.charAt(at) != '"')) {
                escaped = !escaped && text.charAt(at) == '\\';
                at++;
            }
            if (at < text.length()) {
                at++;
                add(start);
            } else {
                report(start);
                // A backslash at the end takes the quote that sendmail supplies, which then supplies another.
                tokens.add(new Token(text.substring(start) + (escaped ? "\"\"" : "\""), span(start, at)));
            }
        }

        private void comment() {
            int start = at;
            int depth = 0;
            do {
                char c = text.charAt(at);
                if (c == '\\' && at + 1 < text.length()) {
                    at++;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')') {
                    depth--;
                }
                at++;
            } while (depth > 0 && at < text.length());
            if (depth > 0) {
                report(start);
            }
            comments.add(span(start, at));
        }

        private void operator(char c) {
            if (c == '<') {
                openAngles.add(at);
            } else if (c == '>') {
                openAngles.remove(openAngles.size() - 1);
            }
            add(at++);
        }

        /** A closing bracket without its partner; the scanner drops it, even from the middle of a word. */
        private boolean isStray(char c) {
            return c == ')' || c == '>' && openAngles.isEmpty();
        }

        private void word() {
            int start = at;
            while (at < text.length() && !SPECIAL.get(text.charAt(at))) {
                at++;
            }
            if (at == text.length() || endsWord(text.charAt(at))) {
                add(start);
                return;
            }
            StringBuilder word = new StringBuilder().append(text, start, at);
            while (at < text.length()) {
                char c = text.charAt(at);
                if (isStray(c)) {
                    report(at);
                } else if (endsWord(c)) {
                    break;
                } else if (c != '\\') {
                    word.append(c);
                } else if (at + 1 < text.length() && text.charAt(at + 1) != '!') {
                    // "\!" loses its backslash, for users of bang paths; so does the end of the text.
                    word.append(c).append(text.charAt(++at));
                }
                at++;
            }
            if (!word.isEmpty()) {
                tokens.add(new Token(word.toString(), span(start, at)));
            }
        }

        private boolean endsWord(char c) {
            return !isStray(c) && (LineGrammar.isSpace((byte) c) || isOperator(c) || c == '"' || c == '(');
        }

        private void add(int start) {
            int end = Math.max(at, start + 1);
            tokens.add(new Token(text.substring(start, end), span(start, end)));
        }

        private void report(int place) {
            if (unbalanced.isEmpty()) {
                unbalanced.add(span(place, place + 1));
            }
        }

        private Span span(int start, int end) {
            return new Span(offset + start, offset + end);
        }
    }
}
