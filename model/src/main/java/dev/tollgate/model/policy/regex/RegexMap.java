package dev.tollgate.model.policy.regex;

import dev.tollgate.model.policy.rewrite.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * sendmail's regex map as {@code _CERT_REGEX_*} uses it (op.me, "K -- key file declaration"; map.c, regex_map_lookup): what
 * a lookup of a name leaves in the workspace.
 */
public final class RegexMap {
    /** What stands between several groups without {@code -d}: sendmail's code for {@code $|}. */
    private static final String NO_DELIMITER = "\u009b";

    private final Optional<PosixRegex> regex;
    private final boolean negated;
    private final boolean matchOnly;
    private final @Nullable List<Integer> groups;
    private final String delimiter;
    private final String appended;

    private RegexMap(Optional<PosixRegex> regex, Flags flags) {
        this.regex = regex;
        negated = flags.negated;
        matchOnly = flags.matchOnly;
        groups = flags.groups;
        delimiter = flags.delimiter;
        appended = flags.appended;
    }

    /** The flags in front of the expression; of several in one word sendmail sees the first. */
    private static final class Flags {
        private boolean negated;
        private boolean matchOnly;
        private boolean foldCase = true;
        private boolean basic;
        private @Nullable List<Integer> groups;
        private String delimiter = NO_DELIMITER;
        private String appended = "";

        void take(String flag) {
            String rest = flag.substring(Math.min(2, flag.length()));
            switch (flag.length() > 1 ? flag.charAt(1) : ' ') {
                case 'n' -> negated = true;
                case 'm' -> matchOnly = true;
                case 'f' -> foldCase = false;
                case 'b' -> basic = true;
                case 's' -> groups = numbers(rest);
                case 'd' -> delimiter = rest;
                case 'a' -> appended = rest;
                default -> {
                    // Any other flag does not change what is found.
                }
            }
        }

        /** The numbers of groups; no number means all of them, the whole match first. */
        private static List<Integer> numbers(String list) {
            List<Integer> numbers = new ArrayList<>();
            for (String number : list.split(",")) {
                if (!number.isEmpty()) {
                    numbers.add((int) Arithmetic.number(number));
                }
            }
            return numbers;
        }
    }

    /** The map that a K line's text behind {@code regex} declares; one that sendmail cannot open finds nothing. */
    public static RegexMap parse(String declaration) {
        Flags flags = new Flags();
        String rest = declaration.trim();
        while (rest.startsWith("-")) {
            String[] split = rest.split("\\s+", 2);
            flags.take(split[0]);
            rest = split.length > 1 ? split[1] : "";
        }
        List<Integer> wanted = flags.groups == null ? List.of() : flags.groups;
        Optional<PosixRegex> regex = PosixRegex.compile(expanded(rest), flags.basic, flags.foldCase)
                .filter(one -> wanted.stream().allMatch(group -> group <= one.groups()));
        return new RegexMap(regex, flags);
    }

    /** A K line's macros expanded: {@code $$} is a dollar sign, and no macro is known here that a pattern could name. */
    private static String expanded(String text) {
        return text.replaceAll("\\$(\\$)|\\$(?:\\{[^}]*\\}|.)", "$1");
    }

    /** What a lookup of {@code name} leaves: what is found, or the name. */
    public String apply(String name) {
        if (regex.isEmpty()) {
            return name;
        }
        List<@Nullable String> found = regex.get().match(name);
        if (found.isEmpty() != negated) {
            return name;
        }
        if (matchOnly) {
            return name + appended;
        }
        return (negated || groups == null ? "" : joined(found, groups, delimiter)) + appended;
    }

    private static String joined(List<@Nullable String> found, List<Integer> wanted, String delimiter) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < (wanted.isEmpty() ? found.size() : wanted.size()); i++) {
            String part = found.get(wanted.isEmpty() ? i : wanted.get(i));
            parts.add(part == null ? "" : part);
        }
        return String.join(delimiter, parts);
    }
}
