package dev.tollgate.cli.probe;

import dev.tollgate.ca.probe.ProbedPolicy;
import dev.tollgate.ca.probe.SmtpProbe;
import dev.tollgate.cli.cert.StyleOption;
import dev.tollgate.cli.command.StoreTask;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.cli.trace.PolicySource;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate probe}. */
@Command(
        name = "probe",
        description = "Ask a mail server for STARTTLS: its certificates and names as sendmail would hold them, what the"
                + " access entries make of it, and the entry that fits it.",
        sortOptions = false,
        footer = {
            "",
            "Exit code 0 when the server can be verified and the entries let mail through, else 1. No mail is sent.",
            "",
            "Examples:",
            "  tollgate probe mail.example.com",
            "  tollgate probe --trust /etc/mail/certs/ca.crt --access /etc/mail/access mail.example.com",
            "  tollgate probe --access /etc/mail/access --to jo@example.com [192.0.2.1]:2525"
        })
public final class ProbeCommand extends StoreTask {
    private static final int LONGEST_WAIT = 3600;

    @Parameters(paramLabel = "HOST[:PORT]", description = "The server; port 25 when none is given.")
    private String target;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description =
                    "Authorities to trust, a file or a folder with hashed links as for confCACERT and confCACERT_PATH;"
                            + " default: the platform's.")
    private @Nullable Path trust;

    @Option(names = "--cert", paramLabel = "FILE", description = "A client certificate to show, with its chain.")
    private @Nullable Path certificate;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The client certificate's key.")
    private @Nullable Path key;

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description = "An access file or map: what its Try_TLS, TLS_Srv and TLS_Rcpt entries make of the server.")
    private @Nullable String access;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "With --access: a recipient there, for TLS_Rcpt (repeatable).")
    private List<String> recipients = List.of();

    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private StyleOption style;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "For the connection and for each answer: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What was found. */
    record Finding(String host, SmtpProbe.Answer answer, List<Verdict> verdicts) {}

    @Override
    protected int run() throws IOException {
        ProbeTarget where = ProbeTarget.parse(target);
        if (timeout < 1 || timeout > LONGEST_WAIT) {
            throw Problem.usage(
                    "--timeout " + timeout + ": not between 1 and " + LONGEST_WAIT, "most servers answer within 20");
        }
        if (!recipients.isEmpty() && access == null) {
            throw Problem.usage("--to asks for entries", "name the access file with --access FILE");
        }
        SmtpProbe.Question question = new SmtpProbe.Question(
                where.host(), where.port(), timeout * 1000, Optional.ofNullable(trust), client(), style.style());
        String entries = access;
        Finding finding;
        if (entries == null) {
            finding = new Finding(where.host(), SmtpProbe.ask(question), List.of());
        } else {
            Site site = siteFacts.site(console());
            try (PolicySource source = PolicySource.open(console(), entries, site.accessMap())) {
                SmtpProbe.Answer answer = SmtpProbe.ask(question);
                finding = new Finding(
                        where.host(),
                        answer,
                        ProbedPolicy.judge(
                                ProbedPolicy.facts(where.host(), answer),
                                recipients.stream().map(Shown::bytes).toList(),
                                site,
                                source.lookup()));
            }
        }
        if (json) {
            Json.print(console(), document -> ProbeReport.json(document, finding));
        } else {
            ProbeReport.text(console().out(), finding, recipients, entries);
        }
        boolean passes = finding.verdicts().stream().allMatch(ProbedPolicy::passes);
        return finding.answer().verify().equals("OK") && passes ? ExitCode.OK : ExitCode.NO;
    }

    private Optional<SmtpProbe.Credentials> client() {
        Path file = certificate;
        Path keyFile = key;
        if ((file == null) != (keyFile == null)) {
            throw Problem.usage("--cert and --key-file belong together", "give both or none");
        }
        return file == null || keyFile == null
                ? Optional.empty()
                : Optional.of(new SmtpProbe.Credentials(file, keyFile));
    }
}
