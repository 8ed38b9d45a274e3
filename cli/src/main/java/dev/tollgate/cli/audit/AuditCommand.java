package dev.tollgate.cli.audit;

import dev.tollgate.audit.catalogue.Auditor;
import dev.tollgate.audit.check.Assessment;
import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Fix;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.host.Host;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Document;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.TextFiles;
import dev.tollgate.cli.output.UnifiedDiff;
import dev.tollgate.model.lint.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate audit}. */
@Command(
        name = "audit",
        subcommands = AuditCollect.class,
        description = {
            "Find what a mail host leaves open: configuration, files, users, aliases, certificates.",
            "",
            "Without options it audits this host: /etc/mail and the files it names. With --cf or --mc it audits "
                    + "only those files. Exits 1 if a finding is at or above --fail-on."
        },
        footer = {
            "",
            "A line 'dnl tollgate: ignore TG901 -- why' in the mc silences that check for the next line,",
            "'dnl tollgate: ignore-file TG901 -- why' for the whole file; in a cf, write # instead of dnl.",
            "",
            "Examples:",
            "  tollgate audit --mc sendmail.mc",
            "  tollgate audit --mc sendmail.mc --fix --diff   what --fix would change",
            "  tollgate audit --root /mnt/image --json > audit.json",
            "  tollgate audit collect > facts.json; tollgate audit --facts facts.json",
            "  tollgate audit --html report.html --junit report.xml",
            "  tollgate audit --baseline audit.json           what is new since then",
            "  tollgate audit --script > repair.sh            commands for files with wrong modes",
            "  tollgate explain TG901                         explains one check"
        })
public final class AuditCommand extends TollgateCommand {
    private static final int MOST_FIXES = 500;
    private static final int MOST_ATTEMPTS = 5;

    /** From which severity on a finding makes the audit fail. */
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

    /** Which corrections are made. */
    public enum FixScope {
        /** Those that only tighten. */
        INTENT,
        /** Also those that somebody has to decide on. */
        UNSAFE
    }

    @Mixin
    private AuditOptions options;

