package dev.tollgate.sendmail.mc;

import java.util.List;

/** The functions of m4 that only make text out of text. */
final class M4Text {
    private M4Text() {}

    /** {@code body} with $0, $1, $#, $* and $@ replaced. */
    static String substitute(String name, String body, List<String> arguments, String open, String close) {
        if (body.indexOf('$') < 0) {
            return body;
        }
        StringBuilder out = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            char next = i + 1 < body.length() ? body.charAt(i + 1) : 0;
            if (c != '$') {
                out.append(c);
            } else if (next >= '0' && next <= '9') {
                int end = i + 1;
                while (end < body.length() && Character.digit(body.charAt(end), 10) >= 0 && end < i + 6) {
                    end++;
                }
                int number = Integer.parseInt(body.substring(i + 1, end));
                out.append(number == 0 ? name : number <= arguments.size() ? arguments.get(number - 1) : "");
                i = end - 1;
            } else if (next == '#') {
                out.append(arguments.size());
                i++;
            } else if (next == '*') {
                out.append(String.join(",", arguments));
                i++;
            } else if (next == '@') {
                out.append(quoted(arguments, open, close));
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** {@code arguments}, each quoted, with commas between them. */
    static String quoted(List<String> arguments, String open, String close) {
        StringBuilder out = new StringBuilder();
        for (String argument : arguments) {
            out.append(out.length() > 0 ? "," : "")
                    .append(open)
                    .append(argument)
                    .append(close);
        }
        return out.toString();
    }

    /** The function substr. */
    static String part(String text, String from, String length) {
        long start = M4Eval.value(from);
        long end = length.isEmpty() ? text.length() : start + M4Eval.value(length);
        if (start < 0 || start >= text.length() || end <= start) {
            return "";
        }
        return text.substring((int) start, (int) Math.min(end, text.length()));
    }

    /** The function translit. */
    static String transliterate(String text, String from, String to) {
        String source = ranges(from);
        String target = ranges(to);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = source.indexOf(text.charAt(i));
            if (at < 0) {
                out.append(text.charAt(i));
            } else if (at < target.length()) {
                out.append(target.charAt(at));
            }
        }
        return out.toString();
    }

    private static String ranges(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
                char from = text.charAt(i);
                char to = text.charAt(i + 2);
                int step = from <= to ? 1 : -1;
                for (int c = from; c != to + step; c += step) {
                    out.append((char) c);
                }
                i += 2;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
