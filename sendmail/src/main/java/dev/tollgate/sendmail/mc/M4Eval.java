package dev.tollgate.sendmail.mc;

import java.util.List;

/** m4's arithmetic: 32-bit integers, C's operators. A text that is not an expression counts as 0. */
final class M4Eval {
    private static final List<List<String>> LEVELS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("|"),
            List.of("^"),
            List.of("&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final String text;
    private int at;
    private int depth;

    private M4Eval(String text) {
        this.text = text;
    }

    /** The value of {@code expression}. */
    static int value(String expression) {
        return new M4Eval(expression).level(0);
    }

    private int level(int index) {
        if (index == LEVELS.size()) {
            return unary();
        }
        int left = level(index + 1);
        for (String operator = operator(LEVELS.get(index));
                !operator.isEmpty();
                operator = operator(LEVELS.get(index))) {
            at += operator.length();
            left = combine(operator, left, level(index + 1));
        }
        return left;
    }

    private String operator(List<String> operators) {
        skipSpace();
        for (String operator : operators) {
            // "<" is not the beginning of "<<", nor "|" that of "||".
            boolean longer = operator.length() == 1 && text.startsWith(operator, at + 1) && "|&<>".contains(operator);
            if (text.startsWith(operator, at) && !longer) {
                return operator;
            }
        }
        return "";
    }

    private static int combine(String operator, int left, int right) {
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> right == 0 ? 0 : left / right;
            default -> right == 0 ? 0 : left % right;
        };
    }

    private int unary() {
        skipSpace();
        char c = at < text.length() ? text.charAt(at) : 0;
        if (++depth > 200) {
            return 0;
        }
        if (c == '!' || c == '-' || c == '+' || c == '~') {
            at++;
            int value = unary();
            return c == '!' ? value == 0 ? 1 : 0 : c == '-' ? -value : c == '~' ? ~value : value;
        }
        if (c == '(') {
            at++;
            int value = level(0);
            skipSpace();
            at += at < text.length() && text.charAt(at) == ')' ? 1 : 0;
            return value;
        }
        int value = 0;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            value = value * 10 + Character.digit(text.charAt(at++), 10);
        }
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
