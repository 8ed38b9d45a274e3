package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Errno;
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
    private static final int MOST_CALLS = 16;
    private static final int MOST_RUNS = 5000;

    private final Program program;
    private final RewriteTrace trace;
    private final List<Frame> frames = new ArrayList<>();
    private final CompiledRules rules;
    private final CompiledMapCall mapCall;
    private final @Nullable String[] before;
    private long content;
    private int count;
    private int depth;
    private int runs;

    CompiledRewriter(Program program, Lookups lookups, RewriteTrace trace) {
        this.program = program;
        this.trace = trace;
        rules = new CompiledRules(program, lookups);
        mapCall = new CompiledMapCall(program, rules);
        before = program.macros().snapshot();
    }

    /** The room that a ruleset works in, kept for the next one at the same depth. */
    private static final class Frame {
        private final @Nullable Word[] built = new @Nullable Word[Scanner.ROOM];
        private final int[] called = new int[MOST_CALLS];
        private final int[] places = new int[MOST_CALLS];
        private final CompiledMatcher matcher;

        Frame(CompiledMatcher matcher) {
            this.matcher = matcher;
        }
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
        @Nullable Word[] workspace = workspace();
        int end = at;
        for (String token = vector[end]; token != null; token = vector[++end]) {
            workspace[end] = rules.outer(token);
        }
        workspace[end] = null;
        runs = 0;
        depth++;
        int status = run(workspace, at, ruleset, 0, most);
        end = at;
        for (Word word = workspace[end]; word != null; word = workspace[++end]) {
            vector[end] = word.text;
        }
        vector[end] = null;
        return status;
    }

    /** Room for a whole workspace; a lookup may run rulesets of its own, and takes another. */
    private @Nullable Word[] workspace() {
        return frame().built;
    }

    private Frame frame() {
        if (depth == frames.size()) {
            frames.add(new Frame(new CompiledMatcher(program)));
        }
        return frames.get(depth);
    }

    private int run(@Nullable Word[] vector, int at, int ruleset, int level, int most) {
        if (++runs > MOST_RUNS || level > DEEPEST || most <= 0) {
            throw new UnusualException();
        }
        Frame frame = frame();
        depth++;
        CompiledRule[] list = rules.ruleset(ruleset);
        int status = Sysexits.OK;
        int place = 0;
        int tries = 0;
        measure(vector, at);
        long content = this.content;
        int count = this.count;
        while (place < list.length && !isResolved(vector[at])) {
            CompiledRule rule = list[place];
            if (!rule.canMatch(content, count)) {
                place++;
                tries = 0;
                continue;
            }
            if (++tries > MOST_TRIES) {
                throw new UnusualException();
            }
            if (!frame.matcher.matches(rule, vector, at)) {
                place++;
                tries = 0;
                continue;
            }
            trace.fire(program.rulesets().name(ruleset), rule.source);
            int applied = apply(rule, frame, vector, at, level, most);
            if (applied == Sysexits.TEMPFAIL) {
                status = applied;
            }
            measure(vector, at);
            content = this.content;
            count = this.count;
            if (rule.ending == Code.USER) {
                place++;
                tries = 0;
            } else if (rule.ending == Code.HOST) {
                break;
            }
        }
        depth--;
        return status;
    }

    private static boolean isResolved(@Nullable Word first) {
        return first != null && first.code == Code.MAILER;
    }

    private static int length(@Nullable Word[] vector, int at) {
        int end = at;
        while (vector[end] != null) {
            end++;
        }
        return end - at;
    }

    /** Counts a workspace and gathers the bits of its tokens. */
    private void measure(@Nullable Word[] vector, int at) {
        long bits = 0;
        int end = at;
        for (Word word = vector[end]; word != null; word = vector[++end]) {
            bits |= word.bit;
        }
        content = bits;
        count = end - at;
    }

    /** Puts the right-hand side into the workspace. */
    private int apply(CompiledRule rule, Frame frame, @Nullable Word[] vector, int at, int level, int most) {
        @Nullable Word[] built = frame.built;
        int length = substitute(rule, frame, vector, most);
        int status = Sysexits.OK;
        if (rule.looksUp) {
            if (mapCall.all(built, most)) {
                status = Sysexits.TEMPFAIL;
            }
            length = length(built, 0);
        }
        if (rule.calls) {
            if (call(frame, level) == Sysexits.TEMPFAIL) {
                status = Sysexits.TEMPFAIL;
            }
            length = length(built, 0);
        }
        if (at + length >= vector.length) {
            throw new UnusualException();
        }
        System.arraycopy(built, 0, vector, at, length + 1);
        return status;
    }

    private int substitute(CompiledRule rule, Frame frame, @Nullable Word[] vector, int most) {
        @Nullable Word[] built = frame.built;
        CompiledMatcher matcher = frame.matcher;
        int to = 0;
        for (Word word : rule.right) {
            char code = word.code;
            if (code == Code.REPLACEMENT) {
                int binding = CompiledRule.id(word) - '1';
                if (binding < 0 || binding >= matcher.bindings()) {
                    throw new UnusualException();
                }
                int part = matcher.first(binding);
                int count = matcher.last(binding) - part + 1;
                if (to + count > most) {
                    throw new UnusualException();
                }
                for (int end = part + count; part < end; part++) {
                    built[to++] = vector[part];
                }
            } else if (code == Code.LATE_MACRO) {
                @Nullable String value = program.macros().value(CompiledRule.id(word));
                if (value == null || value.isEmpty()) {
                    continue;
                }
                Word[] tokens = rules.scan(value);
                program.report().errno(Errno.NONE);
                if (to + tokens.length >= most) {
                    throw new UnusualException();
                }
                for (Word token : tokens) {
                    built[to++] = token;
                }
            } else {
                if (to >= most) {
                    throw new UnusualException();
                }
                built[to++] = word;
            }
        }
        built[to] = null;
        return to;
    }

    /** Runs the rulesets that the new text calls, from right to left. */
    private int call(Frame frame, int level) {
        @Nullable Word[] built = frame.built;
        int calls = 0;
        int i = 0;
        for (Word word = built[i]; word != null; word = built[++i]) {
            if (word.code != Code.CALL) {
                continue;
            }
            Word target = built[i + 1];
            if (target == null) {
                throw new UnusualException();
            }
            int number = rules.called(target);
            if (rules.ruleset(number).length == 0) {
                remove(built, i);
                // Whatever stands here now is not examined.
                if (built[i] == null) {
                    break;
                }
                continue;
            }
            if (++calls >= MOST_CALLS) {
                throw new UnusualException();
            }
            frame.called[calls] = number;
            frame.places[calls] = i;
        }
        int result = Sysexits.OK;
        for (; calls > 0; calls--) {
            int place = frame.places[calls];
            remove(built, place);
            int answer = run(built, place, frame.called[calls], level + 1, Scanner.MOST_TOKENS - place);
            if (answer == Sysexits.TEMPFAIL) {
                result = answer;
            }
        }
        return result;
    }

    /** Takes two tokens out. */
    private static void remove(@Nullable Word[] built, int place) {
        int from = place + 2;
        do {
            built[from - 2] = built[from];
        } while (built[from++] != null);
    }
}
