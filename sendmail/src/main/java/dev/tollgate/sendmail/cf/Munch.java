package dev.tollgate.sendmail.cf;

/** Reads texts in which quotes and backslashes protect (readcf.c, munchstring, extrquotstr). */
final class Munch {
    private static final int LONGEST = 2047;

    private Munch() {}

    /**
     * A text that was read.
     *
     * @param end where it stopped: at its delimiter or at the end
     * @param whole whether quotes and backslashes have their partners
     */
    record Read(String text, int end, boolean whole) {}

    /** Reads from {@code from} to {@code delimiter} ('\0' for none): quotes go, a backslash makes a control character. */
    static Read string(String text, int from, char delimiter) {
        StringBuilder out = new StringBuilder();
        boolean backslash = false;
        boolean quoted = false;
        int at = from;
        for (; at < text.length() && out.length() < LONGEST; at++) {
            char c = text.charAt(at);
            if (backslash) {
                backslash = false;
                out.append(
                        switch (c) {
                            case 'r' -> '\r';
                            case 'n' -> '\n';
                            case 'f' -> '\f';
                            case 'b' -> '\b';
                            default -> c;
                        });
            } else if (c == '\\') {
                backslash = true;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != delimiter) {
                out.append(c);
            } else {
                break;
            }
        }
        return new Read(out.toString(), at, !quoted && !backslash);
    }

    /** Reads a file's name from {@code from} to a blank outside quotes. */
    static Read fileName(String text, int from) {
        StringBuilder out = new StringBuilder();
        boolean backslash = false;
        boolean quoted = false;
        int at = from;
        for (; at < text.length() && out.length() < LONGEST; at++) {
            char c = text.charAt(at);
            if (backslash) {
                backslash = false;
                if (c != ' ') {
                    out.append('\\');
                }
            }
            if (c == '\\') {
                backslash = true;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ' ') {
                out.append(c);
            } else {
                break;
            }
        }
        return new Read(out.toString(), at, !quoted && !backslash);
    }
}
