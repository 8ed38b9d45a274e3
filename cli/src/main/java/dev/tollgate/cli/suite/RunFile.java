package dev.tollgate.cli.suite;

import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.map.AccessText;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.cli.site.OutageEngine;
import dev.tollgate.cli.trace.TraceText;
import dev.tollgate.directory.entry.View;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.study.PolicySuite;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.question.VerdictNotes;
import dev.tollgate.toolkit.suite.SuiteRun;
import java.util.List;
import java.util.Optional;

/**
 * A suite's file that was run.
 *
 * @param suite the suite
 * @param text the access file that was asked; empty for a directory
 * @param run what came of it
 */
record RunFile(SuiteFile suite, Optional<AccessFile> text, SuiteRun run) {
    /** Asks all cases of {@code suite}. */
    static RunFile of(Console console, SuiteFile suite, DirectoryOptions directory) {
        if (DirectoryOptions.isUrl(suite.access())) {
            View view = directory.view(console, suite.access());
            SuiteRun run = SuiteRun.of(suite.suite(), suite.site(), view.index(), suite.engine());
            List<SuiteRun.Outcome> placed = run.outcomes().stream()
                    .map(outcome -> new SuiteRun.Outcome(
                            outcome.suiteCase(), view.placed(outcome.verdict()), outcome.mismatches()))
                    .toList();
            PolicySuite.Report report = run.report();
            List<Hit> unreached = report.unreached().stream().map(view::placed).toList();
            return new RunFile(
                    suite,
                    Optional.empty(),
                    new SuiteRun(placed, new PolicySuite.Report(report.results(), unreached, report.entries())));
        }
        AccessFile text = AccessText.read(console, suite.access());
        return new RunFile(
                suite,
                Optional.of(text),
                SuiteRun.of(suite.suite(), suite.site(), AccessIndex.of(text), suite.engine()));
    }

    List<SuiteRun.Outcome> outcomes() {
        return run.outcomes();
    }

    PolicySuite.Report report() {
        return run.report();
    }

    int failed() {
        return run.failed();
    }

    /** How the answer to {@code outcome}'s case came about, in words. */
    List<String> trace(Secrets secrets, SuiteRun.Outcome outcome) {
        Facts facts = outcome.suiteCase().policyCase().facts();
        return TraceText.lines(
                secrets,
                suite.access(),
                facts,
                outcome.verdict(),
                text,
                text.filter(file -> !(suite.engine() instanceof OutageEngine))
                        .map(file -> VerdictNotes.of(file, suite.site(), facts, outcome.verdict(), suite.engine()))
                        .orElse(List.of()),
                VerdictJson.Detail.BRIEF);
    }

    /** Where {@code outcome} is not as expected, as shown. */
    static List<String> mismatches(Secrets secrets, SuiteRun.Outcome outcome) {
        Hit matched = outcome.verdict().matched();
        return outcome.mismatches().stream()
                .map(mismatch -> matched == null ? secrets.text(mismatch) : secrets.words(mismatch, matched))
                .toList();
    }

    /** The suite's file. */
    String name() {
        return suite.name();
    }
}
