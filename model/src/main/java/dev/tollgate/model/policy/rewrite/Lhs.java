package dev.tollgate.model.policy.rewrite;

import dev.tollgate.model.scan.Prescan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The left-hand side of a rewriting rule (op.me, "R and S -- rewriting rules"), matched as sendmail matches it: shortest
 * first, the last wildcard growing first, literal tokens and class members in any case.
 *
 * <p>A decision tries a hundred rules and few of them match. So a pattern knows beforehand how many tokens it takes, which
 * ones, what stands at its two ends, and where its last wildcard of variable length must end.
 */
public final class Lhs {
    /** Where classes and macros of a pattern get their meaning. */
    public interface Terms {
        /** The members of the class. */
        Phrases members(CfClass name);

        /** The macro's value. */
        String macro(CfMacro name);

        /** The outline of a workspace. */
        Outline outline(String[] workspace);
    }

    private enum Kind {
        LITERAL,
        ONE,
        ONE_OR_MORE,
        ANY,
        IN_CLASS,
        NOT_IN_CLASS,
        MACRO
    }

    /**
     * An element of a pattern.
     *
     * @param text the literal
     * @param operator the literal if it is one character other than a letter, otherwise 0
     * @param members the class of {@code $=} and {@code $~}
     * @param macro the macro of {@code $&}
     */
    private record Element(
            Kind kind,
            String text,
            char operator,
            @Nullable CfClass members,
            @Nullable CfMacro macro) {
        static Element wildcard(Kind kind) {
            return new Element(kind, "", (char) 0, null, null);
        }

        static Element literal(String text) {
            char first = text.charAt(0);
            boolean operator = text.length() == 1 && !Character.isLetter(first);
            return new Element(Kind.LITERAL, text, operator ? first : 0, null, null);
        }

        boolean is(String token) {
            return operator == 0 ? text.equalsIgnoreCase(token) : token.length() == 1 && token.charAt(0) == operator;
        }

        int minimum() {
            return kind == Kind.ANY || kind == Kind.MACRO ? 0 : 1;
        }

        boolean isVariable() {
            return kind == Kind.ANY || kind == Kind.ONE_OR_MORE || kind == Kind.IN_CLASS || kind == Kind.MACRO;
        }

        boolean isWildcard() {
            return kind != Kind.LITERAL && kind != Kind.MACRO;
        }
    }

    private final Element[] elements;
    /** The element of each wildcard. */
    private final int[] places;
    /** The fewest tokens that the elements from here on take. */
    private final int[] minimum;
    /** The last element of variable length; -1 if there is none. */
    private final int lastVariable;
    /** How many literals stand at the beginning, and at the end. */
    private final int head;

    private final int tail;
    /** The classes of which it takes members. */
    private final List<CfClass> classes;
    /** The outline of its literals. */
    private final Outline needed;

    private Lhs(List<Element> list) {
        elements = list.toArray(Element[]::new);
        int length = elements.length;
        minimum = new int[length + 1];
        int last = -1;
        for (int i = length - 1; i >= 0; i--) {
            minimum[i] = minimum[i + 1] + elements[i].minimum();
            last = last < 0 && elements[i].isVariable() ? i : last;
        }
        lastVariable = last;
        int from = 0;
        while (from < length && elements[from].kind == Kind.LITERAL) {
            from++;
        }
        int to = length;
        while (to > from && elements[to - 1].kind == Kind.LITERAL) {
            to--;
        }
        head = from;
        tail = length - to;
        int[] wildcards = new int[length];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (elements[i].isWildcard()) {
                wildcards[count++] = i;
            }
        }
        places = Arrays.copyOf(wildcards, count);
        needed = outline(list);
        classes = list.stream()
                .filter(element -> element.kind == Kind.IN_CLASS)
                .map(Element::members)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Outline outline(List<Element> elements) {
        Outline outline = Outline.of();
        List<String> literals = new ArrayList<>();
        for (Element element : elements) {
            if (element.kind == Kind.LITERAL) {
                literals.add(element.text);
            } else {
                outline = outline.and(Outline.of(literals.toArray(String[]::new)));
                literals.clear();
            }
        }
        return outline.and(Outline.of(literals.toArray(String[]::new)));
    }

