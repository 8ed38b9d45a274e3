package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code probe} before servers that do not do what it hopes for: one clear line and the right exit code. */
class ProbeFailureTest {
    private static final String GREETING = "220 mx.example ESMTP~";
    private static final String OFFER = "250-mx.example~250 STARTTLS~";

    @TempDir
    private Path folder;

    /** A server that says its lines, one group for each thing that it hears, and hangs up. */
    private static Run before(String[] says, String... arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread talker = new Thread(() -> {
                try (Socket client = server.accept()) {
                    byte[] heard = new byte[1000];
                    for (String said : says) {
                        client.getOutputStream().write(said.replace("~", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                        client.getOutputStream().flush();
                        if (client.getInputStream().read(heard) < 0) {
                            return;
                        }
                    }
                } catch (IOException e) {
                    // The probe has left, or never came.
                }
            });
            talker.start();
            String[] all = new String[arguments.length + 2];
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            all[0] = "probe";
            all[all.length - 1] = "127.0.0.1:" + server.getLocalPort();
            Run run = Run.of(all);
            return new Run(run.exit(), run.out(), run.err().replace(Integer.toString(server.getLocalPort()), "PORT"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "554 go away~|65|127.0.0.1:PORT: the greeting is '554 go away'",
                "421 too many~|75|127.0.0.1:PORT: the greeting is '421 too many'",
                "SSH-2.0-x~|65|127.0.0.1:PORT: does not speak SMTP: the greeting is 'SSH-2.0-x'",
                "\u00ff\u0001\u00fe\u0007.~|65|127.0.0.1:PORT: does not speak SMTP: the greeting is '????.'",
            })
    void noMailServer_isSaid(String greeting, int exit, String message) throws IOException {
        Run run = before(new String[] {greeting});
        assertEquals(
                exit + " tollgate: " + message,
                run.exit() + " " + run.err().lines().findFirst().orElse(""));
        assertEquals("", run.out());
    }

    @Test
    void silentServer_isWaitedForOnlySoLong() throws IOException {
        Run run = before(new String[] {""}, "--timeout", "1");
        assertEquals(
                "74 tollgate: 127.0.0.1:PORT: no answer within 1.0 seconds",
                run.exit() + " " + run.err().lines().findFirst().orElse(""));
    }

    @Test
    void serverThatHangsUp_isSaid() throws IOException {
        Run run = before(new String[] {});
        assertEquals(
                "74 tollgate: 127.0.0.1:PORT: the server closed the connection before the greeting\n",
                run.exit() + " " + run.err());
    }

    @Test
    void closedPortAndUnknownHost_areSaid() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(
                new Run(74, "", "tollgate: 127.0.0.1:" + port + ": Connection refused\n"),
                Run.of("probe", "127.0.0.1:" + port));
        assertEquals(new Run(66, "", "tollgate: host.invalid: no such host\n"), Run.of("probe", "host.invalid"));
    }

    @ParameterizedTest
    @CsvSource({"a b", "x:0", "x:70000", "[::1", "1.2.3.4:5:6", "-"})
    void badTarget_isAUsageError(String target) {
        assertEquals(64, Run.of("probe", "--", target).exit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 mx.example~||NONE: the server does not offer STARTTLS|454 4.7.0 other side does not support STARTTLS",
                OFFER + "|454 not now~|TEMP: the server refuses STARTTLS: 454 not now|454 4.7.0 authentication failure",
                OFFER
                        + "|500 no~|NONE: the server refuses STARTTLS: 500 no|454 4.7.0 other side does not support STARTTLS",
                OFFER
                        + "|220 go~garbage in place of TLS~|SOFTWARE: the TLS handshake failed|454 4.7.0 TLS handshake failed.",
            })
    void serverWithoutTls_isJudgedByTheEntries(String features, String answer, String verify, String reply)
            throws IOException {
        Path access = Files.writeString(folder.resolve("access"), "TLS_Srv:127.0.0.1\tVERIFY\n");
        Run run =
                before(new String[] {GREETING, features, answer == null ? "" : answer}, "--access", access.toString());
        assertEquals(1, run.exit(), run.err());
        String text = run.out();
        assertEquals(
                "verify           " + verify,
                text.lines()
                        .filter(line -> line.startsWith("verify"))
                        .map(line -> line.startsWith("verify           SOFTWARE")
                                ? line.replaceAll("failed:.*", "failed")
                                : line)
                        .findFirst()
                        .orElse(text));
        assertEquals(
                "tls-server: tempfail, " + reply,
                text.lines()
                        .filter(line -> line.startsWith("tls-server"))
                        .map(line -> line.replaceAll("(authentication failure).*|;.*", "$1"))
                        .findFirst()
                        .orElse(text));
    }
}
