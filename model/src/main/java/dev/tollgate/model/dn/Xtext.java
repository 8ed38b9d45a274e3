package dev.tollgate.model.dn;

import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * sendmail's encoding of what comes out of a certificate: every byte outside 0x21-0x7E, and each of
 * {@code + \ ( ) < > "}, becomes a plus sign and two upper-case hexadecimal digits (tls.c, xtextify; cf/README leaves
 * the backslash out). Texts are ISO 8859-1: one char is one byte.
 */
public final class Xtext {
    private static final String SPECIAL = "+\\()<>\"";
    private static final String HEX = "0123456789ABCDEF";

    private Xtext() {}

    /** What is not as sendmail would have written it. */
    public enum Defect {
        /** A byte that sendmail encodes stands as itself: the text can never be equal to what sendmail holds. */
        NOT_ENCODED,
        /** A plus sign without two hexadecimal digits after it. */
        STRAY_PLUS,
        /** A byte that sendmail leaves alone is encoded: the text can never be equal to what sendmail holds. */
        NEEDLESSLY_ENCODED
    }

    /** One defect and its place. */
    public record Flaw(Defect defect, Span span) {}

    /** Whether sendmail encodes the byte {@code c}. */
    public static boolean isEncoded(char c) {
        return c < 0x21 || c > 0x7E || SPECIAL.indexOf(c) >= 0;
    }

    /** {@code raw} as sendmail would hold it. Nothing is recognized as "already encoded". */
    public static String encode(String raw) {
        StringBuilder encoded = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            append(encoded, raw.charAt(i));
        }
        return encoded.toString();
    }

    /** {@code text} with only those bytes encoded that are not yet: a plus sign with two digits after it stays. */
    public static String complete(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                encoded.append(text, i, i + 3);
                i += 2;
            } else {
                append(encoded, text.charAt(i));
            }
        }
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, char c) {
        if (isEncoded(c)) {
            encoded.append('+').append(HEX.charAt(c >> 4 & 0xF)).append(HEX.charAt(c & 0xF));
        } else {
            encoded.append(c);
        }
    }

    /**
     * The bytes that {@code encoded} stands for, hexadecimal digits in any case; a plus sign without digits stays
     * itself.
     */
    public static String decode(String encoded) {
        StringBuilder raw = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (isPair(encoded, i)) {
                raw.append((char) Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                raw.append(encoded.charAt(i));
            }
        }
        return raw.toString();
    }

    /** Every place where {@code encoded} is not what {@link #encode} gives; hexadecimal digits in any case are fine. */
    public static List<Flaw> flaws(String encoded) {
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < encoded.length(); i++) {
            if (isPair(encoded, i)) {
                if (!isEncoded((char) Integer.parseInt(encoded.substring(i + 1, i + 3), 16))) {
                    flaws.add(new Flaw(Defect.NEEDLESSLY_ENCODED, new Span(i, i + 3)));
                }
                i += 2;
            } else if (encoded.charAt(i) == '+') {
                flaws.add(new Flaw(Defect.STRAY_PLUS, new Span(i, i + 1)));
            } else if (isEncoded(encoded.charAt(i))) {
                flaws.add(new Flaw(Defect.NOT_ENCODED, new Span(i, i + 1)));
            }
        }
        return flaws;
    }

    private static boolean isPair(String text, int at) {
        return text.charAt(at) == '+'
                && at + 2 < text.length()
                && isHex(text.charAt(at + 1))
                && isHex(text.charAt(at + 2));
    }

    private static boolean isHex(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }
}
