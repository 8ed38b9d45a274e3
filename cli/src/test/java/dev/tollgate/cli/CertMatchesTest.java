package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cert matches}: which entries apply to a certificate, asked of the evaluator. */
class CertMatchesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void issue() {
        Run.ok("ca", "init", "--ca", folder + "/ca", "--no-passphrase", "--subject", "/O=A/CN=Root+20CA");
        Run.ok("ca", "issue", "--ca", folder + "/ca", "--both", "mx.example.com", "--out", folder.toString());
        Run.ok("ca", "issue", "--ca", folder + "/ca", "--client", "lap top", "--out", folder.toString());
    }

    private String matches(String certificate, String access) throws IOException {
        Path file = Files.writeString(folder.resolve("access"), access);
        Run run = Run.of(
                "cert",
                "matches",
                "--access",
                file.toString(),
                folder.resolve(certificate).toString());
        assertEquals(run.out().lines().count() > 1 ? 0 : 1, run.exit(), run.err());
        return run.out().replace(file + ":", "");
    }

    @Test
    void issuerAndSubject_decideAboutRelaying() throws IOException {
        assertEquals(
                "2: certissuer:/o=a/cn=root+20ca\tSUBJECT\n3: CertSubject:/O=A/CN=lap+20top\tRELAY\nrelaying: allowed\n",
                matches("lap_top.crt", """
                        Connect:192.0.2.1	RELAY
                        certissuer:/o=a/cn=root+20ca	SUBJECT
                        CertSubject:/O=A/CN=lap+20top	RELAY
                        CertSubject:/O=A/CN=other	RELAY
                        """));
        assertEquals(
                "1: CertIssuer:/O=A/CN=Root+20CA\tSUBJECT\nrelaying: not allowed\n",
                matches("lap_top.crt", "CertIssuer:/O=A/CN=Root+20CA	SUBJECT\n"));
        assertEquals(
                "1: CertIssuer:/O=A/CN=Root+20CA\tRELAY\nrelaying: allowed\n",
                matches("lap_top.crt", "CertIssuer:/O=A/CN=Root+20CA	RELAY\n"));
        assertEquals("relaying: not allowed\n", matches("lap_top.crt", "CertIssuer:/O=A/CN=Root CA	RELAY\n"));
    }

    @Test
    void requirements_applyByHostOrByName() throws IOException {
        assertEquals("""
                1: TLS_Srv:mx.example.com	VERIFY+CN   (met)
                2: TLS_Clt:example.com	VERIFY+CN:other   (not met: 454 4.7.0 CN mx.example.com does not match other)
                4: TLS_Rcpt:	PERM+VERIFY:128+CN:mx.example.com++CI:/O=A/CN=Root+20CA   (met)
                6: TLS_Srv:partner.example	VERIFY+CITag:Trusted   (met)
                relaying: not allowed
                """, matches("mx.example.com.crt", """
                        TLS_Srv:mx.example.com	VERIFY+CN
                        TLS_Clt:example.com	VERIFY+CN:other
                        TLS_Clt:elsewhere.example	VERIFY
                        TLS_Rcpt:	PERM+VERIFY:128+CN:mx.example.com++CI:/O=A/CN=Root+20CA
                        TLS_Rcpt:x@y.example	VERIFY+CS:/O=A/CN=other
                        TLS_Srv:partner.example	VERIFY+CITag:Trusted
                        Trusted:/O=A/CN=Root+20CA	OK
                        """));
    }

    @Test
    void map_isRefused() throws IOException {
        Files.writeString(folder.resolve("access"), "To:x.example	RELAY\n");
        Run.ok("build", folder + "/access");
        Run run = Run.of("cert", "matches", "--access", folder + "/access.db", folder + "/lap_top.crt");
        assertEquals(65, run.exit());
        assertEquals(
                "tollgate: " + folder + "/access.db: is a map",
                run.err().lines().findFirst().orElse(""));
    }
}
