package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.regex.PosixRegex;
import dev.tollgate.sendmail.regex.RegexException;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keys matched against a regular expression. */
final class RegexMap implements MapClass {
    private static final int MOST_GROUPS = 32;
    private static final int LONGEST_RESULT = 255;

    private final Report report;

    /**
     * What a declaration says.
     *
     * @param fields the groups that make the result; {@code null} without {@code -s}
     */
    private record Pattern(PosixRegex regex, @Nullable List<Integer> fields, String delimiter) {}

    RegexMap(Report report) {
        this.report = report;
    }

    @Override
    public String name() {
        return "regex";
    }

    @Override
    public boolean parse(CfMap map, String text) {
        boolean fold = true;
        boolean basic = false;
        String fields = null;
        String delimiter = String.valueOf(Code.ELSE);
        int at = Chars.skipSpace(text, 0);
        while (at < text.length() && text.charAt(at) == '-') {
            char flag = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
            int from = Math.min(text.length(), at + 2);
            int end = flag == '\0' ? from : Chars.skipWord(text, at + 1);
            String value = text.substring(Math.min(from, end), end);
            switch (flag) {
                case 'n' -> map.flags.add(CfMap.Flag.NEGATED);
                case 'f' -> {
                    map.flags.add(CfMap.Flag.KEEP_CASE);
                    fold = false;
                }
                case 'b' -> basic = true;
                case 's' -> fields = value;
                case 'd' -> delimiter = value;
                case 'a' -> map.append = value;
                case 'm' -> map.flags.add(CfMap.Flag.MATCH_ONLY);
                case 'q' -> map.flags.add(CfMap.Flag.KEEP_QUOTES);
                case 'S' -> map.blank = MapArguments.first(value);
                case 'D' -> map.flags.add(CfMap.Flag.DEFER);
                default -> {}
            }
            at = Chars.skipSpace(text, end);
        }
        PosixRegex regex;
        try {
            regex = PosixRegex.compile(
                    text.substring(at),
                    basic ? PosixRegex.Syntax.BASIC : PosixRegex.Syntax.EXTENDED,
                    fold ? PosixRegex.Letters.FOLDED : PosixRegex.Letters.EXACT);
        } catch (RegexException e) {
            report.system("pattern-compile-error: " + e.getMessage());
            return false;
        }
        List<Integer> numbers = null;
        if (fields != null) {
            if (regex.groups() + 1 >= MOST_GROUPS) {
                report.system("too many substrings, " + MOST_GROUPS + " max");
                return false;
            }
            numbers = fields.isEmpty()
                    ? IntStream.rangeClosed(0, regex.groups()).boxed().toList()
                    : fields(fields, regex.groups() + 1);
            if (numbers == null) {
                return false;
            }
        }
        map.state = new Pattern(regex, numbers, delimiter);
        return true;
    }

    private @Nullable List<Integer> fields(String text, int count) {
        String[] parts = text.split(",", -1);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (i >= MOST_GROUPS) {
                report.system("too many fields, " + MOST_GROUPS + " max");
                return null;
            }
            int number = Chars.decimal(parts[i]);
            numbers.add(number);
            if (number < 0 || number >= count) {
                report.system("field (" + number + ") out of range, only " + count + " substrings in pattern");
                return null;
            }
        }
        return numbers;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        Pattern pattern = (Pattern) java.util.Objects.requireNonNull(map.state);
        if (map.is(CfMap.Flag.NEGATED)) {
            return pattern.regex.matches(key) ? Found.none(Sysexits.OK) : Values.found(map, key, "", values);
        }
        if (pattern.fields == null) {
            return pattern.regex.matches(key) ? Values.found(map, key, "", values) : Found.none(Sysexits.OK);
        }
        int[] spans = pattern.regex.match(key);
        if (spans == null) {
            return Found.none(Sysexits.OK);
        }
        List<Integer> fields = pattern.fields;
        if (values != null && values.size() > 1) {
            fields = fields(values.get(1), pattern.regex.groups() + 1);
            if (fields == null) {
                return Found.none(Sysexits.CONFIG);
            }
        }
        Result result = new Result();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                result.plain(pattern.delimiter);
            }
            int from = spans[2 * fields.get(i)];
            if (from >= 0) {
                result.weighed(key.substring(from, spans[2 * fields.get(i) + 1]));
            }
        }
        return result.isOdd() ? Found.none(Sysexits.OK) : Values.found(map, key, result.text.toString(), values);
    }

    /** The groups side by side, weighed for what the scanner would stumble over. */
    private static final class Result {
        private final StringBuilder text = new StringBuilder();
        private int angles;
        private int comments;
        private boolean blanks;
        private boolean quoted;
        private boolean backslash;

        void plain(String part) {
            for (int i = 0; i < part.length() && text.length() < LONGEST_RESULT; i++) {
                text.append(part.charAt(i));
            }
        }

        void weighed(String part) {
            for (int i = 0; i < part.length() && text.length() < LONGEST_RESULT; i++) {
                char c = part.charAt(i);
                text.append(c);
                if (backslash) {
                    backslash = false;
                } else if (!quoted || c == '"' || c == '\\') {
                    weigh(c);
                }
            }
        }

        private void weigh(char c) {
            switch (c) {
                case '\\' -> backslash = true;
                case '(' -> comments++;
                case ')' -> comments--;
                case '<' -> angles++;
                case '>' -> angles--;
                case ' ' -> blanks = true;
                case '"' -> quoted = !quoted;
                default -> {}
            }
        }

        boolean isOdd() {
            return angles != 0 || comments != 0 || quoted || backslash || blanks;
        }
    }
}
