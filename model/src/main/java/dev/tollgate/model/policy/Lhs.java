package dev.tollgate.model.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The left-hand side of a rewriting rule (op.me, "R and S -- rewriting rules"), matched as sendmail matches it: shortest
 * first, the last wildcard growing first, literal tokens and class members in any case.
 */
final class Lhs {
    /** Where classes and macros of a pattern get their meaning. */
    interface Terms {
        /** Whether {@code phrase} is in the class. */
        boolean inClass(String name, String phrase);

        /** Whether the class has no member. */
        boolean isEmptyClass(String name);

        /** The macro's value. */
        String macro(String name);
    }

    private enum Kind {
        LITERAL,
        ONE,
        ONE_OR_MORE,
        ANY,
        NOTHING,
        IN_CLASS,
        NOT_IN_CLASS,
        MACRO
    }

    private static final Set<String> COMMON = Set.of("<", ">", "@", ".");

    private final Kind[] kinds;
    private final String[] texts;
    private final int wildcards;
    /** A literal that few workspaces hold, so that most mismatches show at once; empty if there is none. */
    private final String telling;

    private Lhs(List<Kind> kinds, List<String> texts) {
        this.kinds = kinds.toArray(Kind[]::new);
        this.texts = texts.toArray(String[]::new);
        wildcards = (int) kinds.stream()
                .filter(kind -> kind != Kind.LITERAL && kind != Kind.NOTHING && kind != Kind.MACRO)
                .count();
        String rare = "";
        for (int i = 0; i < this.kinds.length; i++) {
            if (this.kinds[i] == Kind.LITERAL && !COMMON.contains(texts.get(i))) {
                rare = texts.get(i);
            }
        }
        telling = rare;
    }

    /** The pattern in cf notation; {@code $@} matches nothing at all. */
    static Lhs of(String pattern) {
        List<Kind> kinds = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '$') {
                at = dollar(pattern, at + 1, kinds, texts);
            } else {
                int end = at + 1;
                if (Prescan.isAtom(String.valueOf(c))) {
                    while (end < pattern.length()
                            && pattern.charAt(end) != '$'
                            && Prescan.isAtom(pattern.substring(end, end + 1))) {
                        end++;
                    }
                }
                kinds.add(Kind.LITERAL);
                texts.add(pattern.substring(at, end));
                at = end;
            }
        }
        return new Lhs(kinds, texts);
    }

    private static int dollar(String pattern, int at, List<Kind> kinds, List<String> texts) {
        char c = pattern.charAt(at);
        switch (c) {
            case '*' -> kinds.add(Kind.ANY);
            case '+' -> kinds.add(Kind.ONE_OR_MORE);
            case '-' -> kinds.add(Kind.ONE);
            case '@' -> kinds.add(Kind.NOTHING);
            case '#', '|', ':' -> {
                kinds.add(Kind.LITERAL);
                texts.add("\1" + c);
                return at + 1;
            }
            default -> {
                kinds.add(c == '=' ? Kind.IN_CLASS : c == '~' ? Kind.NOT_IN_CLASS : Kind.MACRO);
                int start = c == '=' || c == '~' || c == '&' ? at + 1 : at;
                int end = pattern.charAt(start) == '{' ? pattern.indexOf('}', start) + 1 : start + 1;
                texts.add(pattern.substring(start, end).replace("{", "").replace("}", ""));
                return end;
            }
        }
        texts.add("");
        return at + 1;
    }

    /** What the wildcards took. */
    static final class Match {
        private final String[] workspace;
        private final int[] first;
        private final int[] end;

        private Match(String[] workspace, int[] first, int[] end) {
            this.workspace = workspace;
            this.first = first;
            this.end = end;
        }

        /** What {@code $number} stands for. */
        String[] group(int number) {
            return Arrays.copyOfRange(workspace, first[number - 1], end[number - 1]);
        }

        /** Whether {@code $number} stands for nothing. */
        boolean isEmpty(int number) {
            return first[number - 1] == end[number - 1];
        }
    }

    /** Whether the workspace matches. */
    boolean matches(String[] workspace, Terms terms) {
        return match(workspace, terms) != null;
    }

    /** The match, or {@code null}. */
    @Nullable
    Match match(String[] workspace, Terms terms) {
        int length = workspace.length;
        if (kinds.length > 0 && kinds[0] == Kind.LITERAL && (length == 0 || !texts[0].equalsIgnoreCase(workspace[0]))) {
            return null;
        }
        if (cannotMatch(workspace, terms)) {
            return null;
        }
        int[] first = new int[wildcards];
        int[] end = new int[wildcards];
        int[] place = new int[wildcards];
        int depth = 0;
        int p = 0;
        int a = 0;
        while (p < kinds.length || a < length) {
            boolean stepped = false;
            if (p < kinds.length) {
                switch (kinds[p]) {
                    case LITERAL -> {
                        if (a < length && texts[p].equalsIgnoreCase(workspace[a])) {
                            a++;
                            stepped = true;
                        }
                    }
                    case NOTHING -> stepped = a == length;
                    case MACRO -> {
                        int after = afterMacro(workspace, a, terms.macro(texts[p]));
                        if (after >= 0) {
                            a = after;
                            stepped = true;
                        }
                    }
                    case ANY -> {
                        first[depth] = a;
                        end[depth] = a;
                        place[depth++] = p;
                        stepped = true;
                    }
                    case ONE, ONE_OR_MORE, IN_CLASS, NOT_IN_CLASS -> {
                        if (a < length) {
                            first[depth] = a;
                            end[depth] = ++a;
                            place[depth++] = p;
                            stepped = accepts(p, workspace, first[depth - 1], a, terms);
                        }
                    }
                }
            }
            if (stepped) {
                p++;
                continue;
            }
            boolean grown = false;
            while (depth > 0 && !grown) {
                int top = depth - 1;
                Kind kind = kinds[place[top]];
                boolean growing = kind == Kind.ANY || kind == Kind.ONE_OR_MORE || kind == Kind.IN_CLASS;
                while (growing && !grown && end[top] < length) {
                    end[top]++;
                    grown = accepts(place[top], workspace, first[top], end[top], terms);
                }
                if (!grown) {
                    depth--;
                } else {
                    a = end[top];
                    p = place[top] + 1;
                }
            }
            if (!grown) {
                return null;
            }
        }
        return new Match(workspace, first, end);
    }

    private boolean cannotMatch(String[] workspace, Terms terms) {
        if (!telling.isEmpty() && !holds(workspace, telling)) {
            return true;
        }
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.IN_CLASS && terms.isEmptyClass(texts[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(String[] workspace, String token) {
        for (String one : workspace) {
            if (one.length() == token.length() && one.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    private boolean accepts(int p, String[] workspace, int from, int to, Terms terms) {
        return switch (kinds[p]) {
            case IN_CLASS -> terms.inClass(texts[p], to - from == 1 ? workspace[from] : concat(workspace, from, to));
            case NOT_IN_CLASS -> !terms.inClass(texts[p], workspace[from]);
            default -> true;
        };
    }

    private static String concat(String[] workspace, int from, int to) {
        StringBuilder phrase = new StringBuilder();
        for (int i = from; i < to; i++) {
            phrase.append(workspace[i]);
        }
        return phrase.toString();
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
