package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutated certificates, requests, lists, keys: never an internal error, nothing hangs, and 256 MB are enough. */
class HostileFilesTest {
    private static final int INPUTS = Seeded.heavy() ? 20_000 : 25;
    private static final int MINUTES = Seeded.heavy() ? 120 : 8;

    @TempDir
    Path folder;

    @BeforeEach
    void makeSamples() throws IOException {
        Path samples = Files.createDirectory(folder.resolve("samples"));
        Files.writeString(folder.resolve("pass"), "a passphrase of some length\n");
        Files.writeString(folder.resolve("access"), "CertSubject:/CN=x\tRELAY\nTLS_Srv:x\tVERIFY+CN\n");
        for (String ca : List.of("ca", "other", "locked", "theirs")) {
            Run.ok("ca", "init", "--ca", folder + "/" + ca, "--subject", "/C=US/O=A/CN=" + ca, "--no-passphrase");
        }
        Run.ok(
                "ca",
                "issue",
                "--ca",
                folder + "/ca",
                "--both",
                "h.example.com",
                "--san",
                "10.1.2.3",
                "--san",
                "jo@example.com",
                "--out",
                folder + "/out");
        Run.ok("ca", "issue", "--ca", folder + "/ca", "--client", "lost", "--out", folder + "/out");
        Run.ok("ca", "revoke", "--ca", folder + "/ca", "--cert", folder + "/out/lost.crt", "--reason", "superseded");
        Run.ok("ca", "crl", "--ca", folder + "/ca");
        Run.ok("ca", "export-openssl", "--ca", folder + "/ca");
        Files.copy(folder.resolve("out/h.example.com.crt"), samples.resolve("certificate-plain"));
        Files.copy(folder.resolve("ca/cacert.pem"), samples.resolve("certificate-authority"));
        Files.copy(folder.resolve("other/cacert.pem"), samples.resolve("authority-own"));
        Files.copy(folder.resolve("ca/crl.pem"), samples.resolve("list-own"));
        Files.copy(folder.resolve("ca/index.txt"), samples.resolve("index-own"));
        openssl(OpensslArguments.request(
                "samples/key-ec",
                "-out",
                "samples/request-ec",
                "-subj",
                "/O=x/CN=r.example.com",
                "-addext",
                "subjectAltName=DNS:a.example.com,IP:10.0.0.1,email:jo@example.com"));
        openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "samples/key-rsa",
                "-out",
                "samples/request-rsa",
                "-outform",
                "DER",
                "-subj",
                "/C=US/CN=s.example.com");
        openssl("x509", "-in", "samples/certificate-plain", "-outform", "DER", "-out", "samples/certificate-der");
        openssl("rsa", "-in", "samples/key-rsa", "-traditional", "-out", "samples/key-old");
        openssl(
                "rsa",
                "-in",
                "samples/key-rsa",
                "-traditional",
                "-aes128",
                "-passout",
                "file:pass",
                "-out",
                "samples/key-oldlocked");
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                "samples/key-ec",
                "-v2",
                "aes256",
                "-iter",
                "1000",
                "-passout",
                "file:pass",
                "-out",
                "samples/key-locked");
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                "samples/key-ec",
                "-scrypt",
                "-scrypt_N",
                "1024",
                "-passout",
                "file:pass",
                "-out",
                "samples/key-scrypt");
        openssl(
                "pkcs12",
                "-export",
                "-in",
                "out/h.example.com.crt",
                "-inkey",
                "out/h.example.com.key",
                "-passout",
                "file:pass",
                "-out",
                "samples/pkcs12-own");
    }

    private void openssl(String... arguments) {
        Native.Result made = Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
        assertEquals(0, made.exit(), made.errText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "authority", "request", "list", "index", "pkcs12", "key"})
    void mutatedFile_endsInASentence(String reader) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process commands = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName(),
                        folder.toString(),
                        reader,
                        "1",
                        Integer.toString(INPUTS))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = commands.waitFor(MINUTES, TimeUnit.MINUTES);
        commands.destroyForcibly();
        assertEquals("done\n", Files.readString(said, StandardCharsets.ISO_8859_1) + (ended ? "" : "(hangs)"));
    }
}
