package dev.tollgate.ca.file;

/** Words of somebody else's inside a message: short, and nothing in them that a terminal acts upon or that looks like ASCII. */
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    /** {@code text} between apostrophes; what is not printable ASCII is written as {@code \}{@code u} and its number. */
    public static String of(String text) {
        return "'" + plain(text) + "'";
    }

    /** The same without apostrophes. */
    public static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (shown.length() >= LONGEST) {
                return shown.append("...").toString();
            }
            if (c >= ' ' && c <= '~') {
                shown.append(c);
            } else {
                shown.append(String.format("\\u%04x", (int) c));
            }
        }
        return shown.toString();
    }
}
