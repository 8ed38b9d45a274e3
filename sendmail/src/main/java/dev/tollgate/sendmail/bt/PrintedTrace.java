package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.RewriteTrace;
import org.jspecify.annotations.Nullable;

/** Prints rulesets as they are entered and left. */
final class PrintedTrace implements RewriteTrace {
    private static final int WIDTH = 16;

    private final Program program;

    PrintedTrace(Program program) {
        this.program = program;
    }

    @Override
    public void enter(String ruleset, @Nullable String[] vector, int at) {
        program.report().print(padded(ruleset) + "   input:" + program.printed(vector, at));
    }

    @Override
    public void leave(String ruleset, @Nullable String[] vector, int at) {
        program.report().print(padded(ruleset) + " returns:" + program.printed(vector, at));
    }

    private static String padded(String name) {
        return name.length() >= WIDTH ? name.substring(0, WIDTH) : name + " ".repeat(WIDTH - name.length());
    }
}
