package dev.tollgate.model.policy;

/** Removes quotes as sendmail's {@code stripquotes} does: double quotes vanish, a backslash vanishes before its character. */
final class Quotes {
    private Quotes() {}

    static String strip(String text) {
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
}