    @Option(names = "--facts", paramLabel = "FILE", description = "Audit the facts that 'audit collect' printed.")
    private @Nullable String facts;

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
            paramLabel = "KIND",
            arity = "0..1",
            fallbackValue = "intent",
            description = "Correct the mc files, then report what is left. intent, the default, makes corrections that "
                    + "only tighten; unsafe also makes those that need your decision.")
    private @Nullable FixScope fix;

    @Option(names = "--diff", description = "With --fix: change nothing, print the corrections as a unified diff.")
    private boolean diff;

    @Option(
            names = "--script",
            description = "Print the commands for files with wrong modes or owners; nothing is run.")
    private boolean script;

    @Option(
            names = "--fix-files",
            description = "Also set the modes and owners that findings ask for, if that only takes rights away.")
    private boolean fixFiles;

    @Option(
            names = "--baseline",
            paramLabel = "OLD.json",
            description = "Report only findings that this earlier --json output does not have.")
    private @Nullable String baseline;

    @Option(names = "--junit", paramLabel = "XML", description = "Also write the results to this file as JUnit XML.")
    private @Nullable String junit;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a report to this file, with a summary for each standard.")
    private @Nullable String html;

    @Override
    public Integer call() throws IOException {
        if (diff && fix == null) {
            throw Problem.usage("--diff shows what --fix would do, so it needs --fix", "add --fix");
        }
        if ((json ? 1 : 0) + (sarif ? 1 : 0) + (diff ? 1 : 0) + (script ? 1 : 0) > 1) {
            throw Problem.usage("--json, --sarif, --diff and --script cannot be used together", "choose one");
        }
        if (facts != null && (fixFiles || fix != null && !diff && !options.namesMc())) {
            throw Problem.usage(
                    "--fix and --fix-files change files on this host, but --facts are from another time or host",
                    "leave one out, or use --fix --diff to see what would change");
        }
        // Before anything is corrected: a wrong name must not stop the command half done.
        Optional<Baseline> before = baseline == null
                ? Optional.empty()
                : Optional.of(Baseline.read(baseline, Document.bytes(console(), baseline)));
        Host host = facts == null ? null : HostJson.read(facts, Document.bytes(console(), facts));
        Audit audit = options.audit(console(), host);
        if (fix != null) {
            for (Configuration configuration : audit.configurations()) {
                if (configuration.mc().isPresent()) {
                    audit = corrected(audit, configuration.mc().get());
                }
            }
        }
        List<Assessment> assessments = Auditor.assess(audit);
        boolean again = fixFiles;
        for (int attempt = 1; again; attempt++) {
            FileFixes fixes = new FileFixes(console(), options.top(), audit.host(), options::namersOf);
            boolean changed = fixes.make(Auditor.findings(assessments));
            again = fixes.wereOvertaken();
            if (again && attempt == MOST_ATTEMPTS) {
                throw new Problem(
                        ExitCode.TEMPORARY,
                        "another program is changing modes and owners at the same time",
                        "try again");
            }
            if (changed || again) {
                audit = options.audit(console(), null);
                assessments = Auditor.assess(audit);
            }
        }
        List<Finding> findings = compared(before, Auditor.findings(assessments));
        if (junit != null) {
            TextFiles.write(
                    console(),
                    junit,
                    AuditJUnit.of(
                            assessments, finding -> findings.contains(finding) && failOn.failsOn(finding.severity())));
        }
        if (html != null) {
            TextFiles.write(console(), html, AuditHtml.of(audit, assessments, findings));
        }
        report(audit, findings);
        boolean fails = findings.stream().anyMatch(finding -> failOn.failsOn(finding.severity()));
        return fails ? ExitCode.NO : ExitCode.OK;
    }

    /** The findings that are new, where there is something to compare with. */
    private List<Finding> compared(Optional<Baseline> before, List<Finding> findings) {
        if (before.isEmpty()) {
            return findings;
        }
        List<Finding> fresh = before.get().fresh(findings);
        int same = findings.size() - fresh.size();
        console()
                .say(fresh.size() + " new, " + same + " as before, "
                        + (before.get().size() - same) + " gone since " + baseline);
        return fresh;
    }

    private void report(Audit audit, List<Finding> findings) throws IOException {
        if (json) {
            Json.print(console(), out -> AuditJson.write(out, audit, findings));
        } else if (sarif) {
            Json.print(console(), out -> AuditSarif.write(out, findings));
        } else if (script) {
            String commands = AuditFixes.script(findings, options.root());
            console().out().content(commands.getBytes(StandardCharsets.UTF_8));
        } else if (!diff) {
            AuditText.print(console().out(), console().style(Console.Stream.OUT), findings);
            console()
                    .say(Counted.of(AuditJson.count(findings, Severity.ERROR), "error", "errors") + ", "
                            + Counted.of(AuditJson.count(findings, Severity.WARNING), "warning", "warnings") + ", "
                            + Counted.of(AuditJson.count(findings, Severity.INFO), "info", "infos"));
        }
    }

    /** Corrects one mc, a finding at a time, since one correction may change the text of the next. */
    private Audit corrected(Audit audit, McSource mc) {
        Set<Fix.Kind> kinds = EnumSet.of(Fix.Kind.LAYOUT, Fix.Kind.INTENT);
        if (fix == FixScope.UNSAFE) {
            kinds.add(Fix.Kind.UNSAFE);
        }
        McSource now = mc;
        Audit changed = options.with(audit, mc);
        int made = 0;
        for (; made < MOST_FIXES; made++) {
            Optional<String> next = AuditFixes.next(Auditor.audit(changed), now, kinds);
            if (next.isEmpty()) {
                break;
            }
            now = options.read(mc.path(), next.get(), changed.host());
            changed = options.with(changed, now);
        }
        byte[] before = mc.text().getBytes(StandardCharsets.ISO_8859_1);
        byte[] after = now.text().getBytes(StandardCharsets.ISO_8859_1);
        if (diff) {
            UnifiedDiff.print(console(), mc.path(), before, after);
        } else if (made > 0) {
            TextFiles.replace(console(), options.real(mc.path(), audit.host()), Optional.of(before), after);
            console().say(mc.path() + ": " + Counted.of(made, "fix", "fixes") + " made; run m4 to make the cf");
        } else {
            TextFiles.keep(options.real(mc.path(), audit.host()));
        }
        return changed;
    }
}
