package dev.tollgate.sendmail.scan;

import java.util.EnumMap;
import java.util.Map;

/** The tables' contents, made of the operator characters that a configuration declares. */
public final class Tables {
    /** A token of its own. */
    public static final byte OPERATOR = 0;
    /** Part of a word. */
    public static final byte ATOM = 1;
    /** Begins and ends a token in which nothing else has a meaning. */
    public static final byte QUOTE = 2;
    /** Separates and vanishes. */
    public static final byte SPACE = 3;
    /** A token together with the byte after it. */
    static final byte ONE = 4;

    /** Those of the stock OperatorChars. */
    public static final Tables STOCK = new Tables(".:%@!^/[]+");

    /** The tokens of one byte, of which most texts have many. */
    private static final String[] TOKENS = tokens();

    /** Operators whatever the configuration says. */
    private static final String ALWAYS = "()<>,;\r\n";

    /** The codes that take the byte after them along. */
    private static final String WITH_NEXT =
            "" + Code.LATE_MACRO + Code.CLASS + Code.NOT_CLASS + Code.REPLACEMENT + Code.QUOTE_NEXT;

    private final Map<Table, byte[]> types = new EnumMap<>(Table.class);

    Tables(String operators) {
        for (Table table : Table.values()) {
            byte[] type = plain(table);
            for (char c : (operators + ALWAYS).toCharArray()) {
                if (type[c & 0xff] == ATOM) {
                    type[c & 0xff] = OPERATOR;
                }
            }
            types.put(table, type);
        }
    }

    private static String[] tokens() {
        String[] tokens = new String[128];
        for (char c = 0; c < tokens.length; c++) {
            tokens[c] = String.valueOf(c);
        }
        return tokens;
    }

    /** The token that {@code c} alone makes. */
    public static String token(char c) {
        return c < TOKENS.length ? TOKENS[c] : String.valueOf(c);
    }

    private static byte[] plain(Table table) {
        byte[] type = new byte[256];
        for (char c = 0; c < type.length; c++) {
            type[c] = ATOM;
            if (Chars.isSpace(c)) {
                type[c] = SPACE;
            } else if (table != Table.EXTERNAL && WITH_NEXT.indexOf(c) >= 0) {
                type[c] = ONE;
            } else if (table != Table.EXTERNAL && Code.isMeta(c)) {
                type[c] = OPERATOR;
            }
        }
        type['"'] = QUOTE;
        byte parenthesis = table == Table.COMMENTS_KEPT ? OPERATOR : SPACE;
        type['('] = parenthesis;
        type[')'] = parenthesis;
        return type;
    }

    /** The type of {@code c} in a text of {@code table}'s kind. */
    public byte type(Table table, char c) {
        return of(table)[c & 0xff];
    }

    byte[] of(Table table) {
        byte[] type = types.get(table);
        if (type == null) {
            throw new IllegalStateException("no table " + table);
        }
        return type;
    }
}
