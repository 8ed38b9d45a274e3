package dev.tollgate.cli.ca;

import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.probe.SmtpProbe;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate probe}. */
@Command(
        name = "probe",
        description =
                "Ask a mail server for STARTTLS; show its certificates and names, and the entry that asks for them.",
        footer = {"", "Examples:", "  tollgate probe mail.example.com", "  tollgate probe --trust ca.crt 192.0.2.1:2525"
        })
public final class ProbeCommand extends StoreTask {
    @Parameters(paramLabel = "HOST[:PORT]", description = "The server; port 25 when none is given.")
    private String target;

    @Option(names = "--trust", paramLabel = "FILE", description = "Authorities to trust; default: the platform's.")
    private @Nullable Path trust;

    @Option(names = "--cert", paramLabel = "FILE", description = "A client certificate to show, with its chain.")
    private @Nullable Path certificate;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The client certificate's key.")
    private @Nullable Path key;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "For each answer: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    protected int run() throws IOException {
        int colon = target.startsWith("[") ? target.indexOf("]:") + 1 : target.lastIndexOf(':');
        boolean hasPort = colon > 0 && (target.startsWith("[") || target.indexOf(':') == colon);
        String host = (hasPort ? target.substring(0, colon) : target).replaceAll("^\\[|\\]$", "");
        int port = hasPort ? port(target.substring(colon + 1)) : 25;
        Path file = certificate;
        Path keyFile = key;
        if ((file == null) != (keyFile == null)) {
            throw Problem.usage("--cert and --key-file belong together", "give both or none");
        }
        Optional<SmtpProbe.Credentials> client = file == null || keyFile == null
                ? Optional.empty()
                : Optional.of(new SmtpProbe.Credentials(file, keyFile));
        SmtpProbe.Answer answer =
                SmtpProbe.ask(new SmtpProbe.Question(host, port, timeout * 1000, Optional.ofNullable(trust), client));
        if (json) {
            printJson(host, answer);
        } else {
            print(host, answer);
        }
        return answer.verify().equals("OK") ? ExitCode.OK : ExitCode.NO;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535 || Integer.parseInt(text) == 0) {
            throw Problem.usage("'" + text + "' is no port", "write HOST:PORT, as in mail.example.com:25");
        }
        return Integer.parseInt(text);
    }

    private static String entry(String host, SmtpProbe.Answer answer) {
        return answer.verify().equals("OK")
                ? EntryLines.requirement("TLS_Srv:", host, answer.chain().get(0).names())
                : "TLS_Srv:" + host + "\tENCR:" + answer.bits();
    }

    private void print(String host, SmtpProbe.Answer answer) {
        console().out().line("protocol         " + answer.protocol());
        console().out().line("cipher           " + answer.cipher() + ", " + answer.bits() + " bits");
        console()
                .out()
                .line("verify           " + answer.verify()
                        + (answer.reason().isEmpty() ? "" : " (" + answer.reason() + ")"));
        for (CertificateView view : answer.chain()) {
            console().out().line("");
            ShownCertificate.text(console(), view);
        }
        console().out().line("");
        console().out().line(entry(host, answer));
    }

    private void printJson(String host, SmtpProbe.Answer answer) throws IOException {
        Json.print(console(), document -> {
            document.writeStartObject();
            document.writeStringField("protocol", answer.protocol());
            document.writeStringField("cipher", answer.cipher());
            document.writeNumberField("bits", answer.bits());
            document.writeStringField("verify", answer.verify());
            document.writeStringField("reason", answer.reason());
            document.writeArrayFieldStart("chain");
            for (CertificateView view : answer.chain()) {
                ShownCertificate.write(document, view);
            }
            document.writeEndArray();
            document.writeStringField("entry", entry(host, answer));
            document.writeEndObject();
        });
    }
}
