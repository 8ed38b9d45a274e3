package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs rulesets over a workspace (parseaddr.c, rewrite): a vector of tokens from some place to its first {@code null}.
 * The answers are statuses of {@link Sysexits}.
 */
public final class Rewriter {
    private static final int DEEPEST = 50;
    private static final int MOST_TRIES = 100;
    private static final int MOST_CALLS = 16;
    private static final int MOST_RUNS = 100_000;
    private static final int DEBUG = 21;

    private final Program program;
    private final Lookups lookups;
    private final Report report;
    private final Rulesets rulesets;
    private final MapCall mapCall;
    private final RewriteTrace trace;
    private @Nullable CompiledRewriter compiled;
    private final List<Frame> frames = new ArrayList<>();
    private int depth;
    private int runs;

    public Rewriter(Program program, Lookups lookups, RewriteTrace trace) {
        this.program = program;
        this.lookups = lookups;
        this.trace = trace;
        report = program.report();
        rulesets = program.rulesets();
        mapCall = new MapCall(program, lookups);
    }

    /** Runs a ruleset over a whole workspace. */
    public int rewrite(@Nullable String[] vector, int ruleset) {
        return rewrite(vector, 0, ruleset, Scanner.MOST_TOKENS);
    }

    /**
     * Runs a ruleset over the workspace from {@code at}, which may have {@code most} tokens.
     *
     * @throws EndlessException where rulesets call each other without end
     */
    public int rewrite(@Nullable String[] vector, int at, int ruleset, int most) {
        if (trace.skipsSteps() && !report.debug().areSet()) {
            int status = compiled().rewrite(vector, at, ruleset, most);
            if (status != CompiledRewriter.NOT_DONE) {
                return status;
            }
        }
        runs = 0;
        return new Run(vector, at, ruleset, 0, most).run();
    }

    /** What rulesets and all that they call may do; rulesets with negative numbers do nothing. */
    public Reach reach(int... numbers) {
        return new Reach(program, lookups, numbers);
    }

    /** The compiled form, made when the configuration has been read. */
    private CompiledRewriter compiled() {
        CompiledRewriter made = compiled;
        if (made == null || !made.isCurrent()) {
            made = new CompiledRewriter(program, lookups, trace);
            compiled = made;
        }
        return made;
    }

    /** The room that a ruleset works in, kept for the next one at the same depth. */
    private static final class Frame {
        private final @Nullable String[] built = new @Nullable String[Scanner.ROOM];
        private final Matcher matcher;

        Frame(Matcher matcher) {
            this.matcher = matcher;
        }
    }

    private Frame frame() {
        if (depth == frames.size()) {
            frames.add(new Frame(new Matcher(program)));
        }
        return frames.get(depth);
    }

    /** One ruleset at work. */
    private final class Run {
        private final @Nullable String[] vector;
        private final int at;
        private final int level;
        private final int most;
        private final String name;
        private final List<Rule> rules;
        private final Matcher matcher;
        private final @Nullable String[] built;
        private final boolean watched = report.debug().areSet();
        private int status = Sysexits.OK;

        Run(@Nullable String[] vector, int at, int ruleset, int level, int most) {
            this.vector = vector;
            this.at = at;
            this.level = level;
            this.most = most;
            name = rulesets.name(ruleset);
            rules = rulesets.rules(ruleset);
            Frame frame = frame();
            matcher = frame.matcher;
            built = frame.built;
        }

        int run() {
            depth++;
            try {
                return rewrite();
            } finally {
                depth--;
            }
        }

