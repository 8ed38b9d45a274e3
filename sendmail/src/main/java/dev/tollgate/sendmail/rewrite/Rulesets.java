package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rulesets by number and name. Numbers below 100 are the configuration's to give; a name without a number gets one
 * from 199 downwards (readcf.c, strtorwset).
 */
public final class Rulesets {
    /** How many rulesets there may be. */
    static final int MOST = 200;

    private static final int NUMBERED = MOST / 2;
    private static final int UNKNOWN = -1;
    private static final int SHOWN = 20;

    private final Report report;
    private final @Nullable List<Rule>[] rules = lists();
    private final @Nullable String[] names = new @Nullable String[MOST];
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int next = MOST;
    private int version;

    /**
     * A ruleset that a text names.
     *
     * @param number its number, -1 for none
     * @param end the place after the name
     * @param cut where the text ends by now: white space after a name goes, and with it what follows; -1 for no change
     */
    public record Named(int number, int end, int cut) {
        /** Whether there is one. */
        public boolean exists() {
            return number >= 0;
        }
    }

    /** Whether a name that is new makes a ruleset. */
    public enum Mode {
        FIND,
        ENTER
    }

    public Rulesets(Report report) {
        this.report = report;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java makes no arrays of a generic type.
    private static @Nullable List<Rule>[] lists() {
        return new List[MOST];
    }

    /** The rules of a ruleset; none for one that is empty. */
    public List<Rule> rules(int number) {
        List<Rule> list = rules[number];
        return list == null ? List.of() : list;
    }

    /** A number that changes when a rule comes. */
    int version() {
        return version;
    }

    /** Adds a rule. */
    public void add(int number, Rule rule) {
        version++;
        List<Rule> list = rules[number];
        if (list == null) {
            list = new ArrayList<>();
            rules[number] = list;
        }
        list.add(rule);
    }

    /** The name that was last given to a ruleset, else its number. */
    public String name(int number) {
        String name = names[number];
        return name == null ? String.valueOf(number) : name;
    }

    /** The names of all rulesets that have one, in the order of their first mention, with their numbers. */
    public Map<String, Integer> named() {
        Map<String, Integer> known = new LinkedHashMap<>(numbers);
        known.values().removeIf(number -> number < 0);
        return known;
    }

    /** The numbers of all rulesets that have rules. */
    public int[] filled() {
        return java.util.stream.IntStream.range(0, MOST)
                .filter(number -> rules[number] != null)
                .toArray();
    }

    /** The ruleset called {@code name}, -1 without one; nothing is said. */
    public int number(String name) {
        Integer number = numbers.get(name);
        return number == null ? UNKNOWN : number;
    }

    /** Reads the name or number of a ruleset at {@code from}; faults are said. */
    public Named read(String text, int from, Mode mode) {
        int at = Chars.skipSpace(text, from);
        char first = at < text.length() ? text.charAt(at) : '\0';
        if (first >= 0x80) {
            report.system("invalid ruleset name: \"" + head(text, at) + "\"");
            return new Named(UNKNOWN, at, -1);
        }
        if (Chars.isDigit(first)) {
            int end = endOfDigits(text, at);
            int number = Chars.decimal(text.substring(at, end));
            if (number >= NUMBERED || number < 0) {
                report.system("bad ruleset " + number + " (" + NUMBERED + " max)");
                number = UNKNOWN;
            }
            return new Named(number, end, -1);
        }
        int end = at;
        while (end < text.length() && (Chars.isAlnum(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end == at || !Chars.isAlpha(first)) {
            report.system("invalid ruleset name: \"" + head(text, at) + "\"");
            return new Named(UNKNOWN, end, -1);
        }
        int after = Chars.skipSpace(text, end);
        return named(text, at, end, after, after > end ? end : -1, mode);
    }

    private Named named(String text, int at, int end, int after, int cut, Mode mode) {
        String name = text.substring(at, end);
        Integer known = numbers.get(name);
        if (known == null) {
            if (mode == Mode.FIND) {
                return new Named(UNKNOWN, after, cut);
            }
            known = UNKNOWN;
            numbers.put(name, known);
        }
        // In C the name ends at the first white space after it; what a message shows ends there too.
        String shown = cut < 0 ? text.substring(at) : name;
        int stop = after;
        int number;
        if (mode == Mode.ENTER && after < text.length() && text.charAt(after) == '=') {
            int value = Chars.skipSpace(text, after + 1);
            if (value >= text.length() || !Chars.isDigit(text.charAt(value))) {
                report.system("bad ruleset definition \"" + shown + "\" (number required after `=')");
                number = UNKNOWN;
            } else {
                stop = endOfDigits(text, value);
                number = Chars.decimal(text.substring(value, stop));
                if (number >= NUMBERED || number < 0) {
                    report.system("bad ruleset number " + number + " in \"" + shown + "\" (" + NUMBERED + " max)");
                    number = UNKNOWN;
                }
            }
        } else if (known >= 0) {
            number = known;
        } else {
            number = --next;
            if (number < NUMBERED) {
                report.system(shown + ": too many named rulesets (" + NUMBERED + " max)");
                number = UNKNOWN;
            }
        }
        if (known >= 0 && number >= 0 && number != known) {
            report.system(shown + ": ruleset changed value (old " + known + ", new " + number + ")");
            number = known;
        } else if (number >= 0) {
            numbers.put(name, number);
        }
        if (mode == Mode.ENTER && number >= 0) {
            names[number] = name;
        }
        return new Named(number, stop, cut);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && Chars.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String head(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + SHOWN));
    }

    /** A vector of {@code tokens} with the {@code null} that ends it. */
    public static @Nullable String[] vector(List<String> tokens) {
        return Arrays.copyOf(tokens.toArray(new @Nullable String[0]), tokens.size() + 1);
    }
}
