package dev.tollgate.cli.ca;

import dev.tollgate.ca.export.Exports;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate ca path}. */
@Command(name = "path", description = "Put certificates into a folder with hashed links, for confCACERT_PATH.")
final class CaPath extends AuthorityTask {
    @Option(names = "--out", paramLabel = "FOLDER", description = "The folder; default: certs in the authority's.")
    private @Nullable Path out;

    @Mixin
    private ForceOption force;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Further certificates of authorities to trust.")
    private List<Path> files = new ArrayList<>();

    @Override
    protected int run() throws IOException {
        List<Path> all = new ArrayList<>(List.of(folder().certificate()));
        all.addAll(files);
        for (Path link : Exports.link(out == null ? folder().certificates() : out, all, force.existing())) {
            console().out().line(link.toString());
        }
        return ExitCode.OK;
    }
}
