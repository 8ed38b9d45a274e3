package dev.tollgate.cli.probe;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.probe.ProbeTarget;
import dev.tollgate.ca.probe.ProbedPolicy;
import dev.tollgate.ca.probe.Proposal;
import dev.tollgate.ca.probe.Proposals;
import dev.tollgate.ca.probe.SecurityLevel;
import dev.tollgate.ca.probe.SmtpProbe;
import dev.tollgate.ca.probe.TlsSettings;
import dev.tollgate.cli.cert.StyleOption;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
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
        description = "Ask a mail server for STARTTLS: show its certificates and names as sendmail would see them, "
                + "what the access entries decide about it, and the entry that fits it.",
        sortOptions = false,
        footer = {
            "",
            "Exits 0 if the server can be verified and the entries let mail through, else 1. No mail is sent.",
            "The server is verified as OpenSSL does for sendmail: no name is sent or compared, and keys and "
                    + "digests must",
            "be as strong as the security level requires (2, or CipherList in --cf). sendmail cannot verify anyone "
                    + "unless",
            "both confCACERT and confCACERT_PATH are set.",
            "",
            "Examples:",
            "  tollgate probe mail.example.com",
            "  tollgate probe --trust /etc/mail/certs/ca.crt --access /etc/mail/access mail.example.com",
            "  tollgate probe --access /etc/mail/access --to jo@example.com [192.0.2.1]:2525"
        })
public final class ProbeCommand extends TollgateCommand {
    private static final int LONGEST_WAIT = 3600;

    @Parameters(paramLabel = "HOST[:PORT]", description = "The server; the default port is 25.")
    private String target;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Authorities to trust: a file or a folder with hashed links, as for confCACERT and "
                    + "confCACERT_PATH; default: those of --cf or --mc, else the platform's.")
    private @Nullable Path trust;

    @Option(names = "--cert", paramLabel = "FILE", description = "A client certificate to present, with its chain.")
    private @Nullable Path certificate;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The client certificate's key.")
    private @Nullable Path key;

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description = "An access file or map: apply its Try_TLS, TLS_Srv and TLS_Rcpt entries to the server.")
    private @Nullable String access;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "A recipient there, for TLS_Rcpt entries (repeatable).")
    private List<String> recipients = List.of();

    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private StyleOption style;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "Seconds to wait for the connection and for each answer: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(
            names = "--total-timeout",
            paramLabel = "SECONDS",
            description = "Seconds for the whole session and the lookup of HOST together; default: three times "
                    + "--timeout.")
    private @Nullable Integer totalTimeout;

    @Option(
            names = "--server-name",
            paramLabel = "FQDN",
            description = "The name by which sendmail would know the server; default: HOST.")
    private @Nullable String serverName;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /**
     * What was found.
     *
     * @param host the name by which sendmail would know the server
     */
    record Finding(String host, SmtpProbe.Answer answer, List<Verdict> verdicts, List<Proposal> proposals) {}

    @Override
    public Integer call() throws IOException {
        ProbeTarget where = where();
        requireSeconds("--timeout", timeout);
        int total = totalTimeout == null ? Math.min(3 * timeout, LONGEST_WAIT) : totalTimeout;
        requireSeconds("--total-timeout", total);
        Site site = siteFacts.site(console());
        TlsSettings settings = settings();
        SmtpProbe.Question question = new SmtpProbe.Question(
                where.host(),
                where.port(),
                timeout * 1000,
                total * 1000,
                trusted(settings),
                settings.level().orElse(SecurityLevel.DEBIAN),
                client(),
                style.style());
        Finding finding = find(question, serverName == null ? where.host() : serverName, site, settings);
        if (json) {
            Json.print(console(), document -> ProbeReport.json(document, finding));
        } else {
            ProbeReport.text(console().out(), finding, recipients, access);
            remark(finding, site, settings);
        }
        boolean passes = finding.verdicts().stream().allMatch(ProbedPolicy::passes);
        return finding.answer().verify().equals("OK") && passes ? ExitCode.OK : ExitCode.NO;
    }

    private ProbeTarget where() {
        try {
            return ProbeTarget.parse(target);
        } catch (CaException e) {
            throw Problem.usage(String.valueOf(e.getMessage()), e.help());
        }
    }

    private static void requireSeconds(String option, int seconds) {
        if (seconds < 1 || seconds > LONGEST_WAIT) {
            throw Problem.usage(
                    option + " " + seconds + ": not between 1 and " + LONGEST_WAIT, "most servers answer within 20");
        }
    }

    private Finding find(SmtpProbe.Question question, String host, Site site, TlsSettings settings) throws IOException {
        List<String> asked = recipients.stream().map(Shown::bytes).toList();
        String entries = access;
        if (entries == null) {
            SmtpProbe.Answer answer = settings.verdict(SmtpProbe.ask(question));
            return new Finding(host, answer, List.of(), Proposals.of(host, answer, asked, site));
        }
        try (PolicySource source = PolicySource.open(console(), entries, site.accessMap())) {
            SmtpProbe.Answer answer = settings.verdict(SmtpProbe.ask(question));
            return new Finding(
                    host,
                    answer,
                    ProbedPolicy.judge(ProbedPolicy.facts(host, answer), asked, site, source.lookup()),
                    Proposals.of(host, answer, asked, site));
        }
    }

    /** What an administrator should know before using a proposal, or instead of one. */
    private void remark(Finding finding, Site site, TlsSettings settings) {
        if (settings.verifiesNobody()) {
            console()
                    .warn("this site's sendmail cannot verify anyone, because CACertFile and CACertPath are not "
                            + "both set: an entry with VERIFY would stop all mail to its server; define confCACERT "
                            + "and confCACERT_PATH");
            return;
        }
        if (finding.proposals().isEmpty()) {
            console().say("no entry is proposed: the server meets no requirement, so mail to it would wait");
            return;
        }
        Proposals.hint(finding.host(), finding.answer(), site).ifPresent(console()::say);
        if (recipients.isEmpty()) {
            console()
                    .say("a TLS_Rcpt: entry for the recipients' domain applies to every MX host; --to ADDRESS "
                            + "proposes it");
        }
        if (!settings.known() && finding.answer().verify().equals("OK")) {
            console()
                    .say("VERIFY needs both confCACERT and confCACERT_PATH, or all mail stops; --cf FILE checks "
                            + "for them");
        }
    }

    private TlsSettings settings() {
        Optional<String> cf = siteFacts.cfFile().filter(name -> !name.equals("-"));
        Optional<String> mc = siteFacts.mcFile().filter(name -> !name.equals("-"));
        return cf.map(name -> TlsSettings.ofCf(Input.text(console(), name)))
                .or(() -> mc.map(name -> TlsSettings.ofMc(Input.text(console(), name))))
                .orElse(TlsSettings.UNKNOWN);
    }

    private List<Path> trusted(TlsSettings settings) {
        if (trust != null) {
            return List.of(trust);
        }
        return settings.trusted();
    }

    private Optional<SmtpProbe.Credentials> client() {
        Path file = certificate;
        Path keyFile = key;
        if ((file == null) != (keyFile == null)) {
            throw Problem.usage("--cert and --key-file must be given together", "give both or neither");
        }
        return file == null || keyFile == null
                ? Optional.empty()
                : Optional.of(new SmtpProbe.Credentials(file, keyFile));
    }
}
