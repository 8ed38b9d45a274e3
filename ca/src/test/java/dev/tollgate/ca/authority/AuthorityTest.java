package dev.tollgate.ca.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.export.CanonicalHash;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.ca.request.RequestReader;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.RevocationReason;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {
    @TempDir
    Path folder;

    private Native.Result openssl(String... arguments) {
        return Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
    }

    private static HostCertificates.Order host(String name) {
        return new HostCertificates.Order(
                name,
                Purpose.BOTH,
                Optional.empty(),
                List.of("10.1.2.3"),
                KeyType.EC_P256,
                Validity.days(Instant.now(), 10));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"EC_P256", "EC_P384", "RSA_2048", "ED25519"})
    void everythingWritten_isAcceptedByOpenSsl(KeyType key) throws IOException {
        try (CertificateAuthority authority =
                TestAuthority.root(folder.resolve("ca"), "/C=US/O=M+C3+BCller+20/CN=Root+20+20CA", key)) {
            HostCertificates.issue(authority, host("mail.example.com"), folder, HostCertificates.Manner.CAREFUL);
            HostCertificates.issue(authority, host("bad.example.com"), folder, HostCertificates.Manner.CAREFUL);
            authority.revoke(
                    PemFile.certificate(folder.resolve("bad.example.com.crt")).getSerialNumber(),
                    RevocationReason.KEY_COMPROMISE);
            authority.writeRevocationList(10);
            String root = "ca/cacert.pem";
            Files.writeString(
                    folder.resolve("all.pem"),
                    Files.readString(folder.resolve(root)) + Files.readString(folder.resolve("ca/crl.pem")));
            assertEquals(
                    "mail.example.com.crt: OK\n",
                    openssl(
                                    "verify",
                                    "-x509_strict",
                                    "-crl_check",
                                    "-purpose",
                                    "sslserver",
                                    "-verify_hostname",
                                    "mail.example.com",
                                    "-CAfile",
                                    "all.pem",
                                    "mail.example.com.crt")
                            .outText());
            assertTrue(openssl("verify", "-crl_check", "-CAfile", "all.pem", "bad.example.com.crt")
                    .errText()
                    .contains("certificate revoked"));
            assertTrue(openssl("crl", "-in", "ca/crl.pem", "-CAfile", root, "-noout")
                    .errText()
                    .contains("verify OK"));
            assertEquals(
                    CanonicalHash.of(authority.certificate().getSubject()) + "\n",
                    openssl("x509", "-in", root, "-noout", "-subject_hash").outText());
            assertEquals(
                    0, openssl("pkey", "-in", "mail.example.com.key", "-noout").exit());
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca/private/cakey.pem"))));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca/private"))));
    }

    @Test
    void wrongPassphrase_isSaidAndTheRightOneOpensForOpenSslToo() throws IOException {
        CaFolder place = new CaFolder(folder.resolve("ca"));
        Foundation.root(
                place,
                new Foundation.Plan(
                        TestAuthority.name("/CN=secret"),
                        KeyType.EC_P256,
                        10,
                        Optional.of(Passphrase.of("correct horse")),
                        Existing.KEEP),
                TestAuthority.OPERATOR);
        Operator wrong = new Operator("root", Clock.systemUTC(), file -> Optional.of(Passphrase.of("wrong")));
        try (CertificateAuthority authority = CertificateAuthority.open(place, Store.Access.WRITE, wrong)) {
            CaException refused = assertThrows(CaException.class, authority::identity);
            assertEquals(Failure.Kind.PASSPHRASE, refused.kind());
        }
        assertEquals(
                0,
                openssl("pkey", "-in", "ca/private/cakey.pem", "-passin", "pass:correct horse", "-noout")
                        .exit());
    }

    @Test
    void truncatedCertificate_isNamedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("x.crt"), "hello\n-----BEGIN CERTIFICATE-----\nMIIB\n");
        assertEquals(
                file + ":2: truncated: the block 'BEGIN CERTIFICATE' has no end",
                assertThrows(CaException.class, () -> PemFile.certificate(file)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN ",
                "-----BEGIN \n",
                "-----BEGIN \r\nMIIB\r\n-----END \r\n",
                "-----BEGIN -----\nMIIB\n-----END -----\n",
                "-----BEGIN -----BEGIN \n"
            })
    void blockWithoutAName_isRefusedInWords(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.pem"), text);
        assertThrows(CaException.class, () -> PemFile.certificate(file));
        assertThrows(CaException.class, () -> PemFile.request(file));
        assertThrows(CaException.class, () -> PemFile.crls(file));
    }

    @Test
    void requestOfOpenSsl_isSignedUnlessItsSignatureIsWrong() throws IOException {
        openssl(OpensslArguments.request(
                "k.pem", "-out", "good.csr", "-outform", "DER", "-subj", "/O=x/CN=relay.example.com"));
        byte[] request = Files.readAllBytes(folder.resolve("good.csr"));
        request[request.length - 1] ^= 1;
        Files.write(folder.resolve("bad.csr"), request);
        try (CertificateAuthority authority = TestAuthority.root(folder.resolve("ca"), "/CN=ca", KeyType.EC_P256)) {
            Validity validity = Validity.days(Instant.now(), 10);
            assertTrue(RequestSigning.sign(
                    authority,
                    RequestReader.read(folder.resolve("good.csr"), Purpose.BOTH),
                    validity,
                    asked -> true,
                    folder.resolve("good.crt"),
                    HostCertificates.Manner.CAREFUL));
            assertTrue(
                    assertThrows(CaException.class, () -> RequestReader.read(folder.resolve("bad.csr"), Purpose.BOTH))
                            .getMessage()
                            .contains("signature"));
        }
        assertEquals(
                "good.crt: OK\n",
                openssl("verify", "-CAfile", "ca/cacert.pem", "good.crt").outText());
    }

    @Test
    void clockBeforeNotBefore_isRefused() throws IOException {
        TestAuthority.root(folder.resolve("ca"), "/CN=ca", KeyType.EC_P256).close();
        Operator early =
                new Operator("root", Clock.offset(Clock.systemUTC(), Duration.ofDays(-2)), file -> Optional.empty());
        try (CertificateAuthority authority =
                CertificateAuthority.open(new CaFolder(folder.resolve("ca")), Store.Access.WRITE, early)) {
            assertTrue(assertThrows(CaException.class, authority::identity)
                    .getMessage()
                    .contains("is not valid before"));
        }
    }

    @Test
    void hostCertificateInPlaceOfTheAuthoritys_isRefused() throws IOException {
        try (CertificateAuthority authority = TestAuthority.root(folder.resolve("ca"), "/CN=ca", KeyType.EC_P256)) {
            HostCertificates.issue(authority, host("mail.example.com"), folder, HostCertificates.Manner.CAREFUL);
        }
        Files.copy(
                folder.resolve("mail.example.com.crt"),
                folder.resolve("ca/cacert.pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertTrue(assertThrows(
                        CaException.class,
                        () -> CertificateAuthority.open(
                                new CaFolder(folder.resolve("ca")), Store.Access.READ, TestAuthority.OPERATOR))
                .getMessage()
                .contains("is not the certificate of an authority"));
    }

    @Test
    void ledgerHandedToOpenSsl_goesOnThereAndComesBack() throws IOException {
        try (CertificateAuthority authority = TestAuthority.root(folder.resolve("ca"), "/O=x/CN=ca", KeyType.EC_P256)) {
            HostCertificates.issue(authority, host("mail.example.com"), folder, HostCertificates.Manner.CAREFUL);
            authority.revoke(
                    PemFile.certificate(folder.resolve("mail.example.com.crt")).getSerialNumber(),
                    RevocationReason.SUPERSEDED);
            OpenSslFolder.handBack(authority, Existing.KEEP);
        }
        Files.writeString(folder.resolve("ca.cnf"), """
                [ca]
                default_ca = here
                [here]
                dir = ca
                database = ca/index.txt
                serial = ca/serial
                crlnumber = ca/crlnumber
                new_certs_dir = ca/newcerts
                certificate = ca/cacert.pem
                private_key = ca/private/cakey.pem
                default_md = sha256
                default_days = 30
                default_crl_days = 30
                policy = any
                [any]
                commonName = supplied
                """, StandardCharsets.US_ASCII);
        openssl(OpensslArguments.request("k.pem", "-out", "new.csr", "-subj", "/CN=new.example.com"));
        Native.Result issued =
                openssl("ca", "-config", "ca.cnf", "-batch", "-notext", "-in", "new.csr", "-out", "new.crt");
        assertEquals(0, issued.exit(), issued.errText());
        assertEquals(
                0,
                openssl("ca", "-config", "ca.cnf", "-gencrl", "-out", "ca/crl.pem")
                        .exit());
        assertEquals(
                new OpenSslFolder.Exchange(2, 0, 0),
                OpenSslFolder.takeOver(new CaFolder(folder.resolve("ca")), Existing.REPLACE, TestAuthority.OPERATOR));
        try (CertificateAuthority authority = CertificateAuthority.open(
                new CaFolder(folder.resolve("ca")), Store.Access.WRITE, TestAuthority.OPERATOR)) {
            HostCertificates.issue(authority, host("third.example.com"), folder, HostCertificates.Manner.CAREFUL);
            List<String> lines = new java.util.ArrayList<>();
            authority.forEach(entry -> lines.add(entry.subject()
                    + entry.revocation()
                            .map(revocation -> " " + revocation.reason())
                            .orElse("")));
            assertEquals(
                    Set.of("/O=x/CN=mail.example.com SUPERSEDED", "/CN=new.example.com", "/O=x/CN=third.example.com"),
                    Set.copyOf(lines));
        }
    }
}
