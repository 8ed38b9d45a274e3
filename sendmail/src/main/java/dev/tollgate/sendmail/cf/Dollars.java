package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.macro.MacroNames;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;

/**
 * Turns a line into sendmail's inner form (readcf.c, translate_dollars): dollar signs and the names after them become
 * codes, comments and white space at the end go, bytes that mean something inside are protected.
 */
public final class Dollars {
    private final Program program;

    public Dollars(Program program) {
        this.program = program;
    }

    /** The inner form of {@code line}. */
    public String translate(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            if (Code.isMeta(line.charAt(i)) || line.charAt(i) == Code.QUOTE_NEXT) {
                text.append(Code.QUOTE_NEXT);
            }
            text.append(line.charAt(i));
        }
        int at = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '#' && at > 0 && program.level() >= 3) {
                at = comment(text, at);
            } else if (c == '$' && at + 1 < text.length()) {
                at = dollar(text, at);
            }
        }
        while (text.length() > 1 && Chars.isSpace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
        return Chars.untilNul(text.toString());
    }

    /** Deals with a number sign; the answer is the place that has been dealt with. */
    private static int comment(StringBuilder text, int sign) {
        char before = text.charAt(sign - 1);
        if (before == Code.MACRO) {
            return sign;
        }
        if (before == '\\') {
            text.deleteCharAt(sign - 1);
            return sign - 1;
        }
        int from = sign - 1;
        while (from > 0 && Chars.isSpace(text.charAt(from)) && text.charAt(from) != '\n') {
            from--;
        }
        from++;
        int newline = text.indexOf("\n", from);
        text.delete(from, newline < 0 ? text.length() : newline);
        return newline < 0 ? from - 1 : from;
    }

    private int dollar(StringBuilder text, int sign) {
        if (text.charAt(sign + 1) == '$') {
            text.deleteCharAt(sign);
            return sign;
        }
        text.setCharAt(sign, Code.MACRO);
        int at = sign + 1;
        if ("=~&?".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        MacroNames.Parsed name = program.names().parse(text, at);
        if (at < text.length()) {
            text.replace(at, Math.max(at + 1, name.end()), String.valueOf(name.id()));
        }
        return at;
    }
}
