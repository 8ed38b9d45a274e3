package dev.tollgate.cli.trace;

import dev.tollgate.ca.entry.CertificateFacts;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.cli.command.Nearest;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.cli.site.OutageEngine;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.LogLine;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.OddFacts;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.host.Bytes;
import dev.tollgate.toolkit.question.SiteNotes;
import dev.tollgate.toolkit.question.VerdictNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate trace}. */
@Command(
        name = "trace",
        description = "Ask what sendmail would do: every lookup in order, the entry that decides, the reply.",
        customSynopsis = {
            "tollgate trace PHASE [FACT]... [SITE FACT]... [--json] FILE",
            "tollgate trace --log LINE [FACT]... [SITE FACT]... [--json] FILE",
            "tollgate trace --batch [SITE FACT]... FILE < QUESTIONS"
        },
        sortOptions = false,
        footer = {
            "",
            "Phases: connect, mail, rcpt, tls-client, tls-server, tls-rcpt, try-tls, clt-features,",
            "tls-clt-features, authinfo, srv-features, tls-srv-features, greet-pause, client-rate, client-conn,",
            "queue-group, compat.",
            "",
            "FILE is an access file, a map, or the ldap:// URL of a directory. --map access=temp asks what sendmail",
            "does while the map cannot be read. Write names of certificates as sendmail",
            "sees them (+20 for a space). Exits 0 whatever the decision.",
            "",
            "With --batch each line of standard input is a JSON object of facts, named like the options, with the",
            "phase: {\"phase\":\"rcpt\",\"client-addr\":\"192.0.2.7\",\"from\":\"\",\"to\":\"b@c.example\"}",
            "",
            "With --log the question is a line of sendmail's log with ruleset=; you can add facts that the line does",
            "not have. The answer says whether it agrees with the log.",
            "",
            "With --cf the rulesets of that file answer, including local ones. Give what only the network knows with",
            "--dns and --map; anything else counts as not found, and the answer says so.",
            "",
            "Examples:",
            "  tollgate trace connect --client-name mx.example.net --client-addr 192.0.2.7 access",
            "  tollgate trace rcpt --client-addr 192.0.2.7 --from a@b.example --to c@d.example --mc sendmail.mc access",
            "  tollgate trace rcpt --client-addr 192.0.2.7 --to c@d.example --cf sendmail.cf --rules access",
            "  tollgate trace rcpt --client-addr 192.0.2.7 --dns 7.2.0.192.bl.example.net=127.0.0.2 --cf sendmail.cf access",
            "  tollgate trace --log \"$(grep ruleset=check_rcpt /var/log/mail.log | tail -n 1)\" access",
            "  tollgate trace tls-server --server-name mx.example.org --verify OK --cipher-bits 256 --json access.db"
        })
public final class TraceCommand extends TollgateCommand {
    @Parameters(arity = "1..2", paramLabel = "PHASE FILE", description = "The phase, and the file to ask.")
    private List<String> words = List.of();

    @Mixin
    private FactOptions factOptions;

    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private DirectoryOptions directory;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "Read the certificate's names from this certificate, PEM or DER.")
    private @Nullable Path cert;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(names = "--rules", description = "List the rules of the sendmail.cf that matched.")
    private boolean rules;

    @Option(names = "--batch", description = "Answer the questions on standard input, one JSON object per line.")
    private boolean batch;

    @Option(
            names = "--log",
            paramLabel = "LINE",
            description = "Ask about this line of sendmail's log: ruleset=, arg1=, relay=, reject=.")
    private @Nullable String log;

    @Override
    public Integer call() throws IOException {
        String file = words.get(words.size() - 1);
        Optional<LogLine> logged = Optional.ofNullable(log).map(this::logged);
        Optional<Phase> phase = words.size() == 2 ? Optional.of(phase(words.get(0))) : logged.map(LogLine::phase);
        if (phase.isEmpty() && !batch) {
            throw Problem.usage("the phase or the file is missing", "write 'tollgate trace PHASE [facts] FILE'");
        }
        if (batch && file.equals(Input.STANDARD)) {
            throw Problem.usage("standard input already has the questions", "name the access file or map");
        }
        Site site = siteFacts.site(console());
        Facts facts =
                factOptions.facts(cert == null ? logged.map(LogLine::facts).orElse(Facts.NONE) : namesOf(cert));
        try (PolicySource source = PolicySource.open(console(), file, site.accessMap(), directory)) {
            PolicyEngine engine = engineOptions.engine(console(), siteFacts, site, file);
            SessionPolicy policy = engine.on(source.lookup());
            VerdictJson.Detail detail = rules ? VerdictJson.Detail.RULES : VerdictJson.Detail.BRIEF;
            if (batch) {
                new TraceBatch(console(), phase, facts, policy, detail).run();
                return ExitCode.OK;
            }
            OddFacts.of(facts).forEach(console()::warn);
            Verdict verdict = policy.trace(phase.orElseThrow(), facts);
            if (json) {
                Json.print(
                        console(),
                        document ->
                                VerdictJson.write(document, console().secrets().verdict(verdict, facts), detail));
            } else {
                List<String> notes = new ArrayList<>();
                logged.ifPresent(line -> notes.addAll(compared(line, verdict)));
                if (!(engine instanceof OutageEngine)) {
                    notes.addAll(notes(source, site, facts, verdict, engine));
                }
                for (String line :
                        TraceText.lines(console().secrets(), file, facts, verdict, source.text(), notes, detail)) {
                    console().out().line(line);
                }
            }
            return ExitCode.OK;
        }
    }

    private LogLine logged(String line) {
        if (batch || words.size() == 2 || cert != null) {
            throw Problem.usage(
                    "--log gives the question, so it cannot be used with a phase, --batch or --cert",
                    "write 'tollgate trace --log LINE [facts] FILE'");
        }
        return LogLine.read(Bytes.of(line))
                .orElseThrow(() -> Problem.data(
                        "the line has no ruleset that can be asked, such as 'ruleset=check_rcpt, arg1=…, relay=…, "
                                + "reject=…'",
                        "use a line that sendmail logs for a rejected, discarded or quarantined command"));
    }

    /** Whether the log has the same answer, and if not, what could be the reason. */
    private static List<String> compared(LogLine line, Verdict verdict) {
        if (line.isExplainedBy(verdict)) {
            return List.of("this is what the log says");
        }
        List<String> notes = new ArrayList<>(List.of(
                "the log differs: " + line.outcome() + "; the file, the configuration or facts of the session differ"));
        notes.addAll(line.untold());
        return notes;
    }

    private static Facts namesOf(Path file) {
        try {
            return CertificateFacts.of(CertificateView.read(file, OneLineStyle.OPENSSL_3));
        } catch (CaException e) {
            throw Problem.told(e);
        } catch (IOException e) {
            throw Problem.reading(file.toString(), e);
        }
    }

    private static List<String> notes(
            PolicySource source, Site site, Facts facts, Verdict verdict, PolicyEngine engine) {
        return source.text()
                .map(text -> VerdictNotes.of(text, site, facts, verdict, engine))
                .orElseGet(() -> engine instanceof StockEngine ? SiteNotes.of(site, verdict) : List.of());
    }

    private static Phase phase(String name) {
        return Phase.byOption(name).orElseThrow(() -> {
            TreeSet<String> phases =
                    Arrays.stream(Phase.values()).map(Phase::option).collect(Collectors.toCollection(TreeSet::new));
            return Problem.usage(
                    "unknown phase '" + name + "'",
                    Nearest.to(name, phases)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("the phases are " + String.join(", ", phases)));
        });
    }
}
