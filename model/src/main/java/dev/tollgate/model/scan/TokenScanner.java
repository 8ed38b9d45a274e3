package dev.tollgate.model.scan;

import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts one value into tokens. */
final class TokenScanner {
    /** What a word is not simply made of: the end of it, or something that the scanner drops. */
    private static final CharSet SPECIAL = new CharSet(Tokens.OPERATORS + "\"()\\ \t\n\u000b\f\r");

    private final String text;
    private final int offset;
    private final List<Span> unbalanced = new ArrayList<>(0);
    private final List<Integer> openAngles = new ArrayList<>(0);
    /** The texts of those tokens that are not what stands in their place. */
    private Map<Integer, String> rewritten = Map.of();

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;
    private int at;

    TokenScanner(String text, int offset) {
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
            } else if (Tokens.isOperator(c) && !isStray(c)) {
                operator(c);
            } else {
                word();
            }
        }
        if (!openAngles.isEmpty()) {
            report(openAngles.get(0));
        }
        return new Tokens(text, offset, starts, ends, count, rewritten, unbalanced);
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
            rewrite(text.substring(start) + (escaped ? "\"\"" : "\""));
            add(start);
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
        while (at < text.length() && !SPECIAL.has(text.charAt(at))) {
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
            rewrite(word.toString());
            add(start);
        }
    }

    private boolean endsWord(char c) {
        return !isStray(c) && (LineGrammar.isSpace((byte) c) || Tokens.isOperator(c) || c == '"' || c == '(');
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count] = Math.max(at, start + 1);
        count++;
    }

    /** The next token that is added has this text. */
    private void rewrite(String token) {
        if (rewritten.isEmpty()) {
            rewritten = new HashMap<>();
        }
        rewritten.put(count, token);
    }

    private void report(int place) {
        if (unbalanced.isEmpty()) {
            unbalanced.add(new Span(offset + place, offset + place + 1));
        }
    }
}
