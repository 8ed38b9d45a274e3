package dev.tollgate.cli.ca;

import dev.tollgate.ca.export.Exports;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate ca tlsa}. */
@Command(name = "tlsa", description = "Print the DANE records of a host: its key, and the authority.")
final class CaTlsa extends AuthorityTask {
    @Option(names = "--host", paramLabel = "FQDN", required = true, description = "The host.")
    private String host;

    @Option(names = "--port", paramLabel = "N", defaultValue = "25", description = "Its port: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--cert", paramLabel = "FILE", required = true, description = "Its certificate.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        console().out().line(Exports.tlsa(host, port, file));
        console().out().line(Exports.tlsa(host, port, folder().certificate()));
        console().say("the second record works only if the host also sends the authority's certificate");
        return ExitCode.OK;
    }
}
