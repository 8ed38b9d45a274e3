package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rulesets of a program in their compiled form, made when they are first run, and the texts that were scanned. */
final class CompiledRules {
    private static final int[] UNUSUAL = {};
    private static final int MOST_KEPT = 16_384;

    private final Program program;
    private final Lookups lookups;
    private final Report quiet = new Report(text -> {});
    private final Scanner scanner;
    private final int version;
    private final Vocabulary vocabulary;
    private final @Nullable CompiledRuleset[] rulesets = new @Nullable CompiledRuleset[Rulesets.MOST];
    private final Map<String, int[]> scanned = new HashMap<>();
    private int tidied;

    CompiledRules(Program program, Lookups lookups) {
        this.program = program;
        this.lookups = lookups;
        scanner = program.scanner(quiet);
        vocabulary = new Vocabulary(scanner);
        version = program.rulesets().version();
        for (int number : program.rulesets().filled()) {
            for (Rule rule : program.rulesets().rules(number)) {
                @Nullable String[] left = rule.left();
                for (int i = 0; left[i] != null; i++) {
                    vocabulary.addLiteral(String.valueOf(left[i]));
                }
            }
        }
    }

    /** Whether no rule has come since. */
    boolean areCurrent() {
        return version == program.rulesets().version();
    }

    CompiledRuleset ruleset(int number) {
        CompiledRuleset known = rulesets[number];
        if (known == null) {
            known = new CompiledRuleset(
                    program.rulesets().name(number),
                    program.rulesets().rules(number).stream()
                            .map(rule -> new CompiledRule(rule, this))
                            .toArray(CompiledRule[]::new),
                    new Recalling(program, lookups, number));
            rulesets[number] = known;
        }
        return known;
    }

    /** The words of rules and workspaces. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Forgets what sessions have brought, if that is much. No workspace may be in use. */
    void tidy() {
        boolean renumbered = vocabulary.tidy();
        if (renumbered) {
            tidied++;
        }
        if (renumbered || scanned.size() > MOST_KEPT) {
            scanned.clear();
        }
    }

    /** How often the numbers of words have changed. */
    int tidied() {
        return tidied;
    }

    /** A token that no rule has brought; one that a rule would take for an operator of its own is too odd. */
    int outer(String text) {
        Word word = vocabulary.of(text);
        if (word.isCall()) {
            throw new UnusualException();
        }
        return word.token;
    }

    /** The ruleset that a token names. */
    CompiledRuleset called(Word word) {
        CompiledRuleset known = word.called;
        if (known == null) {
            int number = find(Tokens.stripQuotes(word.text));
            if (number < 0) {
                throw new UnusualException();
            }
            known = ruleset(number);
            word.called = known;
        }
        return known;
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
    int[] scan(String text) {
        int[] tokens = scanned.get(text);
        if (tokens == null) {
            tokens = tokens(text, Table.EXTERNAL);
            scanned.put(text, tokens);
        }
        return usual(tokens);
    }

    /** The tokens of a text that has some and that the configuration holds. */
    int[] scanInner(String text) {
        return usual(tokens(text, Table.INTERNAL));
    }

    private static int[] usual(int[] tokens) {
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
        int[] tokens = tokens(text, Table.INTERNAL);
        return (byte) (tokens.length == 1 && vocabulary.word(tokens[0]).text.equals(text) ? 1 : -1);
    }

    private int[] tokens(String text, Table table) {
        quiet.forget();
        @Nullable String @Nullable [] vector = scanner.scan(text, table);
        if (vector == null || quiet.complaint() != null || scanner.hasCut()) {
            return UNUSUAL;
        }
        int count = 0;
        while (vector[count] != null) {
            count++;
        }
        int[] tokens = new int[count];
        for (int i = 0; i < count; i++) {
            Word word = vocabulary.of(String.valueOf(vector[i]));
            if (word.isCall() || word.isOdd) {
                return UNUSUAL;
            }
            tokens[i] = word.token;
        }
        return tokens;
    }
}
