package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sendmail daemon in the middle of an SMTP session while the access map is replaced again and again.
 *
 * <p>Debian's sendmail knows no cdb. Where the environment's {@code TOLLGATE_CDB_SENDMAIL} names one that does,
 * cdb has its turn, too; {@link CdbReplacementTest} has a reader of cdb maps that needs no such sendmail.
 */
class DaemonReplacementTest {
    private static final @Nullable String CDB_SENDMAIL = System.getenv("TOLLGATE_CDB_SENDMAIL");

    private static final int REPLACEMENTS = Seeded.heavy() ? 200 : 12;

    @TempDir
    Path directory;

    static Stream<String> types() {
        return Stream.of("hash", "btree", "cdb").filter(type -> !type.equals("cdb") || CDB_SENDMAIL != null);
    }

    @ParameterizedTest
    @MethodSource("types")
    void sessionDuringReplacements_isNeverAnsweredWrongAndSeesEachNewMap(String type)
            throws IOException, InterruptedException {
        Oracle.requireRoot();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        int port = freePort();
        Path cf = configure(type, port);
        build(cf, type, 1);
        Process daemon = start(sendmail(type), cf);
        try (SmtpSession session = SmtpSession.connect(port)) {
            Replacements replacements = new Replacements(generation -> build(cf, type, generation), REPLACEMENTS);
            replacements.askDuring(session::generation);
        } finally {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path configure(String type, int port) throws IOException {
        Files.createDirectory(directory.resolve("mqueue"));
        Files.writeString(directory.resolve("aliases"), "");
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\naliases\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n127.0.0.2 client.example.net\n");
        String mc = SendmailBt.mc(
                        directory,
                        "",
                        List.of(
                                "define(`confPID_FILE', `" + directory + "/sendmail.pid')dnl",
                                "define(`confDELIVERY_MODE', `queueonly')dnl",
                                "define(`confBAD_RCPT_THROTTLE', `0')dnl",
                                "define(`confREFUSE_LA', `1000')dnl",
                                "define(`confQUEUE_LA', `1000')dnl",
                                "FEATURE(`no_default_msa')dnl",
                                "FEATURE(`accept_unresolvable_domains')dnl",
                                "DAEMON_OPTIONS(`Name=MTA, Family=inet, Addr=127.0.0.1, Port=" + port + "')dnl"))
                .replace("`hash -T<TMPF>", "`" + type + " -T<TMPF>");
        Path cf = directory.resolve("daemon.cf");
        Files.writeString(cf, SendmailBt.cf(directory, mc), StandardCharsets.ISO_8859_1);
        return cf;
    }

    private static Path sendmail(String type) {
        return type.equals("cdb") ? Path.of(String.valueOf(CDB_SENDMAIL)) : Oracle.SENDMAIL.path();
    }

    private Process start(Path sendmail, Path cf) throws IOException {
        return new ProcessBuilder(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname " + SendmailBt.HOST + "; exec " + sendmail + " -bD -C" + cf)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("daemon.log").toFile())
                .start();
    }

    private void build(Path cf, String type, int generation) {
        StringBuilder text =
                new StringBuilder("from:probe@spam.example\tERROR:5.7.1:\"550 generation " + generation + "\"\n");
        for (int i = 0; i < 2000; i++) {
            text.append("from:user").append(i).append("@spam.example\tREJECT\n");
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Makemap.run(
                List.of("-C", cf.toString(), type, directory.resolve("access").toString()),
                Channels.newChannel(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII))),
                OutputStream.nullOutputStream(),
                err);
        assertEquals("0", exit + err.toString(StandardCharsets.ISO_8859_1));
    }

    /** One SMTP session; its process keeps the map open from the first lookup on. */
    private static final class SmtpSession implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        private SmtpSession(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        static SmtpSession connect(int port) throws IOException, InterruptedException {
            Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
            while (true) {
                Socket socket = new Socket();
                try {
                    socket.bind(new InetSocketAddress("127.0.0.2", 0));
                    socket.connect(new InetSocketAddress("127.0.0.1", port));
                    SmtpSession session = new SmtpSession(socket);
                    assertTrue(session.reply().startsWith("220 "));
                    session.say("EHLO client.example.net");
                    return session;
                } catch (IOException e) {
                    socket.close();
                    if (Instant.now().isAfter(deadline)) {
                        throw e;
                    }
                    Thread.sleep(50);
                }
            }
        }

        int generation() throws IOException {
            String answer = say("MAIL FROM:<probe@spam.example>");
            assertTrue(answer.matches("550 5\\.7\\.1 .*generation \\d+"), answer);
            return Integer.parseInt(answer.replaceFirst(".*generation ", ""));
        }

        private String say(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return reply();
        }

        private String reply() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return String.valueOf(line);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
