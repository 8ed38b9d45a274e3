package dev.tollgate.model.site;

import java.util.ArrayList;
import java.util.List;

/** Finds the macro calls at the top level of an m4 text: words followed at once by a parenthesis. */
final class McScanner {
    private final String text;
    private int at;

    private McScanner(String text) {
        this.text = text;
    }

    static List<McCall> calls(String text) {
        return new McScanner(text).scan();
    }

    private List<McCall> scan() {
        List<McCall> calls = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '`') {
                quoted();
            } else if (c == '#') {
                skipLine();
            } else if (isWordStart(c)) {
                String word = word();
                if (word.equals("dnl")) {
                    skipLine();
                } else if (at < text.length() && text.charAt(at) == '(') {
                    calls.add(new McCall(word, arguments()));
                }
            } else {
                at++;
            }
        }
        return calls;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        at++;
        skipBlanks();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '`') {
                argument.append(quoted());
                continue;
            }
            if (isWordStart(c)) {
                String word = word();
                if (word.equals("dnl")) {
                    skipLine();
                } else {
                    argument.append(word);
                }
                continue;
            }
            at++;
            if (c == ',' && depth == 0) {
                arguments.add(argument.toString());
                argument.setLength(0);
                skipBlanks();
            } else if (c == ')' && depth == 0) {
                break;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                argument.append(c);
            }
        }
        arguments.add(argument.toString());
        return arguments;
    }

    /** The text between the quotes at {@code at}, inner quotes kept. */
    private String quoted() {
        int start = ++at;
        int depth = 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '`') {
                depth++;
            } else if (c == '\'' && --depth == 0) {
                return text.substring(start, at - 1);
            }
        }
        return text.substring(start);
    }

    private String word() {
        int start = at;
        while (at < text.length() && (isWordStart(text.charAt(at)) || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isWordStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