        private int rewrite() {
            if (++runs > MOST_RUNS) {
                // It would go on, but nobody would see the end.
                throw new EndlessException(MOST_RUNS);
            }
            trace.enter(name, vector, at);
            if (level > DEEPEST) {
                report.system("rewrite: excessive recursion (max " + DEEPEST + "), ruleset " + name);
                return Sysexits.CONFIG;
            }
            if (most <= 0) {
                return Sysexits.USAGE;
            }
            int place = 0;
            int tries = 0;
            long content = watched ? Rule.EVERYTHING : Rule.contentOf(vector, at);
            while (place < rules.size() && !isResolved()) {
                Rule rule = rules.get(place);
                if (!rule.canMatch(content)) {
                    place++;
                    tries = 0;
                    continue;
                }
                announce(rule);
                if (++tries > MOST_TRIES) {
                    report.system("5.3.5", "Infinite loop in ruleset " + name + ", rule " + (place + 1));
                    if (report.debug().at(DEBUG, 1)) {
                        report.print("workspace: " + program.printed(vector, at));
                    }
                    break;
                }
                if (!matcher.matches(rule.left(), vector, at)) {
                    debug(10, "----- rule fails\n");
                    place++;
                    tries = 0;
                    continue;
                }
                trace.fire(name, rule);
                if (watched && report.debug().at(DEBUG, 12)) {
                    report.print("-----rule matches:" + program.printed(rule.right(), 0));
                }
                char operator = rule.right()[0] == null ? '\0' : Code.of(rule.right()[0]);
                int failure = apply(rule, operator == Code.USER || operator == Code.HOST ? 1 : 0);
                if (failure != Sysexits.OK) {
                    return failure;
                }
                trace.applied(name, rule, vector, at);
                content = watched ? Rule.EVERYTHING : Rule.contentOf(vector, at);
                if (operator == Code.USER) {
                    place++;
                    tries = 0;
                } else if (operator == Code.HOST) {
                    break;
                }
            }
            trace.leave(name, vector, at);
            return status;
        }

        private boolean isResolved() {
            String first = vector[at];
            return first != null && Code.of(first) == Code.MAILER;
        }

        private void announce(Rule rule) {
            if (watched && report.debug().at(DEBUG, 12)) {
                String line = report.debug().at(DEBUG, 15) ? " (line " + rule.line() + ")" : "";
                report.print("-----trying rule" + line + ":" + program.printed(rule.left(), 0));
            }
        }

        private void debug(int atLevel, String text) {
            if (report.debug().at(DEBUG, atLevel)) {
                report.print(text);
            }
        }

        /** Puts the right-hand side into the workspace; a status where that ends the ruleset. */
        private int apply(Rule rule, int from) {
            int length = substitute(rule.right(), from);
            if (length < 0) {
                return -length;
            }
            MapCall.Outcome looked = mapCall.all(built, most);
            if (looked == MapCall.Outcome.TOO_LONG) {
                report.system("5.3.0", "rewrite: expansion too long");
            }
            if (looked.failed()) {
                return Sysexits.DATAERR;
            }
            if (mapCall.wasDeferred()) {
                status = Sysexits.TEMPFAIL;
            }
            int called = call(rule);
            if (status == Sysexits.OK || called == Sysexits.TEMPFAIL) {
                status = called;
            }
            int count = 0;
            while (built[count] != null) {
                count++;
            }
            if (at + count >= vector.length) {
                // Long before this sendmail writes past its workspace; what follows then is chance.
                return -tooLong();
            }
            System.arraycopy(built, 0, vector, at, count + 1);
            if (report.debug().at(DEBUG, 4)) {
                report.print("rewritten as:" + program.printed(vector, at));
            }
            return Sysexits.OK;
        }

