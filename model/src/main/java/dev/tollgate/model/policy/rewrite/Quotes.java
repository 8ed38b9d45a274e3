package dev.tollgate.model.policy.rewrite;

/** Removes quotes as sendmail's {@code stripquotes} does: double quotes vanish, a backslash vanishes before its character. */
public final class Quotes {
    private Quotes() {}

    public static String strip(String text) {
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder stripped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                if (++i < text.length()) {
                    stripped.append(text.charAt(i));
                }
            } else if (c != '"') {
                stripped.append(c);
            }
        }
        return stripped.toString();
    }

    /** {@code text} with {@code blank} in place of the blanks that stand between its words, outside quotes. */
    public static String withBlanks(String text, char blank) {
        if (blank == ' ' || text.indexOf(' ') < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                replaced.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            replaced.append(c == ' ' && !quoted ? blank : c);
        }
        return replaced.toString();
    }
}
