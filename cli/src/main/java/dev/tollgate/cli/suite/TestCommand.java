package dev.tollgate.cli.suite;

import dev.tollgate.cli.command.Nearest;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.TextFiles;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.toolkit.suite.Recording;
import dev.tollgate.toolkit.suite.SuiteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate test}. */
@Command(
        name = "test",
        description = "Run policy tests: what sendmail would do with the sessions that a YAML file lists, compared "
                + "with what the file expects. Exits 1 if a case fails.",
        footer = {
            "",
            "A suite:",
            "  access: access",
            "  features: [skip, lookupdotdomain]",
            "  cases:",
            "    - name: the scanners' network is refused",
            "      phase: connect",
            "      client-addr: 192.0.2.7",
            "      expect: {decision: reject, code: 550}",
            "",
            "Examples:",
            "  tollgate test access.test.yaml",
            "  tollgate test --coverage --junit report.xml *.test.yaml",
            "  tollgate test --record access.test.yaml > access.new.yaml"
        })
public final class TestCommand extends TollgateCommand {
    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private DirectoryOptions directory;

    @Option(names = "--coverage", description = "List the entries that no case reached.")
    private boolean coverage;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "XML", description = "Write the results to this file as JUnit XML.")
    private @Nullable String junit;

    @Option(
            names = "--record",
            description = "Print the suite with today's answers as expectations; nothing is compared.")
    private boolean record;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Suites; - is standard input.")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (SuiteException e) {
            String help = Nearest.to(e.typed(), e.known())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(e.help());
            throw Problem.data(String.valueOf(e.getMessage()), help);
        }
    }

    private int run() throws IOException {
        if (record) {
            return record();
        }
        List<RunFile> runs = new ArrayList<>();
        for (String file : files) {
            SuiteFile suite = SuiteFile.read(console(), file, engineOptions);
            suite.suite().requireExpectations();
            runs.add(RunFile.of(console(), suite, directory));
        }
        if (junit != null) {
            TextFiles.write(console(), junit, JUnitXml.of(console().secrets(), runs));
        }
        if (json) {
            Json.print(
                    console(), document -> SuiteJson.write(document, console().secrets(), runs));
        } else {
            SuiteText text = new SuiteText(console().out(), console().style(Console.Stream.OUT));
            for (RunFile run : runs) {
                text.print(run);
                if (coverage) {
                    text.printCoverage(run);
                }
            }
        }
        return runs.stream().allMatch(run -> run.failed() == 0) ? ExitCode.OK : ExitCode.NO;
    }

    private int record() {
        if (files.size() != 1 || json || coverage || junit != null) {
            throw Problem.usage(
                    "--record prints a single suite and nothing else", "name one file and give no other option");
        }
        SuiteFile suite = SuiteFile.read(console(), files.get(0), engineOptions);
        List<Verdict> verdicts = RunFile.of(console(), suite, directory).run().verdicts().stream()
                .map(this::recorded)
                .toList();
        console().out().content(Recording.of(suite.suite(), verdicts).getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }

    /** A hidden value is not an expectation: that of credentials is left out. */
    private Verdict recorded(Verdict verdict) {
        return console().secrets().verdict(verdict).equals(verdict) ? verdict : verdict.withoutValue();
    }
}
