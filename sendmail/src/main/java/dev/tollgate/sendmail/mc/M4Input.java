package dev.tollgate.sendmail.mc;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What m4 reads: files, and in front of them the text that macros expanded to. */
final class M4Input {
    /** A stretch of input; {@code file} is null for the expansion of a macro. */
    private static final class Piece {
        final String text;
        final @Nullable String file;
        final Origin origin;
        final Origin main;
        int at;

        Piece(String text, @Nullable String file, Origin origin, Origin main) {
            this.text = text;
            this.file = file;
            this.origin = origin;
            this.main = main;
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final String mainFile;

    M4Input(String mainFile, String text) {
        this.mainFile = mainFile;
        Origin start = new Origin(mainFile, 0, 0);
        pieces.push(new Piece(text, mainFile, start, start));
    }

    /** The next char, or -1 at the end of all input. */
    int peek() {
        for (Piece piece = pieces.peek(); piece != null; piece = pieces.peek()) {
            if (piece.at < piece.text.length()) {
                return piece.text.charAt(piece.at);
            }
            if (pieces.size() == 1) {
                return -1;
            }
            pieces.pop();
        }
        return -1;
    }

    /** Takes the next char, or -1. */
    int take() {
        int next = peek();
        if (next >= 0) {
            top().at++;
        }
        return next;
    }

    /** Whether {@code word} comes next; it does not reach over the end of a piece. */
    boolean startsWith(String word) {
        return !word.isEmpty() && peek() >= 0 && top().text.startsWith(word, top().at);
    }

    void skip(int chars) {
        top().at += chars;
    }

    /** Puts the expansion of a macro in front. */
    void push(String text, Origin origin, Origin main) {
        if (!text.isEmpty()) {
            pieces.push(new Piece(text, null, origin, main));
        }
    }

    /** Puts a file in front. */
    void include(String text, String file, Origin main) {
        pieces.push(new Piece(text, file, new Origin(file, 0, 0), main));
    }

    /** The file that is being read. */
    String file() {
        for (Piece piece : pieces) {
            if (piece.file != null) {
                return piece.file;
            }
        }
        return mainFile;
    }

    /** A mark before a word: where it will have come from. */
    Mark mark() {
        peek();
        Piece piece = top();
        return new Mark(piece, piece.at);
    }

    private Piece top() {
        Piece piece = pieces.peek();
        if (piece == null) {
            throw new IllegalStateException("no input");
        }
        return piece;
    }

    /** Where a call began. */
    static final class Mark {
        private final Piece piece;
        private final int start;

        private Mark(Piece piece, int start) {
            this.piece = piece;
            this.start = start;
        }

        /** Where the call is written, now that it has been read to its end. */
        Origin origin() {
            return piece.file == null ? piece.origin : new Origin(piece.file, start, piece.at);
        }

        /** The same in the main file. */
        Origin main() {
            return piece.file == null || !piece.file.equals(piece.main.file()) ? piece.main : origin();
        }
    }
}
