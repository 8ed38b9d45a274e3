package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;

/**
 * Recognizes an entry that somebody wrapped over several lines, which makemap does not know: an indented line, or one
 * after a backslash, that reads as the rest of the line above it and not as an entry of its own.
 */
public final class Wrapping {
    /** A line that ends with one of these is not finished, and its rest follows without a blank. */
    private static final String OPEN_ENDS = "/,+:=";

    private Wrapping() {}

    /** The last line of the entry that begins on line {@code first}; {@code first} itself when it is not wrapped. */
    public static int lastLine(AccessFile file, int first) {
        int last = first;
        while (last < file.lineCount() && continues(file, last + 1)) {
            last++;
        }
        return last;
    }

    /** Whether line {@code number} is the beginning or the rest of a wrapped entry. */
    static boolean isPart(AccessFile file, int number) {
        return number < file.lineCount() && continues(file, number + 1) || continues(file, number);
    }

    /** Whether line {@code number} is the rest of the line above it. */
    public static boolean continues(AccessFile file, int number) {
        if (number < 2) {
            return false;
        }
        int first = file.firstByte(number);
        boolean indented = first >= 0 && LineGrammar.isSpace((byte) first);
        if (!indented && !mayEndInBackslash(file.lastByte(number - 1))) {
            return false;
        }
        String text = file.line(number).text();
        Line above = file.line(number - 1);
        String rest = text.strip();
        if (rest.isEmpty() || rest.startsWith("#")) {
            return false;
        }
        String start = above.text().stripTrailing();
        if (start.isEmpty() || start.startsWith("#")) {
            return false;
        }
        if (startsWithTag(rest)) {
            return false;
        }
        if (start.endsWith("\\")) {
            return true;
        }
        return indented && (continues(file, number - 1) || isOpen(above, start, rest));
    }

    private static boolean mayEndInBackslash(int last) {
        return last == '\\' || last >= 0 && LineGrammar.isSpace((byte) last);
    }

    private static boolean isOpen(Line above, String start, String rest) {
        return OPEN_ENDS.indexOf(start.charAt(start.length() - 1)) >= 0
                || "/+\"".indexOf(rest.charAt(0)) >= 0
                || above.parts(LineGrammar.DEFAULT).kind() == LineKind.NO_VALUE;
    }

    private static boolean startsWithTag(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && Tag.named(text.substring(0, colon)).isPresent();
    }

    /** The stretch at the end of {@code above} that has to go when its rest is joined to it. */
    public static Span tail(Line above) {
        String text = above.text();
        String start = text.stripTrailing();
        if (start.endsWith("\\")) {
            start = start.substring(0, start.length() - 1).stripTrailing();
        }
        return new Span(start.length(), text.length());
    }

    /** What belongs between {@code above} and the line that continues it: a blank, or nothing inside a word. */
    public static String joint(Line above, Line rest) {
        String start = above.text().stripTrailing();
        boolean backslash = start.endsWith("\\");
        if (backslash) {
            start = start.substring(0, start.length() - 1);
        }
        boolean blankAbove = !start.equals(start.stripTrailing());
        String text = rest.text().strip();
        if (start.isEmpty() || blankAbove) {
            return start.isEmpty() ? "" : " ";
        }
        boolean insideWord = OPEN_ENDS.indexOf(start.charAt(start.length() - 1)) >= 0
                || "/+".indexOf(text.charAt(0)) >= 0
                || backslash && !LineGrammar.isSpace((byte) rest.text().charAt(0));
        return insideWord ? "" : " ";
    }
}
