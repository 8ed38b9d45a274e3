package dev.tollgate.cli.ca;

import dev.tollgate.ca.export.McLines;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate ca mc}. */
@Command(name = "mc", description = "Print the lines for sendmail.mc.")
final class CaMc extends AuthorityTask {
    @Option(names = "--host", paramLabel = "FQDN", description = "The host; default: this host.")
    private @Nullable String host;

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            description = "Where ca issue put its files; default: certs in the authority's folder.")
    private @Nullable Path certs;

    @Override
    public Integer call() throws IOException {
        Path where = (certs == null ? folder().certificates() : certs).toAbsolutePath();
        String name = host == null ? java.net.InetAddress.getLocalHost().getCanonicalHostName() : host;
        Path crl = folder().crl().toAbsolutePath();
        McLines.of(new McLines.Files(
                        folder().certificates().toAbsolutePath(),
                        folder().certificate().toAbsolutePath(),
                        where.resolve(name + ".crt"),
                        where.resolve(name + ".key"),
                        Files.exists(crl) ? Optional.of(crl) : Optional.empty()))
                .forEach(line -> console().out().line(line));
        return ExitCode.OK;
    }
}
