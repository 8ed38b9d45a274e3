package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rulesets of a program in their compiled form, made when they are first run, and the texts that were scanned. */
final class CompiledRules {
    private static final Word[] UNUSUAL = {};
    private static final int MOST_KEPT = 4096;

    private final Program program;
    private final Lookups lookups;
    private final Report quiet = new Report(text -> {});
    private final Scanner scanner;
    private final CompiledRule[] @Nullable [] rulesets = new CompiledRule[Rulesets.MOST][];
    private final @Nullable Word[] signs = new @Nullable Word[256];
    private final Map<String, Word[]> scanned = new HashMap<>();

    CompiledRules(Program program, Lookups lookups) {
        this.program = program;
        this.lookups = lookups;
        scanner = program.scanner(quiet);
    }

    CompiledRule[] ruleset(int number) {
        CompiledRule[] known = rulesets[number];
        if (known == null) {
            known = compile(program.rulesets().rules(number));
            rulesets[number] = known;
        }
        return known;
    }

    private CompiledRule[] compile(List<Rule> rules) {
        return rules.stream().map(rule -> new CompiledRule(rule, this)).toArray(CompiledRule[]::new);
    }

    /** A token; those of one char are made once. */
    Word word(String text) {
        if (text.length() != 1 || text.charAt(0) >= signs.length) {
            return new Word(text, scanner.isAtom(text));
        }
        Word known = signs[text.charAt(0)];
        if (known == null) {
            known = new Word(text, scanner.isAtom(text));
            signs[text.charAt(0)] = known;
        }
        return known;
    }

    /** A token that no rule has brought; one that a rule would take for an operator of its own is too odd. */
    Word outer(String text) {
        Word word = word(text);
        if (isCall(word)) {
            throw new UnusualException();
        }
        return word;
    }

    private static boolean isCall(Word word) {
        return word.code == Code.CALL || word.code == Code.LOOKUP_BEGIN || word.code == Code.HOST_BEGIN;
    }

    /** The number of the ruleset that a token names. */
    int called(Word word) {
        if (word.called == 0) {
            int number = find(Tokens.stripQuotes(word.text));
            if (number < 0) {
                throw new UnusualException();
            }
            word.called = number + 1;
        }
        return word.called - 1;
    }

    private int find(String name) {
        boolean digits = !name.isEmpty() && name.chars().allMatch(c -> Chars.isDigit((char) c));
        return digits && name.length() <= 2
                ? Integer.parseInt(name)
                : program.rulesets().number(name);
    }

    /** The map that a token names. */
    Lookups.Lookup map(Word word) {
        Lookups.Lookup known = word.map;
        if (known == null) {
            known = lookups.find(word.text);
            if (known == null) {
                throw new UnusualException();
            }
            word.map = known;
        }
        return known;
    }

    /** The tokens of a text that has some and that comes from outside. */
    Word[] scan(String text) {
        Word[] tokens = scanned.get(text);
        if (tokens == null) {
            tokens = tokens(text, Table.EXTERNAL);
            if (scanned.size() >= MOST_KEPT) {
                scanned.clear();
            }
            scanned.put(text, tokens);
        }
        return usual(tokens);
    }

    /** The tokens of a text that has some and that the configuration holds. */
    Word[] scanInner(String text) {
        return usual(tokens(text, Table.INTERNAL));
    }

    private static Word[] usual(Word[] tokens) {
        if (tokens.length == 0) {
            throw new UnusualException();
        }
        return tokens;
    }

    /** Whether the configuration's own text stays as it is, wherever it stands and however often it is scanned. */
    boolean isStable(Word word) {
        if (word.stability == 0) {
            word.stability = stability(word.text);
        }
        return word.stability > 0;
    }

    private byte stability(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("\"\\()<>".indexOf(text.charAt(i)) >= 0 || text.charAt(i) == Code.QUOTE_NEXT) {
                return -1;
            }
        }
        Word[] tokens = tokens(text, Table.INTERNAL);
        return (byte) (tokens.length == 1 && tokens[0].text.equals(text) ? 1 : -1);
    }

    private Word[] tokens(String text, Table table) {
        quiet.forget();
        @Nullable String @Nullable [] vector = scanner.scan(text, table);
        if (vector == null || quiet.complaint() != null || scanner.hasCut()) {
            return UNUSUAL;
        }
        int count = 0;
        while (vector[count] != null) {
            count++;
        }
        Word[] tokens = new Word[count];
        for (int i = 0; i < count; i++) {
            tokens[i] = word(String.valueOf(vector[i]));
            if (isCall(tokens[i])) {
                return UNUSUAL;
            }
        }
        return tokens;
    }
}
