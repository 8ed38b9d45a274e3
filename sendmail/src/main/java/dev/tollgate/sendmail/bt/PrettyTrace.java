package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.map.LookupTrace;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.RewriteTrace;
import dev.tollgate.sendmail.rewrite.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints rulesets at work for people: each rule that matches with its line, the lookups, and what it leaves. */
final class PrettyTrace implements RewriteTrace, LookupTrace {
    private static final String STEP = "  ";

    private final Program program;
    private int depth;

    PrettyTrace(Program program) {
        this.program = program;
    }

    private void print(String text) {
        program.report().print(STEP.repeat(depth) + text + "\n");
    }

    private String tokens(@Nullable String[] vector, int at) {
        String printed = program.printed(vector, at).strip();
        return printed.isEmpty() ? "(nothing)" : printed;
    }

    @Override
    public void enter(String ruleset, @Nullable String[] vector, int at) {
        print(ruleset + ": " + tokens(vector, at));
        depth++;
    }

    @Override
    public void leave(String ruleset, @Nullable String[] vector, int at) {
        depth = Math.max(0, depth - 1);
        print(ruleset + " returns: " + tokens(vector, at));
    }

    @Override
    public void fire(String ruleset, Rule rule) {
        print("line " + rule.line() + ": " + tokens(rule.leftTokens(), 0) + "  =>  " + tokens(rule.rightTokens(), 0));
    }

    @Override
    public void applied(String ruleset, Rule rule, @Nullable String[] vector, int at) {
        print(STEP + "now: " + tokens(vector, at));
    }

    @Override
    public void looked(CfMap map, String key, List<String> arguments, @Nullable String value) {
        print(STEP + "map " + map.name() + ": " + program.printed(key) + " -> "
                + (value == null ? "not found" : program.printed(value)));
    }
}
