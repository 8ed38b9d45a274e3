package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A program that issues certificates until it is told to stop, or killed; it prints each number once it is delivered. */
final class IssueLoop {
    private IssueLoop() {}

    /** Arguments: the authority's folder, the folder for the certificates, the begin of their names, how many. */
    public static void main(String[] arguments) throws IOException {
        CaFolder folder = new CaFolder(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[3]);
        try (CertificateAuthority authority =
                CertificateAuthority.open(folder, Store.Access.WRITE, TestAuthority.OPERATOR)) {
            for (int i = 0; i < count; i++) {
                HostCertificates.Delivery delivery = HostCertificates.issue(
                        authority,
                        new HostCertificates.Order(
                                arguments[2] + i,
                                Purpose.CLIENT,
                                Optional.empty(),
                                List.of(),
                                KeyType.EC_P256,
                                Validity.days(Instant.now(), 30)),
                        Path.of(arguments[1]),
                        HostCertificates.Manner.CAREFUL);
                System.out.print(delivery.serialHex() + "\n");
                System.out.flush();
            }
        }
    }
}
