package dev.tollgate.model.scan;

import dev.tollgate.sendmail.scan.Fault;
import dev.tollgate.sendmail.scan.Scan;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * sendmail's address scanner (parseaddr.c, {@code prescan}) with the stock OperatorChars: cuts a text into tokens. White
 * space separates and vanishes, operators stand alone, a quoted string is one token, comments in parentheses vanish,
 * missing closing characters are supplied. Plain texts take a shorter way than {@link Scan}'s, with the same result.
 */
public final class Prescan {
    static final byte NOT_SIMPLE = Byte.MAX_VALUE;
    private static final byte[] TYPES = types(Table.EXTERNAL, "");
    /** The types by which sendmail joins tokens; they know the codes of operators. */
    private static final byte[] JOINING = types(Table.INTERNAL, "");
    /** The types, but for the characters that have more to them than their type. */
    private static final byte[] SIMPLE_TYPES = types(Table.EXTERNAL, "\0\"()\\\u00ff");

    /** A text of no more bytes fits into the room for an address, however many tokens it has. */
    private static final int FITS = Scanner.ADDRESS_ROOM / 2 - 5;

    private Prescan() {}

    private static byte[] types(Table table, String notSimple) {
        byte[] types = new byte[256];
        for (char c = 0; c < types.length; c++) {
            types[c] = notSimple.indexOf(c) >= 0 ? NOT_SIMPLE : Tables.STOCK.type(table, c);
        }
        return types;
    }

    /** Whether a token begins like a word; two such tokens are joined with a blank. */
    public static boolean isAtom(String token) {
        return !token.isEmpty() && beginsAtom(token.charAt(0));
    }

    /** The same for a token's first character. */
    static boolean beginsAtom(char c) {
        return c > 1 && JOINING[c & 0xff] == Tables.ATOM;
    }

    /** The type of a character; {@link #NOT_SIMPLE} for one that has more to it than its type. */
    static byte simpleType(char c) {
        return c > 0xff ? NOT_SIMPLE : SIMPLE_TYPES[c];
    }

    /** Whether a character of a text that comes from outside is part of a word. */
    public static boolean isAtom(char c) {
        return TYPES[c & 0xff] == Tables.ATOM;
    }

    /** The number of tokens of a text whose characters all belong to one, as those of a host name; -1 for any other. */
    public static int countPlain(String text) {
        int count = 0;
        boolean word = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            byte type = simpleType(c);
            if (type != Tables.ATOM && type != Tables.OPERATOR || c == '<' || c == '>') {
                return -1;
            }
            boolean letter = type == Tables.ATOM;
            count += word && letter ? 0 : 1;
            word = letter;
        }
        return text.length() > Scanner.LONGEST ? -1 : count;
    }

    /** The tokens, or {@code null} if sendmail gives up on the text; {@code faults} learns what it says of the text. */
    public static String @Nullable [] scan(String text, Consumer<Fault> faults) {
        if (isPlainWord(text)) {
            return new String[] {text};
        }
        String[] simple = text.length() > FITS ? null : scanSimple(text);
        return simple == null ? scanAny(text, faults) : simple;
    }

    /** The tokens of a text without quotes, comments, backslashes and stray brackets; {@code null} for any other. */
    private static String @Nullable [] scanSimple(String text) {
        String[] tokens = new String[16];
        int count = 0;
        int length = text.length();
        int angles = 0;
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            byte type = simpleType(c);
            if (type == NOT_SIMPLE) {
                return null;
            }
            int start = at++;
            if (type == Tables.SPACE) {
                continue;
            }
            if (count == tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * count);
            }
            if (type == Tables.OPERATOR) {
                angles += c == '<' ? 1 : c == '>' ? -1 : 0;
                if (angles < 0) {
                    return null;
                }
                tokens[count++] = Tables.token(c);
                continue;
            }
            while (at < length && SIMPLE_TYPES[text.charAt(at) & 0xff] == Tables.ATOM) {
                at++;
            }
            if (at - start > Scanner.LONGEST) {
                return null;
            }
            tokens[count++] = text.substring(start, at);
        }
        return angles == 0 ? Arrays.copyOf(tokens, count) : null;
    }

    private static String @Nullable [] scanAny(String text, Consumer<Fault> faults) {
        List<String> tokens = new ArrayList<>();
        boolean complete = Scan.stock(text, Scanner.ADDRESS_ROOM, new Scan.Listener() {
            @Override
            public void token(String token, int start, int end) {
                tokens.add(token);
            }

            @Override
            public void fault(Fault fault, int at) {
                faults.accept(fault);
            }
        });
        return complete ? tokens.toArray(String[]::new) : null;
    }

    private static boolean isPlainWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SIMPLE_TYPES[c & 0xff] != Tables.ATOM) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= Scanner.LONGEST;
    }

    /** The tokens as one text: neighboring words get a blank between them, operators none (cataddr). */
    public static String join(String[] tokens, int from, int to) {
        if (to - from == 1) {
            return tokens[from];
        }
        StringBuilder joined = new StringBuilder();
        boolean word = false;
        for (int i = from; i < to; i++) {
            boolean next = isAtom(tokens[i]);
            if (word && next) {
                joined.append(' ');
            }
            joined.append(tokens[i]);
            word = next;
        }
        return joined.toString();
    }
}
