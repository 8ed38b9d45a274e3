package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.Addresses;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The classes that need no file: null, dequote, macro, arith, arpa and syslog. */
final class SimpleMaps {
    private static final int LONGEST_RESULT = 15;

    private SimpleMaps() {}

    static List<MapClass> all(Program program, MapArguments arguments) {
        return List.of(
                new Null(arguments),
                new Quoted("dequote", (map, key, values) -> dequote(map, key)),
                new Quoted("macro", (map, key, values) -> macro(program, key, values)),
                new Quoted("arith", (map, key, values) -> arith(key, values)),
                new Quoted("arpa", SimpleMaps::arpa),
                new Syslog(program));
    }

    /** What a class does with a key. */
    private interface Work {
        MapClass.Found lookup(CfMap map, String key, @Nullable List<String> values);
    }

    private record Null(MapArguments arguments) implements MapClass {
        @Override
        public String name() {
            return "null";
        }

        @Override
        public boolean holdsAliases() {
            return true;
        }

        @Override
        public boolean parse(CfMap map, String text) {
            return arguments.parse(map, text, MapArguments.File.OPTIONAL);
        }

        @Override
        public Found lookup(CfMap map, String key, @Nullable List<String> values) {
            return Found.none(Sysexits.NOTFOUND);
        }
    }

    /** The classes that keep the quotes of their keys; they read one flag. */
    private record Quoted(String name, Work work) implements MapClass {
        @Override
        public boolean parse(CfMap map, String text) {
            map.flags.add(CfMap.Flag.KEEP_QUOTES);
            int at = Chars.skipSpace(text, 0);
            if (at < text.length() && text.charAt(at) == '-') {
                char flag = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
                int from = Math.min(text.length(), at + 2);
                switch (flag) {
                    case 'a' -> map.append = text.substring(from, Chars.skipWord(text, from));
                    case 'D' -> map.flags.add(CfMap.Flag.DEFER);
                    case 'S', 's' -> map.blank = from < text.length() ? text.charAt(from) : '\0';
                    default -> {}
                }
            }
            return true;
        }

        @Override
        public Found lookup(CfMap map, String key, @Nullable List<String> values) {
            return work.lookup(map, key, values);
        }
    }

    private record Syslog(Program program) implements MapClass {
        private static final List<String> PRIORITIES =
                List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

        @Override
        public String name() {
            return "syslog";
        }

        @Override
        public boolean parse(CfMap map, String text) {
            String priority = null;
            int at = Chars.skipSpace(text, 0);
            while (at < text.length() && text.charAt(at) == '-') {
                char flag = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
                at = Math.min(text.length(), at + 2);
                switch (flag) {
                    case 'D' -> map.flags.add(CfMap.Flag.DEFER);
                    case 'S' -> {
                        map.blank = at < text.length() ? text.charAt(at) : '\0';
                        at = Math.min(text.length(), at + 1);
                    }
                    case 'L' -> {
                        int from = Chars.skipSpace(text, at);
                        at = Chars.skipWord(text, from);
                        priority = from < text.length() ? text.substring(from, at) : priority;
                    }
                    default -> program.report().system("Illegal option " + flag + " map syslog");
                }
                at = Chars.skipSpace(text, at);
            }
            if (priority != null) {
                String level = Chars.begins(priority, 0, "LOG_") ? priority.substring(4) : priority;
                if (!PRIORITIES.contains(Chars.lower(level))) {
                    program.report().system("syslog_map_parseargs: Unknown priority " + level);
                    return false;
                }
            }
            return true;
        }

        @Override
        public Found lookup(CfMap map, String key, @Nullable List<String> values) {
            return Found.value("");
        }
    }

    private static MapClass.Found dequote(CfMap map, String key) {
        StringBuilder out = new StringBuilder();
        int angles = 0;
        int comments = 0;
        int quotes = 0;
        boolean blanks = false;
        boolean quoted = false;
        boolean backslash = false;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (backslash) {
                backslash = false;
                out.append(c);
                continue;
            }
            if (c == ' ' && map.blank != '\0') {
                c = map.blank;
            }
            switch (c) {
                case '\\' -> backslash = true;
                case '(' -> comments++;
                case ')' -> {
                    if (comments-- <= 0) {
                        return MapClass.Found.none(Sysexits.OK);
                    }
                }
                case ' ', '\t' -> blanks = true;
                default -> {}
            }
            if (comments <= 0) {
                if (c == '"') {
                    quoted = !quoted;
                    quotes++;
                    continue;
                }
                if (c == '<') {
                    angles++;
                } else if (c == '>' && angles-- <= 0) {
                    return MapClass.Found.none(Sysexits.OK);
                }
            }
            out.append(c);
        }
        boolean odd = angles != 0 || comments != 0 || backslash || quoted || quotes == 0 || blanks;
        return odd ? MapClass.Found.none(Sysexits.OK) : MapClass.Found.value(Values.rewrite(map, out.toString(), null));
    }

    private static MapClass.Found macro(Program program, String key, @Nullable List<String> values) {
        char id = key.isEmpty() ? '\0' : program.names().parse(key, 0).id();
        if (id == '\0') {
            return MapClass.Found.none(Sysexits.CONFIG);
        }
        program.macros().set(id, values == null || values.size() < 2 ? null : values.get(1));
        return MapClass.Found.value("");
    }

    private static MapClass.Found arith(String key, @Nullable List<String> values) {
        if (values == null || values.size() < 3) {
            return MapClass.Found.none(Sysexits.CONFIG);
        }
        long left = Chars.number(values.get(1));
        long right = Chars.number(values.get(2));
        char operator = MapArguments.first(key);
        if ((operator == '%' || operator == '/') && right == 0) {
            return MapClass.Found.none(Sysexits.OK);
        }
        String result = switch (operator) {
            case '|' -> String.valueOf(left | right);
            case '&' -> String.valueOf(left & right);
            case '%' -> String.valueOf(left % right);
            case '+' -> String.valueOf(left + right);
            case '-' -> String.valueOf(left - right);
            case '*' -> String.valueOf(left * right);
            case '/' -> String.valueOf(left / right);
            case 'l' -> left < right ? "TRUE" : "FALSE";
            case '=' -> left == right ? "TRUE" : "FALSE";
            case 'r' -> random(left, right);
            default -> "";
        };
        if (result.isEmpty()) {
            return MapClass.Found.none(operator == 'r' ? Sysexits.OK : Sysexits.CONFIG);
        }
        return MapClass.Found.value(result.substring(0, Math.min(result.length(), LONGEST_RESULT)));
    }

    private static String random(long from, long to) {
        long count = to - from + 1;
        return count <= 0 ? "" : String.valueOf(new SplittableRandom().nextLong(count) + from);
    }

    private static MapClass.Found arpa(CfMap map, String key, @Nullable List<String> values) {
        String reversed = Chars.begins(key, 0, "IPv6:")
                ? Addresses.nibbles(key.substring("IPv6:".length()))
                : Addresses.reversed(key);
        return reversed == null ? MapClass.Found.none(Sysexits.DATAERR) : Values.found(map, key, reversed, values);
    }
}
