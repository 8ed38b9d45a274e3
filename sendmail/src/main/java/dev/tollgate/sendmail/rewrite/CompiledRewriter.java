package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs rulesets as {@link Rewriter} does, on rules made ready for it, as long as nothing unusual happens. What does not
 * fit is given up without a trace: macros, the error number and notes are put back, and the exact form starts over.
 */
final class CompiledRewriter {
    /** Stands for a status where there is none. */
    static final int NOT_DONE = -1;

    private static final int DEEPEST = 50;
    private static final int MOST_TRIES = 100;
    private static final int MOST_RUNS = 5000;

    private final Program program;
    private final Lookups lookups;
    private final RewriteTrace trace;
    private final List<CompiledFrame> frames = new ArrayList<>();
    private final CompiledRules rules;
    private final @Nullable String[] before;
    private final Vocabulary vocabulary;
    private long content;
    private int first;
    private int last;
    private int end;
    private int depth;
    private int runs;
    private int work;
    private int deepest;

    CompiledRewriter(Program program, Lookups lookups, RewriteTrace trace) {
        this.program = program;
        this.lookups = lookups;
        this.trace = trace;
        rules = new CompiledRules(program, lookups);
        vocabulary = rules.vocabulary();
        before = program.macros().snapshot();
    }

    /** Whether no rule has come since this was made. */
    boolean isCurrent() {
        return rules.areCurrent();
    }

    /**
     * Runs a ruleset over the workspace from {@code at}; the answer is its status, or {@link #NOT_DONE} where the exact form
     * is needed, and then the workspace is as it was.
     */
    int rewrite(@Nullable String[] vector, int at, int ruleset, int most) {
        // A lookup may run rulesets of its own.
        @Nullable String[] macros = depth > 0 ? program.macros().snapshot() : before;
        program.macros().snapshot(macros);
        int errno = program.report().errno();
        Runnable undo = trace.savepoint();
        int outer = depth;
        try {
            return converted(vector, at, ruleset, most);
        } catch (UnusualException e) {
            program.macros().restore(macros);
            program.report().errno(errno);
            undo.run();
            return NOT_DONE;
        } finally {
            depth = outer;
        }
    }

    private int converted(@Nullable String[] vector, int at, int ruleset, int most) {
        if (depth == 0) {
            rules.tidy();
            deepest = 0;
        }
        int[] workspace = frame().built;
        int length = 0;
        for (String token = vector[at]; token != null; token = vector[at + length]) {
            workspace[length++] = rules.outer(token);
        }
        workspace[length] = Vocabulary.END;
        runs = 0;
        depth++;
        int status = answer(workspace, 0, length, rules.ruleset(ruleset), 0, most);
        if (at + end >= vector.length) {
            throw new UnusualException();
        }
        for (int i = 0; i < end; i++) {
            vector[at + i] = vocabulary.word(workspace[i]).text;
        }
        vector[at + end] = null;
        return status;
    }

    private CompiledFrame frame() {
        if (depth == frames.size()) {
            frames.add(new CompiledFrame(program, rules));
        }
        return frames.get(depth);
    }

    /** Does what {@link #run} does, from memory where that is the same. */
    private int answer(int[] vector, int at, int stop, CompiledRuleset ruleset, int level, int most) {
        Recall recall = trace.isNoting() || stop - at > Recall.MOST_TOKENS || at + most != Scanner.MOST_TOKENS
                ? null
                : ruleset.recalling().recall(rules.tidied());
        if (recall == null) {
            int before = work;
            int status = run(vector, at, stop, ruleset, level, most);
            ruleset.recalling().note(work - before);
            return status;
        }
        Report report = program.report();
        Recall.Made known = recall.find(vector, at, stop, program, lookups.context());
        if (known != null && level + known.levels <= DEEPEST && at <= known.place) {
            int[] tokens = known.tokens;
            end = at + tokens.length;
            System.arraycopy(tokens, 0, vector, at, tokens.length);
            vector[end] = Vocabulary.END;
            recall.leave(known, program);
            deepest = Math.max(deepest, level + known.levels);
            return known.status;
        }
        Recall.Key question = recall.question();
        if (question == null) {
            return run(vector, at, stop, ruleset, level, most);
        }
        int printed = report.printed();
        int outer = deepest;
        deepest = level;
        int status = run(vector, at, stop, ruleset, level, most);
        if (end - at <= Recall.MOST_TOKENS && printed == report.printed()) {
            recall.keep(question, vector, at, end, status, deepest - level, program);
        }
        deepest = Math.max(deepest, outer);
        return status;
    }

