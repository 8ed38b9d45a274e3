package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.NameSyntaxException;
import dev.tollgate.model.dn.OneLineParser;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Authorities without a passphrase, for tests. */
public final class TestAuthority {
    /** Works as root, now. */
    public static final Operator OPERATOR = new Operator("root", Clock.systemUTC(), file -> Optional.empty());

    private TestAuthority() {}

    /** The name behind sendmail's encoded form. */
    public static DistinguishedName name(String encoded) {
        try {
            return OneLineParser.parseEncoded(encoded);
        } catch (NameSyntaxException e) {
            throw new AssertionError(encoded, e);
        }
    }

    /** Founds a root in {@code folder} and opens it. */
    public static CertificateAuthority root(Path folder, String subject, KeyType key) throws IOException {
        Foundation.root(
                new CaFolder(folder),
                new Foundation.Plan(name(subject), key, 100, Optional.empty(), Existing.KEEP),
                OPERATOR);
        return CertificateAuthority.open(new CaFolder(folder), Store.Access.WRITE, OPERATOR);
    }

    /** Issues a certificate with exactly {@code subject}, valid for a day from {@code start} on. */
    public static HostCertificates.Delivery client(
            CertificateAuthority authority, String file, String subject, KeyType key, Instant start, Path folder)
            throws IOException {
        DistinguishedName name = name(subject);
        String commonName = new String(
                name.commonName().orElse(file).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                java.nio.charset.StandardCharsets.UTF_8);
        return HostCertificates.issue(
                authority,
                new HostCertificates.Order(
                        commonName, Purpose.CLIENT, Optional.of(name), List.of(), key, Validity.days(start, 1)),
                folder.resolve(file),
                HostCertificates.Manner.CAREFUL);
    }
}
