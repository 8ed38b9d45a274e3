package dev.tollgate.model.policy;

import java.util.Arrays;

/** A host or address to search, with the places of its tokens in its text, so that shorter keys are pieces of one string. */
final class Key {
    private final String[] tokens;
    private final String text;
    private final int[] starts;

    Key(String[] tokens) {
        this.tokens = tokens;
        starts = new int[tokens.length + 1];
        if (tokens.length == 1) {
            text = tokens[0];
            starts[1] = text.length();
            return;
        }
        StringBuilder joined = new StringBuilder();
        boolean word = false;
        for (int i = 0; i < tokens.length; i++) {
            boolean next = Prescan.isAtom(tokens[i]);
            if (word && next) {
                joined.append(' ');
            }
            starts[i] = joined.length();
            joined.append(tokens[i]);
            word = next;
        }
        starts[tokens.length] = joined.length();
        text = joined.toString();
    }

    int offset(int token) {
        return starts[token];
    }

    String[] from(int token) {
        return Arrays.copyOfRange(tokens, token, tokens.length);
    }

    String[] to(int end) {
        return Arrays.copyOfRange(tokens, 0, end);
    }

    String textFrom(int token) {
        return text.substring(starts[token]);
    }

    String textTo(int end) {
        return text.substring(0, end == tokens.length ? text.length() : starts[end - 1] + tokens[end - 1].length());
    }

    /** The first {@code end - 1} tokens and a closing bracket. */
    String[] bracketed(int end) {
        if (end == tokens.length) {
            return tokens;
        }
        String[] shorter = Arrays.copyOfRange(tokens, 0, end);
        shorter[end - 1] = "]";
        return shorter;
    }

    String bracketedText(int end) {
        return textTo(end - 1) + "]";
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

    /** The same for a bracketed key of {@code end} tokens. */
    int bracketedDot(int end) {
        for (int i = 1; i < end - 1; i++) {
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