        /** Builds the right-hand side; the answer is its length, or a status made negative. */
        private int substitute(@Nullable String[] right, int from) {
            int to = 0;
            for (int i = from; right[i] != null; i++) {
                String token = right[i];
                if (Code.of(token) == Code.REPLACEMENT) {
                    int binding = (token.length() > 1 ? token.charAt(1) : 0) - '1';
                    if (binding < 0 || binding >= matcher.bindings()) {
                        report.system(
                                "5.3.5",
                                "rewrite: ruleset " + name + ": replacement $"
                                        + (token.length() > 1 ? token.substring(1, 2) : "") + " out of bounds");
                        return -Sysexits.CONFIG;
                    }
                    for (int part = matcher.first(binding); part <= matcher.last(binding); part++) {
                        if (to >= most) {
                            return tooLong();
                        }
                        built[to++] = vector[part];
                    }
                } else if (to >= most) {
                    return tooLong();
                } else if (Code.of(token) != Code.LATE_MACRO) {
                    built[to++] = token;
                } else {
                    to = insertMacro(token.length() > 1 ? token.charAt(1) : 0, to);
                    if (to < 0) {
                        return to;
                    }
                }
            }
            built[to] = null;
            return to;
        }

        private int tooLong() {
            report.system("5.3.0", "rewrite: expansion too long");
            return -Sysexits.DATAERR;
        }

        private int insertMacro(int id, int place) {
            String value = program.macros().value(id);
            if (report.debug().at(DEBUG, 2)) {
                report.print("rewrite: RHS $&{" + program.names().name(id) + "} => \""
                        + (value == null ? "(NULL)" : value) + "\"\n");
            }
            if (value == null || value.isEmpty()) {
                return place;
            }
            int to = place;
            Scanner scanner = program.scanner();
            int count = 0;
            while (vector[at + count] != null) {
                count++;
            }
            // The tokens come back, but not their end: the scan may have put it elsewhere.
            @Nullable String[] before = Arrays.copyOfRange(vector, at, at + count);
            @Nullable String @Nullable [] tokens = scanner.scan(value, Table.EXTERNAL);
            if (scanner.hasCut()) {
                program.macros().cut(id, Scanner.LONGEST);
            }
            if (tokens == null) {
                return -Sysexits.DATAERR;
            }
            for (int i = 0; tokens[i] != null; i++) {
                built[to++] = tokens[i];
                if (to >= most) {
                    return tooLong();
                }
            }
            System.arraycopy(before, 0, vector, at, count);
            return to;
        }

        /** Runs the rulesets that the new text calls, from right to left. */
        private int call(Rule rule) {
            int[] numbers = new int[MOST_CALLS];
            int[] places = new int[MOST_CALLS];
            int calls = 0;
            for (int i = 0; built[i] != null; i++) {
                String target = built[i + 1];
                if (Code.of(String.valueOf(built[i])) != Code.CALL || target == null) {
                    continue;
                }
                String bare = Tokens.stripQuotes(target);
                if (!bare.equals(target)) {
                    Rule.replace(rule.right(), target, bare);
                    Rule.replace(built, target, bare);
                }
                int number = rulesets.read(bare, 0, Rulesets.Mode.FIND).number();
                if (number < 0) {
                    report.system("5.3.5", "Unknown ruleset " + bare);
                    return Sysexits.CONFIG;
                }
                if (rulesets.rules(number).isEmpty()) {
                    debug(3, "-----skip subr " + bare + " (" + number + ")\n");
                    remove(i);
                    // Whatever stands here now is not examined.
                    if (built[i] == null) {
                        break;
                    }
                    continue;
                }
                if (++calls >= MOST_CALLS) {
                    report.system("Too many subroutine calls (" + MOST_CALLS + " max)");
                    return Sysexits.CONFIG;
                }
                numbers[calls] = number;
                places[calls] = i;
            }
            int result = Sysexits.OK;
            for (; calls > 0; calls--) {
                int place = places[calls];
                remove(place);
                int answer = new Run(built, place, numbers[calls], level + 1, Scanner.MOST_TOKENS - place).run();
                if (answer != Sysexits.OK && answer != Sysexits.TEMPFAIL) {
                    return answer;
                }
                if (result == Sysexits.OK || answer == Sysexits.TEMPFAIL) {
                    result = answer;
                }
            }
            return result;
        }

        /** Takes two tokens out. */
        private void remove(int place) {
            int from = place + 2;
            do {
                built[from - 2] = built[from];
            } while (built[from++] != null);
        }
    }
}
