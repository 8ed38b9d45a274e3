package dev.tollgate.model.policy;

import dev.tollgate.model.source.LineGrammar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A host or address to search, with the places of its tokens in its text, so that shorter keys are pieces of one text. */
final class Key {
    private final String[] tokens;
    /** Where each token begins in the text, and where the text ends. */
    private final int[] starts;
    /** The text in lower case; {@code null} if it holds what sendmail strips from a key, or what is no byte. */
    private final byte @Nullable [] folded;

    Key(String[] tokens) {
        this.tokens = tokens;
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
        folded = foldedBytes();
    }

    private byte @Nullable [] foldedBytes() {
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
        return tokens.length;
    }

    String token(int index) {
        return tokens[index];
    }

    String[] tokens() {
        return tokens;
    }

    String[] from(int token) {
        return Arrays.copyOfRange(tokens, token, tokens.length);
    }

    String[] to(int end) {
        return Arrays.copyOfRange(tokens, 0, end);
    }

    /** The text of the tokens from {@code from} to {@code to}. */
    String text(int from, int to) {
        return Prescan.join(tokens, from, to);
    }

    /**
     * Puts the text of these tokens, of which there is at least one, in lower case behind {@code at}, as far as there is room; where it ends, or -1 for a
     * text that cannot be taken as it is.
     */
    int copyTo(byte[] key, int at, int from, int to) {
        if (folded == null) {
            return -1;
        }
        int length = Math.min(starts[to - 1] + tokens[to - 1].length() - starts[from], key.length - at);
        System.arraycopy(folded, starts[from], key, at, length);
        return at + length;
    }

    /** A key of the first {@code end - 1} tokens and a closing bracket. */
    Key bracketed(int end) {
        String[] shorter = Arrays.copyOfRange(tokens, 0, end);
        shorter[end - 1] = "]";
        return new Key(shorter);
    }

    /** The dot that ends the first label of what begins at {@code from} and has something behind it; -1 for none. */
    int dotAfter(int from) {
        for (int i = from + 1; i < tokens.length - 1; i++) {
            if (tokens[i].equals(".")) {
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
        if (end - from >= 4 && tokens[end - 2].equals(":") && tokens[end - 3].equals(":")) {
            return end - 3;
        }
        if (end - from >= 3 && (tokens[end - 2].equals(":") || tokens[end - 2].equals("."))) {
            return end - 2;
        }
        return -1;
    }
}
