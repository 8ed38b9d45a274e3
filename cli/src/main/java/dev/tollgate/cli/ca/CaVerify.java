package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.check.FolderCheck;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.workspace.store.Store;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate ca verify}. */
@Command(
        name = "verify",
        description = "Check owner, modes, certificates, ledger and list; exit 1 when something is wrong.")
final class CaVerify extends AuthorityTask {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    protected int run() throws IOException {
        List<String> problems;
        try (CertificateAuthority authority = open(Store.Access.READ)) {
            problems = FolderCheck.check(authority, operator().now());
        }
        if (json) {
            Json.print(console(), document -> {
                document.writeStartObject();
                document.writeArrayFieldStart("problems");
                for (String problem : problems) {
                    document.writeString(problem);
                }
                document.writeEndArray();
                document.writeEndObject();
            });
        } else {
            problems.forEach(problem -> console().out().line(problem));
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }
}
