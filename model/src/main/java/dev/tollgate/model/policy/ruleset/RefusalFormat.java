package dev.tollgate.model.policy.ruleset;

/**
 * The refusal of a client as sendmail prints it: it keeps the text and hands it to printf as the format, with no arguments
 * (srvrsmtp.c, {@code usrerr(nullserver)}). A percent sign begins a conversion there. What a conversion finds in place of
 * its argument is nowhere laid down: the first finds zero, further ones what happens to be in memory.
 */
public final class RefusalFormat {
    private final String text;
    private final StringBuilder printed = new StringBuilder();
    private int at;

    private RefusalFormat(String text) {
        this.text = text;
    }

    /** The text that goes out. */
    public static String printed(String text) {
        return text.indexOf('%') < 0 ? text : new RefusalFormat(text).print();
    }

    private String print() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '%') {
                printed.append(c);
            } else if (!conversion()) {
                break;
            }
        }
        return printed.toString();
    }

    /** Prints the conversion at {@code at}; false if the text ends with it. */
    private boolean conversion() {
        int start = at;
        while (at < text.length() && " #*-+.0123456789hlq".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        String flags = text.substring(start, at);
        char letter = text.charAt(at++);
        // A zero character ends the text.
        if (letter == 'c') {
            return false;
        }
        pad(flags, converted(letter, flags));
        return true;
    }

    private static String converted(char letter, String flags) {
        return switch (letter) {
            case 'd', 'D', 'i' -> (flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "") + "0";
            case 'o', 'O', 'u', 'U', 'x', 'X' -> "0";
            case 'p' -> "0x0";
            case 's' -> "(null)";
            case 'n' -> "";
            default -> String.valueOf(letter);
        };
    }

    private void pad(String flags, String what) {
        String digits = flags.replaceFirst("\\..*", "").replaceAll("[^0-9]", "");
        int width = digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(0, Math.min(digits.length(), 3)));
        String padding = " ".repeat(Math.max(0, width - what.length()));
        printed.append(flags.indexOf('-') >= 0 ? what + padding : padding + what);
    }
}
