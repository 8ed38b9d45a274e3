package dev.tollgate.model.policy.regex;

import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as {@code regcomp} of the GNU C library reads it in the C locale: the syntax of POSIX with the
 * library's escapes. The pattern is rewritten for Java; of the matches that begin first the longest is taken, and what a
 * group holds in it is what Java's order of trying gives, which is the library's order too.
 */
final class PosixRegex {
    private static final int MOST_REPETITIONS = 0x7fff;
    private static final String WORD = "[A-Za-z0-9_]";
    private static final String EDGE = "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";

    /** The pattern is none. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    private final Pattern pattern;
    private final boolean foldCase;

    private PosixRegex(Pattern pattern, boolean foldCase) {
        this.pattern = pattern;
        this.foldCase = foldCase;
    }

    /**
     * The expression, or nothing for a text that is none.
     *
     * @param basic whether it is a basic one, as the map's flag {@code -b} says
     */
    static Optional<PosixRegex> compile(String text, boolean basic, boolean foldCase) {
        try {
            String java = new Rewriter(text, basic, foldCase).rewritten();
            return Optional.of(new PosixRegex(Pattern.compile(java, Pattern.DOTALL), foldCase));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** The number of groups. */
    int groups() {
        return pattern.matcher("").groupCount();
    }

    /** What the whole and each group match in {@code text}, {@code null} for a group that takes no part; empty for no match. */
    List<@Nullable String> match(String text) {
        Matcher matcher = pattern.matcher(foldCase ? LineGrammar.fold(text) : text);
        matcher.useAnchoringBounds(false).useTransparentBounds(true);
        if (!matcher.find()) {
            return List.of();
        }
        int start = matcher.start();
        int end = text.length();
        while (!matcher.region(start, end).matches()) {
            end--;
        }
        List<@Nullable String> groups = new ArrayList<>();
        for (int group = 0; group <= matcher.groupCount(); group++) {
            int from = matcher.start(group);
            groups.add(from < 0 ? null : text.substring(from, matcher.end(group)));
        }
        return groups;
    }

    /** Writes the expression in Java's syntax, letters folded, every character that is not one as its number. */
    private static final class Rewriter {
        private final String text;
        private final boolean basic;
        private final boolean foldCase;
        private final StringBuilder java = new StringBuilder();
        private final Deque<Integer> open = new ArrayDeque<>();
        private final BitSet closed = new BitSet();
        private final Deque<Integer> numbers = new ArrayDeque<>();
        private int groups;
        private int at;
        /** Where what a repetition repeats begins; -1 if there is nothing. */
        private int atom = -1;
        /** Whether a branch begins here, where a basic expression may have an anchor. */
        private boolean branch = true;

        Rewriter(String text, boolean basic, boolean foldCase) {
            this.text = text;
            this.basic = basic;
            this.foldCase = foldCase;
        }

        String rewritten() throws Malformed {
            while (at < text.length()) {
                boolean first = branch;
                branch = false;
                char c = text.charAt(at++);
                if (c == '\\') {
                    escape();
                } else if (c == '[') {
                    bracket();
                } else if (c == '.') {
                    begin(".");
                } else if (c == '^' && (!basic || first)) {
                    anchor("\\A");
                } else if (c == '$' && (!basic || endsBranch())) {
                    anchor("\\z");
                } else if (c == '*' || !basic && "+?{()|".indexOf(c) >= 0) {
                    special(c);
                } else {
                    literal(c);
                }
            }
            if (!open.isEmpty()) {
                throw new Malformed("unmatched (");
            }
            return java.toString();
        }

        private void bracket() throws Malformed {
            PosixBracket bracket = PosixBracket.parse(text, at, foldCase);
            if (bracket == null) {
                throw new Malformed("not a bracket expression");
            }
            begin(bracket.java());
            at = bracket.end();
        }

        private boolean endsBranch() {
            return at == text.length() || text.startsWith("\\)", at) || text.startsWith("\\|", at);
        }

        private void begin(String written) {
            atom = java.length();
            java.append(written);
        }

        private void literal(char c) {
            char folded = foldCase && c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            begin("\\x{" + Integer.toHexString(folded) + "}");
        }

        /** An anchor cannot be repeated. */
        private void anchor(String written) {
            java.append(written);
            atom = -1;
        }

        private void escape() throws Malformed {
            if (at == text.length()) {
                throw new Malformed("trailing backslash");
            }
            char c = text.charAt(at++);
            if (basic && "+?{()|".indexOf(c) >= 0) {
                special(c);
                return;
            }
            switch (c) {
                case 'w' -> begin(WORD);
                case 'W' -> begin("[^A-Za-z0-9_]");
                case 's' -> begin("[ \\t-\\r]");
                case 'S' -> begin("[^ \\t-\\r]");
                case '<' -> anchor("(?<!" + WORD + ")(?=" + WORD + ")");
                case '>' -> anchor("(?<=" + WORD + ")(?!" + WORD + ")");
                case 'b' -> anchor(EDGE);
                case 'B' -> anchor("(?!" + EDGE + ")");
                case '`' -> anchor("\\A");
                case '\'' -> anchor("\\z");
                default -> {
                    if (c < '1' || c > '9') {
                        literal(c);
                    } else if (closed.get(c - '0')) {
                        begin("(?:\\" + c + ")");
                    } else {
                        throw new Malformed("invalid back reference");
                    }
                }
            }
        }

        private void special(char c) throws Malformed {
            switch (c) {
                case '(' -> {
                    open.push(java.length());
                    numbers.push(++groups);
                    java.append('(');
                    atom = -1;
                    branch = true;
                }
                case ')' -> {
                    if (!open.isEmpty()) {
                        java.append(')');
                        closed.set(numbers.pop());
                        atom = open.pop();
                    } else if (basic) {
                        throw new Malformed("unmatched )");
                    } else {
                        literal(c);
                    }
                }
                case '|' -> {
                    java.append('|');
                    atom = -1;
                    branch = true;
                }
                default -> {
                    if (atom >= 0) {
                        repeat(c == '{' ? interval() : String.valueOf(c));
                    } else if (basic && c == '*') {
                        literal(c);
                    } else {
                        throw new Malformed("nothing to repeat");
                    }
                }
            }
        }

        private void repeat(String how) {
            java.insert(atom, "(?:").append(')').append(how);
        }

        private String interval() throws Malformed {
            int least = number();
            int most = least;
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                most = number();
                least = Math.max(least, 0);
            } else if (least < 0) {
                throw new Malformed("invalid content of {}");
            }
            String end = basic ? "\\}" : "}";
            if (!text.startsWith(end, at) || most >= 0 && least > most || Math.max(least, most) > MOST_REPETITIONS) {
                throw new Malformed("invalid content of {}");
            }
            at += end.length();
            return "{" + least + (most == least ? "" : "," + (most < 0 ? "" : most)) + "}";
        }

        /** The number that begins here; -1 if there is none. */
        private int number() {
            int number = -1;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = Math.min(Math.max(number, 0) * 10 + text.charAt(at++) - '0', MOST_REPETITIONS + 1);
            }
            return number;
        }
    }
}