    /** Runs a ruleset over the tokens from {@code at} up to {@code stop}; {@link #end} is where they end then. */
    private int run(int[] vector, int at, int stop, CompiledRuleset ruleset, int level, int most) {
        if (++runs > MOST_RUNS || level > DEEPEST || most <= 0) {
            throw new UnusualException();
        }
        deepest = Math.max(deepest, level);
        CompiledFrame frame = frame();
        depth++;
        int status = Sysexits.OK;
        int to = stop;
        int place = next(ruleset, 0, vector, at, to);
        int tries = 0;
        while (place < ruleset.size()) {
            CompiledRule rule = ruleset.rule(place);
            if (++tries > MOST_TRIES) {
                throw new UnusualException();
            }
            if (!frame.matcher.matches(rule.pattern, vector, at, to)) {
                place = ruleset.next(place + 1, content, to - at, first, last);
                tries = 0;
                continue;
            }
            trace.fire(ruleset.name, rule.source);
            work += 1 + rule.right.lookups.length;
            frame.build(rule.right, vector, at, to, most);
            int length = frame.length();
            boolean deferred = frame.wasDeferred();
            if (frame.calls() > 0) {
                deferred |= call(frame, level) == Sysexits.TEMPFAIL;
                length = end;
            }
            if (deferred) {
                status = Sysexits.TEMPFAIL;
            }
            to = at + length;
            if (to >= vector.length) {
                throw new UnusualException();
            }
            System.arraycopy(frame.built, 0, vector, at, length + 1);
            if (rule.ending == Code.HOST) {
                break;
            }
            if (rule.ending == Code.USER) {
                place++;
                tries = 0;
            }
            int before = place;
            place = next(ruleset, place, vector, at, to);
            tries = place == before ? tries : 0;
        }
        depth--;
        end = to;
        return status;
    }

    /** The place of the first rule from {@code place} on that may match; after the last one where a mailer is named. */
    private int next(CompiledRuleset ruleset, int place, int[] vector, int at, int to) {
        if (vocabulary.word(vector[at]).code == Code.MAILER) {
            return ruleset.size();
        }
        long bits = 0;
        for (int i = at; i < to; i++) {
            bits |= CompiledRule.bit(Vocabulary.literal(vector[i]));
        }
        content = bits;
        first = Vocabulary.literal(vector[at]);
        last = to == at ? 0 : Vocabulary.literal(vector[to - 1]);
        return ruleset.next(place, content, to - at, first, last);
    }

    /** Runs the rulesets that the new text calls, from right to left. */
    private int call(CompiledFrame frame, int level) {
        int[] built = frame.built;
        int result = Sysexits.OK;
        end = frame.length();
        int next = -1;
        for (int call = frame.calls() - 1; call >= 0; call--) {
            int place = frame.place(call);
            int name = frame.name(call);
            int text = place;
            if (name == Vocabulary.END) {
                // The next call stands where a name should.
                if (place == next || place == end) {
                    throw new UnusualException();
                }
                name = built[place];
                text++;
            }
            CompiledRuleset called = rules.called(vocabulary.word(name));
            if (called.size() == 0 && text == next) {
                // Whatever comes after it is not examined.
                throw new UnusualException();
            }
            if (text > place) {
                System.arraycopy(built, text, built, place, end - place);
                end--;
            }
            next = place;
            if (called.size() > 0) {
                int answer = answer(built, place, end, called, level + 1, Scanner.MOST_TOKENS - place);
                if (answer == Sysexits.TEMPFAIL) {
                    result = answer;
                }
            }
        }
        return result;
    }
}
