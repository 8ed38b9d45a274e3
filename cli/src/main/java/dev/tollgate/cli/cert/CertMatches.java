package dev.tollgate.cli.cert;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.ca.entry.AccessMatches;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.cli.trace.PolicySource;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate cert matches}. */
@Command(
        name = "matches",
        description = "Print the entries of an access file that apply to a certificate, what they decide, and whether "
                + "its holder may relay. Exits 1 if no entry applies.",
        footer = {
            "",
            "The certificate is assumed to be verified, and the client unknown. 'tollgate trace rcpt --cert FILE' asks",
            "about a particular client.",
            "",
            "Example:",
            "  tollgate cert matches --access /etc/mail/access --mc /etc/mail/sendmail.mc laptop.crt"
        })
final class CertMatches extends TollgateCommand {
    @Option(names = "--access", paramLabel = "FILE", required = true, description = "The access file.")
    private String access;

    @Parameters(paramLabel = "CERT", description = "The certificate, PEM or DER.")
    private Path certificate;

    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private StyleOption style;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CertificateView view = CertificateView.read(certificate, style.style());
        AccessMatches.Result result;
        Site site = siteFacts.site(console());
        try (PolicySource source = PolicySource.open(console(), access, site.accessMap())) {
            AccessFile text = source.text()
                    .orElseThrow(() -> Problem.data(access + ": is a map", "name the text that it was built from"));
            result = AccessMatches.find(AccessIndex.of(text), site, view);
        }
        if (json) {
            Json.print(console(), document -> write(document, result));
        } else {
            for (AccessMatches.Match match : result.matches()) {
                console()
                        .out()
                        .line(access + ":" + match.entry().line() + ": "
                                + Shown.line(match.entry().key() + "\t"
                                        + match.entry().value()) + outcome(match));
            }
            console().out().line("relaying: " + (allows(result) ? "allowed" : "not allowed"));
        }
        return result.matches().isEmpty() ? ExitCode.NO : ExitCode.OK;
    }

    private static boolean allows(AccessMatches.Result result) {
        return Boolean.TRUE.equals(result.relaying().relay());
    }

    private static String outcome(AccessMatches.Match match) {
        if (match.kind() != AccessMatches.Kind.REQUIREMENT) {
            return "";
        }
        return match.granted()
                ? "   (met)"
                : "   (not met: " + Shown.line(String.valueOf(match.verdict().reply())) + ")";
    }

    private static void write(JsonGenerator document, AccessMatches.Result result) throws IOException {
        document.writeStartObject();
        document.writeArrayFieldStart("matches");
        for (AccessMatches.Match match : result.matches()) {
            document.writeStartObject();
            document.writeNumberField("line", match.entry().line());
            document.writeStringField("kind", match.kind().name().toLowerCase(Locale.ROOT));
            document.writeStringField("key", Shown.text(match.entry().key()));
            document.writeStringField("value", Shown.text(match.entry().value()));
            document.writeBooleanField("granted", match.granted());
            document.writeFieldName("verdict");
            VerdictJson.write(document, match.verdict());
            document.writeEndObject();
        }
        document.writeEndArray();
        document.writeBooleanField("relay", allows(result));
        document.writeEndObject();
    }
}
