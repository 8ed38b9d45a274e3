package dev.tollgate.cli.cert;

import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate cert entries}. */
@Command(name = "entries", description = "Print the access entries that let the holder of a certificate relay.")
final class CertEntries extends TollgateCommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The certificates, PEM or DER.")
    private List<Path> files;

    @Option(
            names = "--issuer-value",
            paramLabel = "VALUE",
            defaultValue = "SUBJECT",
            description = "RELAY: every certificate of the issuer; SUBJECT: only this one. Default: ${DEFAULT-VALUE}.")
    private EntryLines.IssuerValue issuerValue;

    @Option(names = "--tls-srv", paramLabel = "NAME", description = "Print a TLS_Srv: requirement for this server.")
    private @Nullable String server;

    @Option(names = "--tls-clt", paramLabel = "NAME", description = "Print a TLS_Clt: requirement for this client.")
    private @Nullable String client;

    @Option(
            names = "--tls-rcpt",
            paramLabel = "RCPT",
            description = "Print a TLS_Rcpt: requirement for this recipient.")
    private @Nullable String recipient;

    @Option(names = "--whole-subject", description = "Requirements compare the subject (CS:) instead of the CN.")
    private boolean wholeSubject;

    @Mixin
    private StyleOption style;

    @Override
    public Integer call() throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (Path file : files) {
            CertificateView view = CertificateView.read(file, style.style());
            HeldNames names = view.names();
            view.defects().forEach(defect -> console().warn(file + ": " + defect));
            EntryLines.warnings(names).forEach(warning -> console().warn(file + ": " + warning));
            if (server == null && client == null && recipient == null) {
                lines.addAll(EntryLines.relaying(names, issuerValue));
            }
            addRequirement(lines, "TLS_Srv:", server, names);
            addRequirement(lines, "TLS_Clt:", client, names);
            addRequirement(lines, "TLS_Rcpt:", recipient, names);
        }
        lines.forEach(console().out()::line);
        return ExitCode.OK;
    }

    private void addRequirement(Set<String> lines, String tag, @Nullable String peer, HeldNames names) {
        if (peer != null) {
            lines.add(
                    wholeSubject
                            ? EntryLines.strictRequirement(tag, peer, names)
                            : EntryLines.requirement(tag, peer, names));
        }
    }
}
