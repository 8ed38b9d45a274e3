package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.output.Console;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trace --cert} asks with the names of a certificate that openssl made. */
class TraceCertificateTest {
    @TempDir
    private Path directory;

    @Test
    void certificate_itsNamesAreTheFacts() throws IOException {
        Native.Result made = Native.run(
                directory,
                new byte[0],
                Oracle.OPENSSL,
                OpensslArguments.selfSigned("key.pem", "-out", "cert.pem", "-subj", "/O=Acme, Inc./CN=laptop (old)"));
        assertEquals(0, made.exit(), made::errText);
        Path access = directory.resolve("access");
        Files.writeString(access, "CertIssuer:/O=Acme,+20Inc./CN=laptop+20+28old+29\tRELAY\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err, Map.of(), Set.of());
        int code = Tollgate.run(
                console,
                "trace",
                "rcpt",
                "--client-addr",
                "192.0.2.7",
                "--to",
                "a@b.example",
                "--verify",
                "OK",
                "--cert",
                directory.resolve("cert.pem").toString(),
                "--json",
                access.toString());
        String json = out.toString(StandardCharsets.UTF_8);
        assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
        assertTrue(json.contains("\"relay\":true"), json);
        assertTrue(json.contains("\"line\":1"), json);
    }
}
