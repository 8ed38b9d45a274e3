package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.scan.Chars;
import java.util.BitSet;
import java.util.Optional;

/** C's {@code sscanf} for formats that make one text: {@code %s}, sets in brackets, widths, fields passed over. */
public final class Scanf {
    private static final int BYTES = 256;

    private final String text;
    private final String format;
    private int at;
    private int place;
    private String first = "";
    private int made;

    private Scanf(String text, String format) {
        this.text = text;
        this.format = format;
    }

    /** The text that {@code format} makes of {@code text}; nothing unless it makes exactly one. */
    public static Optional<String> read(String text, String format) {
        Scanf scan = new Scanf(text, format);
        scan.run();
        return scan.made == 1 ? Optional.of(scan.first) : Optional.empty();
    }

    private void run() {
        while (place < format.length()) {
            char c = format.charAt(place++);
            if (Chars.isSpace(c)) {
                at = Chars.skipSpace(text, at);
            } else if (c != '%' || place < format.length() && format.charAt(place) == '%') {
                place += c == '%' ? 1 : 0;
                if (at >= text.length() || text.charAt(at) != c) {
                    return;
                }
                at++;
            } else if (!field()) {
                return;
            }
        }
    }

    private boolean field() {
        boolean passed = false;
        int width = 0;
        while (place < format.length()) {
            char c = format.charAt(place);
            if (c == '*') {
                passed = true;
            } else if (Chars.isDigit(c)) {
                width = width * 10 + c - '0';
            } else if ("lhLq".indexOf(c) < 0) {
                break;
            }
            place++;
        }
        char kind = place < format.length() ? format.charAt(place++) : '\0';
        BitSet set = switch (kind) {
            case '[' -> set();
            case 's' -> words();
            case 'c' -> {
                width = Math.max(1, width);
                BitSet all = new BitSet(BYTES);
                all.set(0, BYTES);
                yield all;
            }
            case 'd', 'i', 'u', 'x' -> digits();
            default -> new BitSet();
        };
        if (kind != '[' && kind != 'c') {
            at = Chars.skipSpace(text, at);
        }
        int end = at;
        while (end < text.length() && set.get(text.charAt(end)) && (width == 0 || end - at < width)) {
            end++;
        }
        if (end == at) {
            return false;
        }
        if (!passed && made++ == 0) {
            first = text.substring(at, end);
        }
        at = end;
        return true;
    }

    private static BitSet words() {
        BitSet set = new BitSet(BYTES);
        for (char c = 0; c < BYTES; c++) {
            set.set(c, !Chars.isSpace(c));
        }
        return set;
    }

    private static BitSet digits() {
        BitSet set = new BitSet(BYTES);
        set.set('0', '9' + 1);
        return set;
    }

    private BitSet set() {
        BitSet set = new BitSet(BYTES);
        boolean negated = place < format.length() && format.charAt(place) == '^';
        place += negated ? 1 : 0;
        boolean first = true;
        while (place < format.length() && (first || format.charAt(place) != ']')) {
            char from = format.charAt(place++);
            first = false;
            boolean range = place + 1 < format.length()
                    && format.charAt(place) == '-'
                    && format.charAt(place + 1) != ']'
                    && format.charAt(place + 1) >= from;
            char to = range ? format.charAt(place + 1) : from;
            place += range ? 2 : 0;
            set.set(from, to + 1);
        }
        place++;
        if (negated) {
            set.flip(0, BYTES);
        }
        return set;
    }
}
