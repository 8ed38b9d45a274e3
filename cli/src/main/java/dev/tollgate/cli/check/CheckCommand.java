package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.directory.TrapText;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.TextFiles;
import dev.tollgate.cli.output.UnifiedDiff;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.directory.verify.Trap;
import dev.tollgate.model.lint.LintResult;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.study.IntentFixes.Widening;
import dev.tollgate.model.policy.study.WideFixes;
import dev.tollgate.model.secret.SecretFindings;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate check}. */
@Command(
        name = "check",
        description = {
            "Find what is wrong, risky or redundant in access files, or with --table in virtusertable, mailertable,"
                    + " domaintable or genericstable.",
            "",
            "An error is an entry that is lost or does not do what it says; a warning works but is risky or "
                    + "deprecated; an info is style or redundancy. Exits 1 if a finding is at or above --fail-on."
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
            "  tollgate check --fix=intent access     fix entries too, and say whose mail that changes",
            "  tollgate check --upgrade 8.14..8.18 access     what an upgrade of sendmail changes",
            "  tollgate check --table mailer --cf sendmail.cf mailertable",
            "  tollgate check --sarif access > access.sarif",
            "  tollgate explain TG201                 explains one rule"
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

    private record Checked(
            String name,
            AccessFile file,
            LintResult result,
            @Nullable Fixing fixing,
            Set<Finding> wide,
            List<Trap> traps) {
        /** The findings without secrets, each with whether its fix widens. */
        Map<Finding, Boolean> shown(Secrets secrets) {
            SecretFindings findings = new SecretFindings(secrets, file);
            Map<Finding, Boolean> shown = new LinkedHashMap<>();
            result.findings().forEach(finding -> shown.put(findings.shown(finding), wide.contains(finding)));
            return shown;
        }

        /** How bad each thing found is. */
        Stream<Severity> severities() {
            return Stream.concat(
                    result.findings().stream().map(Finding::severity),
                    traps.stream().map(Trap::severity));
        }

        /** How many things as bad as this were found, and left out. */
        long count(Severity severity) {
            return result.count(severity)
                    + traps.stream().filter(trap -> trap.severity() == severity).count();
        }
    }

    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private DirectoryOptions directory;

    @Mixin
    private TableOption tableOption;

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

    @Option(
            names = "--fix",
            arity = "0..1",
            paramLabel = "KIND",
            preprocessor = Fixing.AttachedOnly.class,
            description =
                    "Make fixes in the files, then report what is left. --fix makes the layout fixes, which change"
                            + " no decision. --fix=intent also makes entries do what they plainly mean, and prints "
                            + "whose mail is treated differently.")
    private Fixing.@Nullable Kind fix;

    @Option(
            names = "--allow-widening",
            description = "With --fix=intent: also make fixes that let more mail through or more clients relay.")
    private boolean allowWidening;

    @Option(names = "--diff", description = "With --fix: change nothing, print the fixes as a unified diff.")
    private boolean diff;

    @Option(
            names = "--upgrade",
            paramLabel = "OLD..NEW",
            description = "Instead of checking, list the entries that change their meaning in an upgrade of sendmail, "
                    + "such as 8.14..8.18. Exits 1 if there are any.")
    private @Nullable String upgrade;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Access files (or tables) or ldap:// URLs; - is standard input.")
    private List<String> files;

    @Override
    public Integer call() throws IOException {
        if (diff && fix == null) {
            throw Problem.usage("--diff shows what --fix would do, so it needs --fix", "add --fix");
        }
        if (allowWidening && fix != Fixing.Kind.INTENT) {
            throw Problem.usage("--allow-widening has an effect only on intent fixes", "add --fix=intent");
        }
        if (json && sarif || diff && (json || sarif)) {
            throw Problem.usage("--json, --sarif and --diff cannot be used together", "choose one");
        }
        if (tableOption.isGiven() && (upgrade != null || fix == Fixing.Kind.INTENT)) {
            throw Problem.usage(
                    (upgrade != null ? "--upgrade" : "--fix=intent") + " is for access files, not for --table",
                    "leave one of them out");
        }
        if (upgrade != null) {
            if (fix != null || sarif) {
                throw Problem.usage("--upgrade only reports, as text or with --json", "leave --fix and --sarif out");
            }
            return new UpgradeReport(console(), upgrade, files).print(json);
        }
        Site site = siteFacts.site(console());
        Linter linter = tableOption.linter(console(), siteFacts, site, files);
        List<Checked> checked = new ArrayList<>();
        for (String name : files) {
            List<Trap> traps = DirectoryOptions.isUrl(name) && !tableOption.isGiven() && fix == null
                    ? directory.traps(console(), name)
                    : List.of();
            AccessFile file = text(name);
            Fixing fixing = fixing(linter, name, file, site);
            if (fixing != null) {
                write(name, file, fixing);
                file = fixing.file();
            }
            LintResult result = linter.check(file, site);
            Set<Finding> wide = json || sarif ? wide(linter, name, file, site, result) : Set.of();
            checked.add(new Checked(name, file, result, fixing, wide, traps));
        }
        if (json) {
            Json.print(console(), out -> json(out, checked));
        } else if (sarif) {
            Json.print(
                    console(),
                    out -> Sarif.write(
                            out,
                            KnownRules.infos(),
                            checked.stream()
                                    .map(one -> sarif(one, one.shown(console().secrets())))
                                    .toList()));
        } else if (!diff) {
            boolean fixedInput = fix != null && files.contains(Input.STANDARD);
            text(fixedInput ? Console.Stream.ERR : Console.Stream.OUT, checked);
        }
        boolean fails = checked.stream().flatMap(Checked::severities).anyMatch(failOn::failsOn);
        return fails ? ExitCode.NO : ExitCode.OK;
    }

    private Set<Finding> wide(Linter linter, String name, AccessFile file, Site site, LintResult result) {
        return tableOption.isGiven()
                ? Set.of()
                : WideFixes.of(linter, file, site, result.findings(), () -> engine(site, name));
    }

    private PolicyEngine engine(Site site, String name) {
        return new EngineOptions().engine(console(), siteFacts, site, name);
    }

    private AccessFile text(String name) {
        if (!DirectoryOptions.isUrl(name)) {
            return AccessFile.parse(Input.bytes(console(), name));
        }
        if (tableOption.isGiven()) {
            throw Problem.usage(
                    name + ": --table works only on files",
                    "pull the table with 'tollgate ldap pull', and check that file");
        }
        if (fix != null) {
            throw Problem.usage(
                    name + ": --fix works only on files", "pull the entries into a file, fix them there, and push it");
        }
        return directory.view(console(), name).file();
    }

    /** The entry of a directory in which {@code finding} is, or null for a file. */
    private @Nullable String place(String name, Finding finding) {
        int line = finding.place().startLine();
        return DirectoryOptions.isUrl(name)
                        && line <= directory.view(console(), name).index().size()
                ? directory.view(console(), name).atLine(line).place()
                : null;
    }

    private static Sarif.Checked sarif(Checked one, Map<Finding, Boolean> shown) {
        Set<Finding> wide = shown.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Sarif.Checked(one.name, one.file, List.copyOf(shown.keySet()), wide, one.traps);
    }

    private @Nullable Fixing fixing(Linter linter, String name, AccessFile file, Site site) {
        if (fix == null) {
            return null;
        }
        return switch (fix) {
            case LAYOUT -> Fixing.layout(linter, file, site);
            case INTENT ->
                Fixing.intent(linter, file, site, engine(site, name), allowWidening ? Widening.ALLOWED : Widening.LEFT);
        };
    }

    /** Writes the fixed file, or prints what would be written. */
    private void write(String name, AccessFile file, Fixing fixing) {
        byte[] fixed = fixing.file().render();
        if (diff) {
            UnifiedDiff.print(console(), name, file.render(), fixed);
        } else if (name.equals(Input.STANDARD)) {
            console().out().content(fixed);
        } else if (fixing.fixes() > 0) {
            TextFiles.replace(console(), name, Optional.of(file.render()), fixed);
        } else {
            TextFiles.keep(name);
        }
    }

    private void text(Console.Stream stream, List<Checked> checked) {
        var out = stream == Console.Stream.OUT ? console().out() : console().err();
        for (Checked one : checked) {
            if (one.fixing != null) {
                one.fixing.tell(console(), stream, one.name);
            }
            for (Finding finding : one.result.findings()) {
                Diagnostics.print(out, console().style(stream), one.name, one.file, finding);
                String place = place(one.name, finding);
                if (place != null) {
                    out.line("entry: " + place);
                }
            }
            one.traps.forEach(trap -> TrapText.print(out, console().style(stream), trap));
            LintResult result = one.result;
            console()
                    .say(one.name + ": " + Counted.of(result.entries(), "entry", "entries") + ", "
                            + Counted.of(one.count(Severity.ERROR), "error", "errors") + ", "
                            + Counted.of(one.count(Severity.WARNING), "warning", "warnings") + ", "
                            + Counted.of(one.count(Severity.INFO), "info", "infos")
                            + (result.omitted() > 0 ? "; " + result.omitted() + " more findings are not shown" : ""));
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
            for (Map.Entry<Finding, Boolean> finding :
                    one.shown(console().secrets()).entrySet()) {
                FindingJson.write(
                        out, one.file, finding.getKey(), finding.getValue(), place(one.name, finding.getKey()));
            }
            out.writeEndArray();
            if (DirectoryOptions.isUrl(one.name)) {
                traps(out, one.traps);
            }
            if (one.fixing != null) {
                out.writeFieldName("fixed");
                one.fixing.write(out);
            }
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

    private static void traps(JsonGenerator out, List<Trap> traps) throws IOException {
        out.writeArrayFieldStart("directory");
        for (Trap trap : traps) {
            out.writeStartObject();
            Json.nullable(
                    out, "rule", trap.rule().map(rule -> rule.info().code()).orElse(null));
            out.writeStringField("severity", Diagnostics.word(trap.severity()));
            Json.nullable(out, "entry", trap.place().isEmpty() ? null : trap.place());
            out.writeStringField("message", trap.message());
            out.writeStringField("help", trap.help());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static long count(List<Checked> checked, Severity severity) {
        return checked.stream().mapToLong(one -> one.count(severity)).sum();
    }
}
