package dev.tollgate.cli.ca;

import dev.tollgate.ca.entry.AccessMatches;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate cert matches}. */
@Command(
        name = "matches",
        description = "Print the entries of an access file that speak about a certificate; exit 1 when there are none.")
final class CertMatches extends StoreTask {
    @Option(names = "--access", paramLabel = "FILE", required = true, description = "The access file.")
    private Path access;

    @Parameters(paramLabel = "CERT", description = "The certificate, PEM or DER.")
    private Path certificate;

    @Mixin
    private StyleOption style;

    @Override
    protected int run() throws IOException {
        CertificateView view = CertificateView.read(certificate, style.style());
        List<AccessMatches.Match> matches =
                AccessMatches.find(AccessFile.parse(PemFile.bytes(access)), LineGrammar.DEFAULT, view.names());
        for (AccessMatches.Match match : matches) {
            console().out().line(access + ":" + match.line() + ": " + Shown.line(match.key() + "\t" + match.value()));
        }
        console()
                .say(
                        switch (AccessMatches.relaying(matches)) {
                            case BY_ISSUER ->
                                "a verified session with this certificate may relay: the issuer's entry says so";
                            case BY_SUBJECT ->
                                "a verified session with this certificate may relay: the subject's entry says so";
                            case NO -> "no entry lets this certificate relay";
                        });
        return matches.isEmpty() ? ExitCode.NO : ExitCode.OK;
    }
}
