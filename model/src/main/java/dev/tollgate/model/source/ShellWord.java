package dev.tollgate.model.source;

/**
 * Words of a command that a person may copy into a shell. Names of files, keys and values are chosen by others: quoted, none
 * of them is a command.
 */
public final class ShellWord {
    private ShellWord() {}

    /**
     * {@code word}, one char a byte, as a POSIX shell takes it for one word, whatever is in it. What is not visible ASCII is
     * written as printf's escapes: a control character would act on the terminal that shows the command, and a byte above
     * 127 is part of a character that the reader's system may write in other bytes.
     */
    public static String quoted(String word) {
        if (word.matches("[A-Za-z0-9_@%+=:,./-]+")) {
            return word;
        }
        // A command substitution takes the newlines at the end away.
        return word.matches("[ -~]*") || word.endsWith("\n")
                ? "'" + word.replace("'", "'\\''") + "'"
                : "\"$(printf '" + escaped(word) + "')\"";
    }

    /** {@link #quoted} of a file's name in characters, as Java has it; it is never taken for an option. */
    public static String ofName(Object name) {
        String bytes = ByteText.typed(name.toString());
        return quoted(bytes.startsWith("-") ? "./" + bytes : bytes);
    }

    private static String escaped(String word) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : ByteText.bytes(word)) {
            int value = each & 0xFF;
            boolean plain = value >= ' ' && value < 0x7F && value != '\'' && value != '\\' && value != '%';
            escaped.append(plain ? Character.toString(value) : "\\%03o".formatted(value));
        }
        return escaped.toString();
    }
}
