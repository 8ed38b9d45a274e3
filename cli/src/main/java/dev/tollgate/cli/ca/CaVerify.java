package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.check.FolderCheck;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate ca verify}. */
@Command(
        name = "verify",
        description = "Check owner, modes, certificates, ledger and CRL; exit 1 if something is wrong.")
final class CaVerify extends AuthorityTask {
    private static final String ROOT = "root";

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            description = "Also check the hosts' certificates and keys in this folder.")
    private @Nullable Path certificates;

    @Option(
            names = "--trusted-user",
            paramLabel = "USER",
            description = "The site's TrustedUser (confTRUSTED_USER), whose files sendmail accepts like root's.")
    private @Nullable String trustedUser;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Set<String> owners = trustedUser == null ? Set.of(ROOT) : new LinkedHashSet<>(List.of(ROOT, trustedUser));
        List<String> problems = new ArrayList<>();
        try (CertificateAuthority authority = open(Store.Access.READ)) {
            problems.addAll(FolderCheck.check(authority, operator().now(), owners));
        }
        if (certificates != null) {
            problems.addAll(FolderCheck.checkHostFiles(certificates, owners));
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
