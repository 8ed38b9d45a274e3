package dev.tollgate.cli.suite;

import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.toolkit.suite.SuiteRun;

/** Results in words: the failures with their traces, then a line for the suite. */
final class SuiteText {
    private final Output out;
    private final Style style;

    SuiteText(Output out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(RunFile run) {
        for (SuiteRun.Outcome outcome : run.outcomes()) {
            if (!outcome.passed()) {
                print(run, outcome);
            }
        }
        int failed = run.failed();
        int cases = run.outcomes().size();
        String counts =
                cases + (cases == 1 ? " case, " : " cases, ") + (failed == 0 ? "all passed" : failed + " failed");
        out.line(run.name() + ": " + (failed == 0 ? style.good(counts) : style.bad(counts)));
    }

    private void print(RunFile run, SuiteRun.Outcome outcome) {
        out.line(run.name() + ":" + outcome.suiteCase().line() + ": " + style.error("failed:") + " "
                + Shown.line(outcome.name()));
        for (String mismatch : RunFile.mismatches(out.secrets(), outcome)) {
            out.line("  " + style.strong(Shown.line(mismatch)));
        }
        for (String line : run.trace(out.secrets(), outcome)) {
            out.line("    " + line);
        }
        out.line("");
    }

    void printCoverage(RunFile run) {
        for (Hit entry : run.report().unreached()) {
            out.line((entry.place() == null ? run.suite().access() + ":" + entry.line() : entry.place())
                    + ": not reached: " + Shown.line(entry.key()) + " "
                    + Shown.line(out.secrets().value(entry.key(), entry.value())));
        }
        int entries = run.report().entries();
        out.line(run.suite().access() + ": " + run.report().reached() + " of " + entries
                + (entries == 1 ? " entry" : " entries") + " reached");
    }
}
