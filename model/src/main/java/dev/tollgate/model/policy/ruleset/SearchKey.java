package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.source.LineGrammar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A host or address to search, with the places of its tokens in its text, so that shorter keys are pieces of one text. */
final class SearchKey {
    /** No token. */
    static final SearchKey NONE = new SearchKey(Workspace.EMPTY);

    /** The tokens; {@code null} until somebody asks, where the text is at hand. */
    private String @Nullable [] tokens;

    private final String text;
    /** Where each token begins in the text, and where the text ends. */
    private final int[] starts;
    /** The text in lower case; {@code null} if it holds what sendmail strips from a key, or what is not a byte. */
    private final byte @Nullable [] folded;

    /** A key of tokens. */
    SearchKey(String[] tokens) {
        this.tokens = tokens;
        text = "";
        starts = new int[tokens.length + 1];
        int length = 0;
        boolean word = false;
        for (int i = 0; i < tokens.length; i++) {
            boolean next = Prescan.isAtom(tokens[i]);
            starts[i] = word && next ? length + 1 : length;
            length = starts[i] + tokens[i].length();
            word = next;
        }
        starts[tokens.length] = length;
        folded = foldedBytes(tokens, starts);
    }

    private SearchKey(String text, int[] starts, byte[] folded) {
        this.text = text;
        this.starts = starts;
        this.folded = folded;
    }

    /** The key of a text's tokens; those of a plain host or address are cut out only when somebody asks for them. */
    static SearchKey of(String text) {
        int count = Prescan.countPlain(text);
        if (count < 0) {
            return new SearchKey(Session.scan(text));
        }
        int[] starts = new int[count + 1];
        byte[] folded = new byte[text.length()];
        int token = 0;
        boolean word = false;
        for (int i = 0; i < folded.length; i++) {
            char c = text.charAt(i);
            boolean letter = Prescan.isAtom(c);
            if (!(word && letter)) {
                starts[token++] = i;
            }
            word = letter;
            folded[i] = LineGrammar.fold((byte) c);
        }
        starts[count] = folded.length;
        return new SearchKey(text, starts, folded);
    }

    private static byte @Nullable [] foldedBytes(String[] tokens, int[] starts) {
        byte[] bytes = new byte[starts[tokens.length]];
        int at = 0;
        for (int token = 0; token < tokens.length; token++) {
            if (at < starts[token]) {
                bytes[at++] = ' ';
            }
            String text = tokens[token];
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\' || c > 0xff) {
                    return null;
                }
                bytes[at++] = LineGrammar.fold((byte) c);
            }
        }
        return bytes;
    }

    int length() {
        return starts.length - 1;
    }

    String[] tokens() {
        String[] known = tokens;
        if (known == null) {
            known = new String[length()];
            for (int i = 0; i < known.length; i++) {
                known[i] = text.substring(starts[i], starts[i + 1]);
            }
            tokens = known;
        }
        return known;
    }

    /** Whether token {@code index} is this operator. */
    boolean is(int index, char operator) {
        if (folded != null) {
            return folded[starts[index]] == operator;
        }
        String token = tokens()[index];
        return token.length() == 1 && token.charAt(0) == operator;
    }

    String[] from(int token) {
        return Arrays.copyOfRange(tokens(), token, length());
    }

    String[] to(int end) {
        return Arrays.copyOfRange(tokens(), 0, end);
    }

    /** The text of the tokens from {@code from} to {@code to}. */
    String text(int from, int to) {
        return Prescan.join(tokens(), from, to);
    }

    /**
     * Puts the text of these tokens, of which there is at least one, in lower case after {@code at}, as far as there is
     * room; where it ends, or -1 for a text that cannot be taken as it is.
     */
    int copyTo(byte[] key, int at, int from, int to) {
        if (folded == null) {
            return -1;
        }
        boolean blank = to < length() && folded[starts[to] - 1] == ' ';
        int end = blank ? starts[to] - 1 : starts[to];
        int length = Math.min(end - starts[from], key.length - at);
        System.arraycopy(folded, starts[from], key, at, length);
        return at + length;
    }

    /** A key of the tokens from {@code from} to {@code to} and a closing bracket. */
    SearchKey bracketed(int from, int to) {
        String[] shorter = Arrays.copyOfRange(tokens(), from, to + 1);
        shorter[to - from] = "]";
        return new SearchKey(shorter);
    }

    /** The first token between {@code from} and {@code to} that is this operator; -1 for none. */
    int find(char operator, int from, int to) {
        for (int i = from; i < to; i++) {
            if (is(i, operator)) {
                return i;
            }
        }
        return -1;
    }

    /** The dot that ends the first label of what begins at {@code from} and has something after it; -1 for none. */
    int dotAfter(int from) {
        for (int i = from + 1; i < length() - 1; i++) {
            if (is(i, '.')) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Where the key ends when the last part is taken from what stands between {@code from} and {@code end}: before the
     * double colon, colon or dot in front of the last token. -1 if there is none.
     */
    int beforeLast(int from, int end) {
        if (end - from >= 4 && is(end - 2, ':') && is(end - 3, ':')) {
            return end - 3;
        }
        if (end - from >= 3 && (is(end - 2, ':') || is(end - 2, '.'))) {
            return end - 2;
        }
        return -1;
    }
}
