package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.TimeSpans;
import dev.tollgate.sendmail.scan.Chars;
import java.util.function.Supplier;

/** Reads the arguments that most classes share: flags, the file, and what follows it (map.c, map_parseargs). */
final class MapArguments {
    private final Report report;
    private final Supplier<Character> blank;

    MapArguments(Report report, Supplier<Character> blank) {
        this.report = report;
        this.blank = blank;
    }

    /** Whether a class needs a file. */
    enum File {
        REQUIRED,
        OPTIONAL
    }

    boolean parse(CfMap map, String arguments, File need) {
        map.flags.add(CfMap.Flag.TRY_WITHOUT_NULL);
        map.flags.add(CfMap.Flag.TRY_WITH_NULL);
        map.blank = blank.get();
        int at = Chars.skipSpace(arguments, 0);
        while (at < arguments.length() && arguments.charAt(at) == '-') {
            int from = Math.min(arguments.length(), at + 2);
            char flag = at + 1 < arguments.length() ? arguments.charAt(at + 1) : '\0';
            if (flag == 'k' || flag == 'v') {
                from = Chars.skipSpace(arguments, from);
            }
            int end = Chars.skipWord(arguments, from);
            if (flag == '\0' || Chars.isSpace(flag)) {
                // The flag is the white space itself, or the end.
                end = Math.min(arguments.length(), at + 1);
                from = end;
            }
            char next = at + 2 < arguments.length() ? arguments.charAt(at + 2) : '\0';
            set(map, flag, next, arguments.substring(from, end));
            at = Chars.skipSpace(arguments, end);
        }
        if (at < arguments.length()) {
            int end = Chars.skipWord(arguments, at);
            map.file = arguments.substring(at, end);
            at = Chars.skipSpace(arguments, end);
        }
        if (at < arguments.length()) {
            map.rest = arguments.substring(at);
        }
        if (map.file == null && need == File.REQUIRED) {
            report.system("No file name for " + map.className() + " map " + map.name);
            return false;
        }
        return true;
    }

    private void set(CfMap map, char flag, char next, String text) {
        switch (flag) {
            case 'A' -> {}
            case 'd' -> TimeSpans.check(report, text);
            case 'a' -> map.append = text;
            case 'D' -> map.flags.add(CfMap.Flag.DEFER);
            case 'f' -> map.flags.add(CfMap.Flag.KEEP_CASE);
            case 'k' -> map.keyColumn = text;
            case 'm' -> map.flags.add(CfMap.Flag.MATCH_ONLY);
            case 'N' -> {
                map.flags.add(CfMap.Flag.INCLUDE_NULL);
                map.flags.remove(CfMap.Flag.TRY_WITHOUT_NULL);
            }
            case 'O' -> map.flags.remove(CfMap.Flag.TRY_WITH_NULL);
            case 'o' -> map.flags.add(CfMap.Flag.OPTIONAL);
            case 'q' -> map.flags.add(CfMap.Flag.KEEP_QUOTES);
            case 'S' -> map.blank = next;
            case 'T' -> map.temporary = text;
            case 't' -> map.flags.add(CfMap.Flag.NO_DEFER);
            case 'v' -> map.valueColumn = text;
            case 'z' -> map.delimiter = next == '\\' ? delimiter(text) : next;
            default -> report.system("Illegal option " + flag + " map " + map.name);
        }
    }

    static char first(String text) {
        return text.isEmpty() ? '\0' : text.charAt(0);
    }

    static char delimiter(String text) {
        if (!text.startsWith("\\")) {
            return first(text);
        }
        return switch (text.length() > 1 ? text.charAt(1) : '\0') {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> '\\';
        };
    }
}
