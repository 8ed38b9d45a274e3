package dev.tollgate.cli.cert;

import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate cert show}. */
@Command(name = "show", description = "Show a certificate, with the names exactly as sendmail sees them.")
final class CertShow extends TollgateCommand {
    @Parameters(paramLabel = "FILE", description = "The certificate, PEM or DER.")
    private Path file;

    @Mixin
    private StyleOption style;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CertificateView view = CertificateView.read(file, style.style());
        if (json) {
            ShownCertificate.json(console(), view);
        } else {
            ShownCertificate.text(console().out(), view);
            EntryLines.warnings(view.names()).forEach(console()::say);
        }
        return ExitCode.OK;
    }
}
