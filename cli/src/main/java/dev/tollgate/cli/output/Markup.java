package dev.tollgate.cli.output;

/** Text for HTML and XML. */
public final class Markup {
    private Markup() {}

    /** {@code text} for content or an attribute: visible, and without a character that means something there. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.lines().map(Shown::line).forEach(line -> {
            if (!escaped.isEmpty()) {
                escaped.append('\n');
            }
            line.codePoints().forEach(point -> append(escaped, point));
        });
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int point) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> {
                boolean allowed =
                        point >= ' ' && point <= 0xD7FF || point >= 0xE000 && point <= 0xFFFD || point > 0xFFFF;
                escaped.appendCodePoint(allowed ? point : 0xFFFD);
            }
        }
    }
}
