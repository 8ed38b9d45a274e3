package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A right-hand side taken apart when it is compiled. Its parts are tokens, or operators coded as negative numbers. */
final class CompiledSide {
    /** A binding, by its number. */
    static final int BINDING = 1;
    /** A macro, by its place in {@link #macros}. */
    static final int MACRO = 2;
    /** A lookup, by its place in {@link #lookups}. */
    static final int LOOKUP = 3;
    /** The call of a ruleset that a token names; the token follows. */
    static final int CALL = 4;
    /** The call of a ruleset that the text which follows names. */
    static final int CALL_BY_TEXT = 5;

    /** Its parts in their order; none for one that is {@link #odd}. */
    final int[] parts;
    /** The macros that it reads, in their order. */
    final int[] macros;
    /** Its lookups, in their order. */
    final CompiledLookup[] lookups;
    /** How many tokens it has. */
    final int length;
    /** Whether only the exact form knows what becomes of it. */
    final boolean odd;

    private CompiledSide(int[] parts, int[] macros, CompiledLookup[] lookups, int length, boolean odd) {
        this.parts = parts;
        this.macros = macros;
        this.lookups = lookups;
        this.length = length;
        this.odd = odd;
    }

    /** The tokens of {@code side} between two places; the left-hand side makes so many bindings. */
    static CompiledSide of(@Nullable String[] side, int from, int to, int bindings, CompiledRules rules) {
        List<Word> words = new ArrayList<>();
        for (int i = from; i < to; i++) {
            words.add(rules.vocabulary().ofRule(String.valueOf(side[i])));
        }
        Parser parser = new Parser(words, bindings, rules);
        try {
            int[] parts = parser.outer();
            return new CompiledSide(
                    parts, numbers(parser.macros), parser.lookups.toArray(new CompiledLookup[0]), words.size(), false);
        } catch (UnusualException e) {
            return new CompiledSide(new int[0], new int[0], new CompiledLookup[0], words.size(), true);
        }
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(number -> number).toArray();
    }

    /** Takes tokens apart. */
    private static final class Parser {
        private final List<Word> words;
        private final int bindings;
        private final CompiledRules rules;
        private final List<Integer> macros = new ArrayList<>();
        private final List<CompiledLookup> lookups = new ArrayList<>();
        private int at;

        Parser(List<Word> words, int bindings, CompiledRules rules) {
            this.words = words;
            this.bindings = bindings;
            this.rules = rules;
        }

        int[] outer() {
            List<Integer> parts = new ArrayList<>();
            while (at < words.size()) {
                Word word = words.get(at++);
                switch (word.code) {
                    case Code.CALL -> call(parts);
                    case Code.LOOKUP_BEGIN, Code.HOST_BEGIN -> {
                        lookups.add(lookup(word.code));
                        parts.add(CompiledRule.coded(LOOKUP, lookups.size() - 1));
                    }
                    default -> parts.add(simple(word));
                }
            }
            return numbers(parts);
        }

        private int simple(Word word) {
            return switch (word.code) {
                case Code.REPLACEMENT -> {
                    int binding = CompiledRule.id(word.text) - '1';
                    if (binding < 0 || binding >= bindings) {
                        throw new UnusualException();
                    }
                    yield CompiledRule.coded(BINDING, binding);
                }
                case Code.LATE_MACRO -> {
                    macros.add(CompiledRule.id(word.text));
                    yield CompiledRule.coded(MACRO, macros.size() - 1);
                }
                default -> word.token;
            };
        }

        private void call(List<Integer> parts) {
            if (at == words.size()) {
                throw new UnusualException();
            }
            Word name = words.get(at);
            switch (name.code) {
                case Code.CALL -> throw new UnusualException();
                case Code.REPLACEMENT, Code.LATE_MACRO, Code.LOOKUP_BEGIN, Code.HOST_BEGIN ->
                    parts.add(CompiledRule.coded(CALL_BY_TEXT, 0));
                default -> {
                    at++;
                    parts.add(CompiledRule.coded(CALL, 0));
                    parts.add(name.token);
                }
            }
        }

        private CompiledLookup lookup(char operator) {
            boolean named = operator == Code.LOOKUP_BEGIN;
            Word map = named ? inner() : rules.vocabulary().ofRule("host");
            if (map.code == Code.REPLACEMENT || map.code == Code.LATE_MACRO) {
                throw new UnusualException();
            }
            char end = named ? Code.LOOKUP_END : Code.HOST_END;
            int[] key = {};
            List<int[]> arguments = new ArrayList<>();
            int @Nullable [] fallback = null;
            List<Integer> open = new ArrayList<>();
            char part = 0;
            while (true) {
                Word word = inner();
                if (word.code != end && word.code != Code.HOST && word.code != Code.USER) {
                    if (word.isOdd) {
                        throw new UnusualException();
                    }
                    open.add(simple(word));
                    continue;
                }
                int[] closed = numbers(open);
                open.clear();
                if (part == 0) {
                    key = closed;
                } else if (part == Code.HOST) {
                    arguments.add(closed);
                } else {
                    fallback = closed;
                }
                if (word.code == end) {
                    return new CompiledLookup(map, key, arguments, fallback);
                }
                part = word.code;
            }
        }

        /** The next token of a lookup. */
        private Word inner() {
            if (at == words.size() || words.get(at).isCall()) {
                throw new UnusualException();
            }
            return words.get(at++);
        }
    }
}
