package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed certificates and keys: what can be said of them is said, and the rest is a sentence. */
class MalformedFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeCertificate() {
        openssl(OpensslArguments.selfSigned("ca.key", "-out", "ca.pem", "-subj", "/CN=ca"));
        openssl(OpensslArguments.request("leaf.key", "-out", "leaf.csr", "-subj", "/O=x/CN=leaf.example.com"));
    }

    private void openssl(String... arguments) {
        Native.Result made = Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
        assertEquals(0, made.exit(), made.errText());
    }

    private String leaf(String extension) throws IOException {
        Files.writeString(folder.resolve("ext"), extension + "=DER:30:82:ff:ff:01\n");
        openssl(
                "x509",
                "-req",
                "-in",
                "leaf.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-extfile",
                "ext",
                "-out",
                "leaf.pem");
        return folder.resolve("leaf.pem").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subjectAltName", "basicConstraints", "extendedKeyUsage"})
    void malformedExtension_isADefectOfACertificateThatIsShown(String extension) throws IOException {
        String file = leaf(extension);
        String defect = "the extension " + extension + " cannot be read";
        String shown = Run.ok("cert", "show", file);
        assertTrue(shown.contains("${cert_subject}  /O=x/CN=leaf.example.com\n"), shown);
        assertTrue(shown.contains("\ndefect           " + defect), shown);
        assertTrue(Run.ok("cert", "show", "--json", file).contains(defect));
        Run entries = Run.of("cert", "entries", file);
        assertEquals("CertIssuer:/CN=ca\tSUBJECT\nCertSubject:/O=x/CN=leaf.example.com\tRELAY\n", entries.out());
        assertTrue(entries.err().contains(defect), entries.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"subjectAltName", "basicConstraints", "extendedKeyUsage"})
    void malformedCertificate_isNotUsedForAnythingElse(String extension) throws IOException {
        String file = leaf(extension);
        for (Run run : new Run[] {
            Run.of("probe", "--trust", file, "127.0.0.1:1"),
            Run.of("probe", "--cert", file, "--key-file", folder + "/leaf.key", "127.0.0.1:1")
        }) {
            assertEquals(65, run.exit(), run.err());
            assertTrue(run.err().contains(file + ": is not a certificate, or is damaged"), run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC", "Proc-Type: 4,ENCRYPTED"})
    void keyWithAnOddHeader_isDamaged(String header) throws IOException {
        openssl("genrsa", "-traditional", "-out", "rsa.key", "2048");
        Path key = folder.resolve("rsa.key");
        Files.writeString(key, Files.readString(key).replaceFirst("KEY-----\n", "KEY-----\n" + header + "\n\n"));
        Run run = Run.of("probe", "--cert", folder + "/ca.pem", "--key-file", key.toString(), "127.0.0.1:1");
        assertTrue(run.exit() == 65 || run.exit() == 77, run.err());
        assertTrue(run.err().startsWith("tollgate: " + key + ": "), run.err());
    }

    /** A type that is none, and a text that is not UTF-8: both lie behind lengths that are right. */
    @ParameterizedTest
    @ValueSource(strings = {"0603550403:a603550403", "6c6561662e:ff6561662e"})
    void malformedName_isNoCertificateToAnybody(String change) throws IOException {
        openssl("x509", "-req", "-in", "leaf.csr", "-signkey", "leaf.key", "-outform", "DER", "-out", "leaf.der");
        String[] bytes = change.split(":");
        HexFormat hex = HexFormat.of();
        String changed =
                hex.formatHex(Files.readAllBytes(folder.resolve("leaf.der"))).replace(bytes[0], bytes[1]);
        Path file = Files.write(folder.resolve("changed.der"), hex.parseHex(changed));
        String ca = folder.resolve("ca").toString();
        Run.ok("ca", "init", "--ca", ca, "--subject", "/CN=own", "--no-passphrase");
        Files.copy(file, Path.of(ca, "cacert.pem"), StandardCopyOption.REPLACE_EXISTING);
        for (Run run : List.of(
                Run.of("probe", "--trust", file.toString(), "127.0.0.1:1"),
                Run.of(
                        "ca",
                        "path",
                        "--ca",
                        ca,
                        "--out",
                        folder.resolve("links").toString()),
                Run.of("ca", "show", "--ca", ca))) {
            assertEquals(65, run.exit(), run.err());
            assertTrue(run.err().contains(": is not a certificate, or is damaged"), run.err());
        }
        Run shown = Run.of("cert", "show", file.toString());
        assertTrue(shown.exit() == 65 || shown.out().contains("defect"), shown.toString());
    }
}
