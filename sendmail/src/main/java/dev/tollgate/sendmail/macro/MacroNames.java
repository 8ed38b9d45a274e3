package dev.tollgate.sendmail.macro;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of macros and classes. A name of one letter is its own id; long ones get ids in the order in which a process
 * meets them (macro.c, macid_parse).
 */
public final class MacroNames {
    private static final int FIRST = 0xa0;
    private static final int LAST = 0xff;
    private static final int LONGEST = 25;
    private static final int NONE = 0;

    private final Report report;
    private final Map<String, Integer> ids = new HashMap<>();
    private final @Nullable String[] names = new @Nullable String[LAST + 1];
    private int next = FIRST;

    /**
     * A name that was read.
     *
     * @param id its id, 0 for none
     * @param end where the text after it begins
     */
    public record Parsed(char id, int end) {}

    public MacroNames(Report report) {
        this.report = report;
        ids.put("opMode", 0x82);
        names[0x82] = "opMode";
    }

    /** The id of a name without its braces; it gets one if it is new. */
    public char id(String name) {
        return parse(name.length() == 1 ? name : "{" + name + "}", 0).id();
    }

    /** The name behind {@code id}, as sendmail prints it. */
    public String name(int id) {
        if (id > ' ' && id <= 0x7f) {
            return String.valueOf((char) id);
        }
        String name = names[id & 0xff];
        return name == null ? "***UNDEFINED MACRO***" : name;
    }

    /** The id of a long name in use, -1 for a name that is not. */
    public int known(String name) {
        return ids.getOrDefault(name, -1);
    }

    /** The ids of long names in use. */
    public Map<String, Integer> longNames() {
        return Map.copyOf(ids);
    }

    /** Reads the name at {@code from}: a char, or a name in braces. Faults are said. */
    public Parsed parse(CharSequence text, int from) {
        char first = at(text, from);
        if (first == '\0' || first == '{' && at(text, from + 1) == '}') {
            report.system("Name required for macro/class");
            return new Parsed((char) NONE, from);
        }
        if (first != '{') {
            return new Parsed((char) (first & 0xff), from + 1);
        }
        StringBuilder name = new StringBuilder();
        int end = from + 1;
        while (at(text, end) != '\0' && at(text, end) != '}' && name.length() < LONGEST) {
            char c = at(text, end++);
            if (Chars.isAlnum(c) || c == '_') {
                name.append(c);
            } else {
                report.system("Invalid macro/class character " + c);
            }
        }
        int id = -1;
        if (at(text, end) == '\0') {
            report.system("Unbalanced { on " + name);
        } else if (at(text, end) != '}') {
            report.system("Macro/class name ({" + name + "}) too long (" + LONGEST + " chars max)");
        } else {
            id = name.length() == 1 ? name.charAt(0) : longId(name.toString());
            end++;
        }
        if (id < 0) {
            report.system("Unable to assign macro/class ID (mid = 0xffffffff)");
            id = NONE;
        }
        return new Parsed((char) id, end);
    }

    private int longId(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        if (next > LAST) {
            report.system("Macro/class {" + name + "}: too many long names");
            ids.put(name, -1);
            return -1;
        }
        ids.put(name, next);
        names[next] = name;
        return next++;
    }

    private static char at(CharSequence text, int place) {
        return place < text.length() ? text.charAt(place) : '\0';
    }
}
