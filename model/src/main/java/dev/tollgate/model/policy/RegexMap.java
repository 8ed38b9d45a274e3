package dev.tollgate.model.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** sendmail's regex map as far as {@code _CERT_REGEX_*} uses it: a part of a name by {@code -s}, or the whole name. */
final class RegexMap {
    private final Pattern pattern;
    private final List<Integer> groups;
    private final String delimiter;

    private RegexMap(Pattern pattern, List<Integer> groups, String delimiter) {
        this.pattern = pattern;
        this.groups = groups;
        this.delimiter = delimiter;
    }

    /** The map that a K line's text behind {@code regex} declares; a pattern that is none matches nothing. */
    static RegexMap parse(String declaration) {
        List<Integer> groups = new ArrayList<>();
        String delimiter = " ";
        int flags = Pattern.CASE_INSENSITIVE;
        String rest = declaration.trim();
        while (rest.startsWith("-")) {
            String[] split = rest.split("\\s+", 2);
            String flag = split[0];
            rest = split.length > 1 ? split[1] : "";
            if (flag.startsWith("-s")) {
                for (String number : flag.substring(2).split(",")) {
                    groups.add(number.isEmpty() ? 0 : Integer.parseInt(number));
                }
            } else if (flag.startsWith("-d")) {
                delimiter = flag.substring(2);
            } else if (flag.equals("-f")) {
                flags = 0;
            }
        }
        try {
            return new RegexMap(Pattern.compile(rest, flags), groups, delimiter);
        } catch (PatternSyntaxException e) {
            return new RegexMap(Pattern.compile("(?!)"), groups, delimiter);
        }
    }

    /** What a lookup of {@code name} leaves in the workspace. */
    String apply(String name) {
        Matcher matcher = pattern.matcher(name);
        if (!matcher.find() || groups.isEmpty()) {
            return name;
        }
        List<String> parts = new ArrayList<>();
        for (int group : groups) {
            if (group <= matcher.groupCount() && matcher.group(group) != null) {
                parts.add(matcher.group(group));
            }
        }
        return String.join(delimiter, parts);
    }
}
