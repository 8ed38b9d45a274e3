package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The room that a ruleset works in: what its left-hand sides bind, and the text that a right-hand side becomes, with its
 * lookups made as {@link MapCall} does and the places of the rulesets that it calls.
 */
final class CompiledFrame {
    private static final int MOST_CALLS = 16;
    private static final int MOST_ARGUMENTS = 8;
    /** Below it no part of a lookup is cut. */
    private static final int LONGEST = Tokens.KEY_ROOM - 8;

    private static final int[] NONE = {};

    /** Matches left-hand sides. */
    final CompiledMatcher matcher;
    /** The new text, with {@link Vocabulary#END} after it. */
    final int[] built = new int[Scanner.ROOM];

    private final Program program;
    private final CompiledRules rules;
    private final Vocabulary vocabulary;
    private final StringBuilder joined = new StringBuilder();
    private final int[] places = new int[MOST_CALLS];
    private final int[] names = new int[MOST_CALLS];
    private int[][] values = new int[4][];
    private int[] vector = NONE;
    private int calls;
    private int length;
    private int room;
    private int text;
    private boolean deferred;

    CompiledFrame(Program program, CompiledRules rules) {
        this.program = program;
        this.rules = rules;
        vocabulary = rules.vocabulary();
        matcher = new CompiledMatcher(program, vocabulary);
    }

    /** How many tokens the text has. */
    int length() {
        return length;
    }

    /** How many rulesets it calls. */
    int calls() {
        return calls;
    }

    /** The place at which the text of a call begins. */
    int place(int call) {
        return places[call];
    }

    /** The token that names the ruleset; {@link Vocabulary#END} where the text of the call begins with it. */
    int name(int call) {
        return names[call];
    }

    /** Whether a lookup was deferred. */
    boolean wasDeferred() {
        return deferred;
    }

    /** Builds the right-hand side of a rule that has matched the tokens of {@code workspace} between two places. */
    void build(CompiledSide side, int[] workspace, int from, int to, int most) {
        if (side.odd || side.lookups.length > 0 && hasOdd(workspace, from, to)) {
            throw new UnusualException();
        }
        vector = workspace;
        length = 0;
        calls = 0;
        deferred = false;
        room = most - side.length;
        if (side.macros.length > 0) {
            readMacros(side.macros);
        }
        add(side, side.parts);
        if (room <= 0) {
            throw new UnusualException();
        }
        built[length] = Vocabulary.END;
    }

    private boolean hasOdd(int[] tokens, int from, int to) {
        for (int at = from; at < to; at++) {
            if (vocabulary.word(tokens[at]).isOdd) {
                return true;
            }
        }
        return false;
    }

    /** Macros have the values that they had before anything was looked up. */
    private void readMacros(int[] macros) {
        if (macros.length > values.length) {
            values = new int[macros.length][];
        }
        for (int i = 0; i < macros.length; i++) {
            @Nullable String value = program.macros().value(macros[i]);
            if (value == null || value.isEmpty()) {
                values[i] = NONE;
            } else {
                values[i] = rules.scan(value);
                program.report().errno(Errno.NONE);
            }
        }
    }

    private void add(CompiledSide side, int[] parts) {
        for (int i = 0; i < parts.length; i++) {
            int part = parts[i];
            if (part > 0) {
                built[length++] = part;
                continue;
            }
            int operand = CompiledRule.operand(part);
            switch (CompiledRule.operator(part)) {
                case CompiledSide.BINDING -> add(vector, matcher.start(operand), matcher.stop(operand));
                case CompiledSide.MACRO -> add(values[operand], 0, values[operand].length);
                case CompiledSide.LOOKUP -> lookUp(side, side.lookups[operand]);
                case CompiledSide.CALL -> call(parts[++i]);
                default -> call(Vocabulary.END);
            }
        }
    }

    private void call(int name) {
        if (calls == MOST_CALLS) {
            throw new UnusualException();
        }
        places[calls] = length;
        names[calls++] = name;
    }

    private void add(int[] tokens, int from, int to) {
        room -= to - from;
        if (room <= 0) {
            throw new UnusualException();
        }
        for (int at = from; at < to; at++) {
            built[length++] = tokens[at];
        }
    }

    private void lookUp(CompiledSide side, CompiledLookup lookup) {
        Lookups.Lookup map = rules.map(lookup.map);
        if (!map.isReady()) {
            throw new UnusualException();
        }
        int from = length;
        text = LONGEST;
        List<String> arguments = arguments(side, lookup);
        add(side, lookup.key);
        Lookups.Answer answer = map.ask(join(from, map.blank()), arguments);
        deferred |= answer.deferred();
        String value = answer.value();
        int @Nullable [] fallback = lookup.fallback;
        if (value != null) {
            length = from;
            if (!value.isEmpty()) {
                program.report().errno(Errno.NONE);
                int[] tokens = rules.scan(value);
                add(tokens, 0, tokens.length);
            }
        } else if (fallback != null) {
            length = from;
            fallBack(side, fallback);
        }
        // Else the key stays.
    }

    private List<String> arguments(CompiledSide side, CompiledLookup lookup) {
        if (lookup.arguments.length == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(lookup.arguments.length);
        int from = length;
        for (int[] argument : lookup.arguments) {
            add(side, argument);
            String whole = join(from, program.blank());
            if (texts.size() < MOST_ARGUMENTS) {
                texts.add(whole);
            }
            length = from;
        }
        return texts;
    }

    private void fallBack(CompiledSide side, int[] fallback) {
        int from = length;
        add(side, fallback);
        if (length == from) {
            return;
        }
        program.report().errno(Errno.NONE);
        if (!isStable(from)) {
            int[] tokens = rules.scanInner(join(from, program.blank()));
            length = from;
            add(tokens, 0, tokens.length);
        }
    }

    /** Whether scanning the tokens from {@code from} on again gives the same. */
    private boolean isStable(int from) {
        int open = 0;
        int size = 0;
        boolean atom = false;
        for (int at = from; at < length; at++) {
            Word word = vocabulary.word(built[at]);
            size += word.text.length() + 1;
            if (atom && word.isAtom && program.blank() != ' ') {
                return false;
            }
            atom = word.isAtom;
            if (word.text.equals("<")) {
                open++;
            } else if (word.text.equals(">")) {
                if (--open < 0) {
                    return false;
                }
            } else if (!rules.isStable(word)) {
                return false;
            }
        }
        return open == 0 && size < Scanner.LONGEST;
    }

    /** The tokens from {@code from} on as one text. */
    private String join(int from, char blank) {
        if (length - from == 1) {
            return counted(vocabulary.word(built[from]).text);
        }
        joined.setLength(0);
        boolean atom = false;
        for (int at = from; at < length; at++) {
            Word word = vocabulary.word(built[at]);
            if (atom && word.isAtom) {
                joined.append(blank);
            }
            joined.append(word.text);
            atom = word.isAtom;
        }
        return counted(joined.toString());
    }

    private String counted(String whole) {
        text -= whole.length() + 1;
        if (text < 0) {
            throw new UnusualException();
        }
        return whole;
    }
}
