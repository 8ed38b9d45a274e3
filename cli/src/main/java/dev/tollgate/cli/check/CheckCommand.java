package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.TextFiles;
import dev.tollgate.cli.output.UnifiedDiff;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.model.lint.Finding;
import dev.tollgate.model.lint.FixApplier;
import dev.tollgate.model.lint.LintResult;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.Severity;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate check}. */
@Command(
        name = "check",
        description = {
            "Find what is wrong, risky or redundant in access files.",
            "",
            "An error is an entry that is lost or does other than it says; a warning works but is risky or"
                    + " deprecated; an info is style or redundancy. Exits 1 when a finding is at or above --fail-on."
        },
        footer = {
            "",
            "A line '# tollgate: ignore TG204 -- why' silences that rule for the next entry,",
            "'# tollgate: ignore-file TG204 -- why' for the whole file.",
            "",
            "Examples:",
            "  tollgate check access",
            "  tollgate check --mc sendmail.mc --fail-on warning access",
            "  tollgate check --fix --diff access     what --fix would change",
            "  tollgate check --sarif access > access.sarif",
            "  tollgate explain TG201                 all about one rule"
        })
public final class CheckCommand extends TollgateCommand {
    /** From which severity on a finding makes the check fail. */
    public enum FailOn {
        ERROR,
        WARNING,
        INFO,
        NEVER;

        boolean failsOn(Severity severity) {
            return switch (this) {
                case ERROR -> severity == Severity.ERROR;
                case WARNING -> severity != Severity.INFO;
                case INFO -> true;
                case NEVER -> false;
            };
        }
    }

    private record Checked(String name, AccessFile file, LintResult result) {}

    @Mixin
    private SiteFacts siteFacts;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--sarif", description = "Print a SARIF 2.1.0 log.")
    private boolean sarif;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Exit 1 from this severity on: error (default), warning, info or never.")
    private FailOn failOn;

    @Option(names = "--fix", description = "Make the safe fixes in the files, then report what is left.")
    private boolean fix;

    @Option(names = "--diff", description = "With --fix: change nothing, print the fixes as a unified diff.")
    private boolean diff;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Access files; - is standard input.")
    private List<String> files;

    @Override
    public Integer call() throws IOException {
        if (diff && !fix) {
            throw Problem.usage("--diff shows what --fix would do, so it needs --fix", "add --fix");
        }
        if (json && sarif || diff && (json || sarif)) {
            throw Problem.usage("--json, --sarif and --diff exclude each other", "choose one");
        }
        Site site = siteFacts.site(console());
        Linter linter = Rules.linter();
        List<Checked> checked = new ArrayList<>();
        for (String name : files) {
            AccessFile file = AccessFile.parse(Input.bytes(console(), name));
            if (fix) {
                file = mend(linter, site, name, file);
            }
            checked.add(new Checked(name, file, linter.check(file, site)));
        }
        if (json) {
            Json.print(console(), out -> json(out, checked));
        } else if (sarif) {
            Json.print(
                    console(),
                    out -> Sarif.write(
                            out,
                            Rules.all(),
                            checked.stream()
                                    .map(one -> new Sarif.Checked(one.name, one.file, one.result.findings()))
                                    .toList()));
        } else if (!diff) {
            boolean mendedInput = fix && files.contains(Input.STANDARD);
            text(mendedInput ? Console.Stream.ERR : Console.Stream.OUT, checked);
        }
        boolean fails = checked.stream()
                .flatMap(one -> one.result.findings().stream())
                .anyMatch(finding -> failOn.failsOn(finding.severity()));
        return fails ? ExitCode.NO : ExitCode.OK;
    }

    private AccessFile mend(Linter linter, Site site, String name, AccessFile file) {
        FixApplier.Mended mended = FixApplier.apply(linter, file, site);
        if (diff) {
            UnifiedDiff.print(console(), name, file.render(), mended.file().render());
            return mended.file();
        }
        if (name.equals(Input.STANDARD)) {
            console().out().write(mended.file().render());
        } else if (mended.fixes() > 0) {
            TextFiles.replace(console(), name, file.render(), mended.file().render());
        }
        if (mended.fixes() > 0) {
            console().say(name + ": " + Counted.of(mended.fixes(), "fix", "fixes") + " made");
        }
        return mended.file();
    }

    private void text(Console.Stream stream, List<Checked> checked) {
        var out = stream == Console.Stream.OUT ? console().out() : console().err();
        for (Checked one : checked) {
            for (Finding finding : one.result.findings()) {
                Diagnostics.print(out, console().style(stream), one.name, one.file, finding);
            }
            LintResult result = one.result;
            console()
                    .say(one.name + ": " + Counted.of(result.entries(), "entry", "entries") + ", "
                            + Counted.of(result.count(Severity.ERROR), "error", "errors") + ", "
                            + Counted.of(result.count(Severity.WARNING), "warning", "warnings") + ", "
                            + Counted.of(result.count(Severity.INFO), "info", "infos")
                            + (result.omitted() > 0 ? "; " + result.omitted() + " further findings left out" : ""));
        }
    }

    private void json(JsonGenerator out, List<Checked> checked) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("files");
        for (Checked one : checked) {
            out.writeStartObject();
            out.writeStringField("path", one.name);
            out.writeNumberField("entries", one.result.entries());
            out.writeArrayFieldStart("findings");
            for (Finding finding : one.result.findings()) {
                FindingJson.write(out, one.file, finding);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("summary");
        out.writeNumberField("errors", count(checked, Severity.ERROR));
        out.writeNumberField("warnings", count(checked, Severity.WARNING));
        out.writeNumberField("infos", count(checked, Severity.INFO));
        out.writeNumberField(
                "omitted",
                checked.stream().mapToLong(one -> one.result.omitted()).sum());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static long count(List<Checked> checked, Severity severity) {
        return checked.stream().mapToLong(one -> one.result.count(severity)).sum();
    }
}
