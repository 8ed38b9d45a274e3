package dev.tollgate.cli.ca;

import dev.tollgate.ca.export.Exports;
import dev.tollgate.ca.export.HashedFolder;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate ca path}. */
@Command(
        name = "path",
        description = "Put certificates and a link to the certificate revocation list (CRL) into a folder with "
                + "hashed links, for confCACERT_PATH.")
final class CaPath extends AuthorityTask {
    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "The folder; default: certs in the authority's folder.")
    private @Nullable Path out;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Further certificates of authorities to trust.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<Path> all = new ArrayList<>(List.of(folder().certificate()));
        all.addAll(files);
        Path target = out == null ? folder().certificates() : out;
        Exports.link(target, all).forEach(link -> console().out().line(link.toString()));
        if (Files.exists(folder().crl())) {
            console().out().line(HashedFolder.addList(target, folder().crl()).toString());
        }
        return ExitCode.OK;
    }
}
