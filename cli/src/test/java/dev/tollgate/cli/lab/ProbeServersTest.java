package dev.tollgate.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Run;
import dev.tollgate.cli.Tollgate;
import dev.tollgate.cli.lab.PersonaServer.Persona;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that want to keep a probe busy, make it stumble, or write on the administrator's terminal. */
class ProbeServersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"220 a long greeting that never comes to its end", "220-one\r\n220-more\r\n"})
    void serverThatDrips_isGivenUpInTime(String greeting) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> drip(server, greeting));
            dripping.setDaemon(true);
            dripping.start();
            Run run = Run.of("probe", "--timeout", "1", "--total-timeout", "2", "127.0.0.1:" + server.getLocalPort());
            assertEquals(74, run.exit(), run.out());
            assertTrue(run.err().contains("the session was not over after 2.0 seconds"), run.err());
            assertEquals("", run.out());
        }
    }

    /** One byte each tenth of a second, over and over: every answer is in time, and none ends. */
    private static void drip(ServerSocket server, String text) {
        try (Socket client = server.accept()) {
            while (true) {
                for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
                    client.getOutputStream().write(b);
                    Thread.sleep(100);
                }
            }
        } catch (IOException e) {
            // The probe has hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nameServerThatDoesNotAnswer_isGivenUpInTime() throws IOException {
        Oracle.requireRoot();
        Path resolvers = Files.writeString(
                folder.resolve("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:30 attempts:5\n");
        Path silent = Files.writeString(folder.resolve("silent.py"), """
                import fcntl, socket, struct, subprocess, sys
                udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                fcntl.ioctl(udp, 0x8914, struct.pack('16sh', b'lo', 0x49))
                udp.bind(('127.0.0.1', 53))
                sys.exit(subprocess.call(sys.argv[1:]))
                """);
        String java = ProcessHandle.current().info().command().orElseThrow();
        String probe = String.join(
                " ", List.of(java, "-cp", "'" + System.getProperty("java.class.path") + "'", Tollgate.class.getName()));
        long start = System.nanoTime();
        Native.Result result = Native.run(
                folder,
                new byte[0],
                Oracle.UNSHARE,
                "-mn",
                "sh",
                "-c",
                "mount --bind " + resolvers + " /etc/resolv.conf && exec python3 " + silent + " " + probe
                        + " probe --total-timeout 2 slow.example");
        assertEquals(
                "74 tollgate: slow.example: DNS did not answer within 2.0 seconds",
                result.exit() + " " + result.errText().lines().findFirst().orElse(""));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(25));
    }

    @Test
    void malformedAlternativeNames_areSaidAndNotVerified() throws IOException, GeneralSecurityException {
        LabCertificates certificates = LabCertificates.in(folder);
        Persona persona = Persona.of("mx.bad.test", certificates.malformed("bad", "30:82:ff:ff:01"));
        try (PersonaServer server = PersonaServer.start(persona)) {
            Run run = Run.of("probe", "--trust", certificates.trusted().toString(), "127.0.0.1:" + server.port());
            assertEquals(1, run.exit(), run.err());
            assertTrue(
                    run.out().contains("\nverify           FAIL: unable to get local issuer certificate\n"), run.out());
            assertTrue(run.out().contains("\ndefect           the extension subjectAltName cannot be read"), run.out());
        }
    }

    @Test
    void namesOfAServer_writeNothingOnTheTerminal() throws IOException, GeneralSecurityException {
        LabCertificates certificates = LabCertificates.in(folder);
        // "a", escape, "[2J", newline, "verify OK"
        String names = "30:11:82:0f:61:1b:5b:32:4a:0a:76:65:72:69:66:79:20:4f:4b";
        Persona persona = Persona.of("mx.esc.test", certificates.malformed("esc", names));
        try (PersonaServer server = PersonaServer.start(persona)) {
            Run run = Run.of("probe", "--trust", certificates.trusted().toString(), "127.0.0.1:" + server.port());
            assertTrue(run.out().contains("\nnames            DNS:a"), run.out());
            assertFalse(run.out().contains("\u001b"), run.out());
            assertFalse(run.out().contains("\nverify OK"), run.out());
        }
    }
}