    /** The pattern in cf notation. */
    public static Lhs of(String pattern) {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '$') {
                at = dollar(pattern, at + 1, elements);
            } else {
                int end = at + 1;
                if (Prescan.isAtom(String.valueOf(c))) {
                    while (end < pattern.length()
                            && pattern.charAt(end) != '$'
                            && Prescan.isAtom(pattern.substring(end, end + 1))) {
                        end++;
                    }
                }
                elements.add(Element.literal(pattern.substring(at, end)));
                at = end;
            }
        }
        return new Lhs(elements);
    }

    private static int dollar(String pattern, int at, List<Element> elements) {
        char c = pattern.charAt(at);
        switch (c) {
            case '*' -> elements.add(Element.wildcard(Kind.ANY));
            case '+' -> elements.add(Element.wildcard(Kind.ONE_OR_MORE));
            case '-' -> elements.add(Element.wildcard(Kind.ONE));
            case '#', '|', ':' -> elements.add(Element.literal("\1" + c));
            default -> {
                int start = c == '=' || c == '~' || c == '&' ? at + 1 : at;
                int end = pattern.charAt(start) == '{' ? pattern.indexOf('}', start) + 1 : start + 1;
                String name = pattern.substring(start, end).replace("{", "").replace("}", "");
                elements.add(
                        switch (c) {
                            case '=' -> new Element(Kind.IN_CLASS, "", (char) 0, CfClass.named(name), null);
                            case '~' -> new Element(Kind.NOT_IN_CLASS, "", (char) 0, CfClass.named(name), null);
                            default -> new Element(Kind.MACRO, "", (char) 0, null, CfMacro.named(name));
                        });
                return end;
            }
        }
        return at + 1;
    }

    /** What the wildcards took. */
    public static final class Match {
        private final String[] workspace;
        /** First and end of each wildcard in turn. */
        private final int[] taken;

        private Match(String[] workspace, int[] taken) {
            this.workspace = workspace;
            this.taken = taken;
        }

        /** What {@code $number} stands for. */
        public String[] group(int number) {
            return Arrays.copyOfRange(workspace, taken[2 * number - 2], taken[2 * number - 1]);
        }

        /** How many tokens {@code $number} stands for. */
        public int length(int number) {
            return taken[2 * number - 1] - taken[2 * number - 2];
        }

        /** Puts what {@code $number} stands for into {@code tokens} at {@code at}. */
        public void copyTo(String[] tokens, int at, int number) {
            System.arraycopy(workspace, taken[2 * number - 2], tokens, at, length(number));
        }

        /** Whether {@code $number} stands for nothing. */
        public boolean isEmpty(int number) {
            return length(number) == 0;
        }
    }

    /** Whether the workspace matches. */
    public boolean matches(String[] workspace, Terms terms) {
        return match(workspace, terms) != null;
    }

    /** The match, or {@code null}. */
    @Nullable
    public Match match(String[] workspace, Terms terms) {
        return cannotMatch(workspace, terms) ? null : search(workspace, terms);
    }

    private boolean cannotMatch(String[] workspace, Terms terms) {
        int length = workspace.length;
        if (length < minimum[0] || lastVariable < 0 && length > minimum[0]) {
            return true;
        }
        if (!terms.outline(workspace).mayHold(needed)) {
            return true;
        }
        for (int i = 0; i < head; i++) {
            if (!elements[i].is(workspace[i])) {
                return true;
            }
        }
        for (int i = 1; i <= tail; i++) {
            if (!elements[elements.length - i].is(workspace[length - i])) {
                return true;
            }
        }
        for (CfClass name : classes) {
            if (terms.members(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Match search(String[] workspace, Terms terms) {
        int length = workspace.length;
        int[] taken = new int[2 * places.length];
        int wildcard = 0;
        int p = head;
        int a = head;
        while (true) {
            assert p >= head && p <= elements.length - tail : p;
            assert wildcard <= places.length && (wildcard == 0 || taken[2 * wildcard - 1] <= length) : wildcard;
            if (p == elements.length - tail && a == length - tail) {
                return new Match(workspace, taken);
            }
            boolean stepped = false;
            if (p < elements.length - tail && a + minimum[p] <= length) {
                Element element = elements[p];
                if (element.kind == Kind.LITERAL) {
                    stepped = element.is(workspace[a]);
                    a++;
                } else if (element.macro != null) {
                    a = afterMacro(workspace, a, terms.macro(element.macro));
                    stepped = a >= 0;
                } else {
                    int end = p == lastVariable ? length - minimum[p + 1] : a + element.minimum();
                    taken[2 * wildcard] = a;
                    taken[2 * wildcard + 1] = end;
                    wildcard++;
                    stepped = accepts(element, workspace, a, end, terms);
                    a = end;
                }
            }
            if (stepped) {
                p++;
                continue;
            }
            wildcard = grown(workspace, taken, wildcard, terms);
            if (wildcard == 0) {
                return null;
            }
            a = taken[2 * wildcard - 1];
            assert a >= taken[2 * wildcard - 2] && a <= length : a;
            p = places[wildcard - 1] + 1;
        }
    }

    /** Lets the last of the first {@code count} wildcards that can take more take it; how many then have their part. */
    private int grown(String[] workspace, int[] taken, int count, Terms terms) {
        for (int wildcard = count; wildcard > 0; wildcard--) {
            int place = places[wildcard - 1];
            Element element = elements[place];
            if (element.isVariable() && place != lastVariable) {
                int first = taken[2 * wildcard - 2];
                int most = workspace.length - minimum[place + 1];
                Element behind = elements[place + 1];
                for (int end = taken[2 * wildcard - 1] + 1; end <= most; end++) {
                    if ((behind.kind != Kind.LITERAL || behind.is(workspace[end]))
                            && accepts(element, workspace, first, end, terms)) {
                        taken[2 * wildcard - 1] = end;
                        return wildcard;
                    }
                }
            }
        }
        return 0;
    }

    private static boolean accepts(Element element, String[] workspace, int from, int to, Terms terms) {
        if (element.members == null) {
            return true;
        }
        return terms.members(element.members).contains(workspace, from, to) == (element.kind == Kind.IN_CLASS);
    }

    private static int afterMacro(String[] workspace, int from, String value) {
        int at = 0;
        int a = from;
        while (at < value.length()) {
            if (a >= workspace.length || !value.regionMatches(true, at, workspace[a], 0, workspace[a].length())) {
                return -1;
            }
            at += workspace[a++].length();
        }
        return a;
    }
}
