package dev.tollgate.cli.lab;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sendmail daemon on a loopback port, and clients that come with certificates. */
final class SendmailLab implements AutoCloseable {
    private static final String MC = """
            divert(0)dnl
            include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
            OSTYPE(`linux')dnl
            define(`confQUEUE_LA', `1000')dnl
            define(`confREFUSE_LA', `1000')dnl
            define(`confDOMAIN_NAME', `mail.example.com')dnl
            define(`QUEUE_DIR', `LAB/mqueue')dnl
            define(`STATUS_FILE', `LAB/statistics')dnl
            define(`confPID_FILE', `LAB/sendmail.pid')dnl
            define(`ALIAS_FILE', `LAB/aliases')dnl
            define(`confCW_FILE', `-o LAB/local-host-names')dnl
            define(`confLOG_LEVEL', `14')dnl
            define(`confCACERT_PATH', `LAB/certs')dnl
            define(`confCACERT', `LAB/certs/trusted.crt')dnl
            define(`confSERVER_CERT', `LAB/certs/mail.example.com.crt')dnl
            define(`confSERVER_KEY', `LAB/certs/mail.example.com.key')dnl
            FURTHER
            define(`confDELIVERY_MODE', `queueonly')dnl
            define(`confTO_IDENT', `0s')dnl
            define(`confSERVICE_SWITCH_FILE', `LAB/service.switch')dnl
            FEATURE(`nocanonify')dnl
            define(`confMAX_DAEMON_CHILDREN', `40')dnl
            FEATURE(`no_default_msa')dnl
            FEATURE(`accept_unresolvable_domains')dnl
            FEATURE(`access_db', `hash -T<TMPF> LAB/access')dnl
            DAEMON_OPTIONS(`Name=MTA, Family=inet, Addr=127.0.0.1, Port=PORT')dnl
            MAILER(`local')dnl
            MAILER(`smtp')dnl
            LOCAL_CONFIG
            Kheld syslog
            LOCAL_RULESETS
            SLocal_check_mail
            R$*	$: $1 $(held cert_subject/$&{cert_subject} $)
            R$*	$: $1 $(held cert_issuer/$&{cert_issuer} $)
            R$*	$: $1 $(held cn_subject/$&{cn_subject} $)
            R$*	$: $1 $(held cn_issuer/$&{cn_issuer} $)
            R$*	$: $1 $(held verify/$&{verify} $)
            """;

    static final String CLIENT_MC = """
            divert(0)dnl
            include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
            OSTYPE(`linux')dnl
            define(`confQUEUE_LA', `1000')dnl
            define(`confREFUSE_LA', `1000')dnl
            define(`confDOMAIN_NAME', `client.example.net')dnl
            define(`QUEUE_DIR', `LAB/client-queue')dnl
            define(`STATUS_FILE', `LAB/statistics')dnl
            define(`ALIAS_FILE', `LAB/aliases')dnl
            define(`confCW_FILE', `-o LAB/local-host-names')dnl
            define(`confLOG_LEVEL', `14')dnl
            define(`confSERVICE_SWITCH_FILE', `LAB/service.switch')dnl
            define(`SMART_HOST', `esmtp:[127.0.0.1]')dnl
            define(`ESMTP_MAILER_ARGS', `TCP $h PORT')dnl
            FURTHER
            FEATURE(`nocanonify')dnl
            FEATURE(`access_db', `hash -T<TMPF> LAB/access')dnl
            MAILER(`smtp')dnl
            """;

    private final Path folder;
    private final int port;
    private final Path log;
    private final Process daemon;

    private SendmailLab(Path folder, int port, Path log, Process daemon) {
        this.folder = folder;
        this.port = port;
        this.log = log;
        this.daemon = daemon;
    }

    /** What a session came to: the reply to RCPT, and the lines that the daemon wrote meanwhile. */
    record Session(String mailReply, String rcptReply, List<String> log) {
        /** What sendmail held in the macro {@code name}. */
        String held(String name) {
            for (String line : log) {
                int at = line.indexOf(name + "/");
                if (at >= 0) {
                    return line.substring(at + name.length() + 1).strip();
                }
            }
            return "(not logged)";
        }
    }

    /**
     * Writes test.cf in {@code folder}, where certs and access.db belong.
     *
     * @param further lines for the mc file
     */
    static Path configure(Path folder, String... further) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectory(
                folder.resolve("mqueue"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("port"), Integer.toString(port));
        Files.writeString(folder.resolve("aliases"), "");
        Files.writeString(folder.resolve("statistics"), "");
        Files.writeString(folder.resolve("service.switch"), "hosts files\naliases files\npasswd files\n");
        Files.writeString(
                folder.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.1.1 mail.example.com mail\n127.0.0.2 client.example.net\n");
        Path config = translate(
                folder,
                MC.replace("FURTHER", String.join("\n", further)).replace("PORT", Integer.toString(port)),
                "test.cf");
        Native.run(folder, new byte[0], hosted(folder, "mail.example.com", "-bi -C" + config));
        return config;
    }

    /** sendmail on a host of that name: without a qualified one each start takes a minute. */
    static List<String> hosted(Path folder, String name, String arguments) {
        return List.of(
                Oracle.UNSHARE.path().toString(),
                "-m",
                "-u",
                "sh",
                "-c",
                "hostname " + name + "; mount --bind " + folder.resolve("hosts") + " /etc/hosts; exec "
                        + Oracle.SENDMAIL.path() + " " + arguments);
    }

    static Path translate(Path folder, String mc, String name) throws IOException {
        Native.Result cf = Native.run(
                folder, mc.replace("LAB", folder.toString()).getBytes(StandardCharsets.ISO_8859_1), Oracle.M4, "-");
        return Files.write(folder.resolve(name), cf.out());
    }

    /** Starts the daemon on the files in {@code folder}: test.cf, certs, access.db. */
    static SendmailLab start(Path folder) throws IOException, InterruptedException {
        int port = Integer.parseInt(Files.readString(folder.resolve("port")));
        Path config = folder.resolve("test.cf");
        Path log = folder.resolve("log");
        Process daemon = new ProcessBuilder(
                        hosted(folder, "mail.example.com", "-bD -C" + config + " -D " + log + " -d89.8"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("daemon.out").toFile())
                .start();
        SendmailLab lab = new SendmailLab(folder, port, log, daemon);
        lab.waitForPort();
        return lab;
    }

    private void waitForPort() throws InterruptedException, IOException {
        for (int i = 0; i < 400; i++) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (open.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("sendmail does not listen: " + Files.readString(folder.resolve("daemon.out")));
    }

    /**
     * Sends a message to the daemon with sendmail as the client, which trusts the daemon's authorities.
     *
     * @param client lines for the client's mc file
     * @return what the client wrote
     */
    List<String> deliver(String... client) throws IOException {
        Path queue = Files.createDirectories(folder.resolve("client-queue"));
        Files.setPosixFilePermissions(queue, PosixFilePermissions.fromString("rwx------"));
        Path config = translate(
                folder,
                CLIENT_MC.replace("FURTHER", String.join("\n", client)).replace("PORT", Integer.toString(port)),
                "client.cf");
        Path written = folder.resolve("client.log");
        Files.deleteIfExists(written);
        Native.run(
                folder,
                "Subject: x\n\nx\n".getBytes(StandardCharsets.US_ASCII),
                hosted(
                        folder,
                        "client.example.net",
                        "-C" + config + " -D " + written + " -d89.8 -i -odi -f a@ok.example b@foreign.example"));
        return Files.readAllLines(written, StandardCharsets.ISO_8859_1);
    }

    int port() {
        return port;
    }

    /** A session from 127.0.0.2 with further arguments for {@code openssl s_client}. */
    Session session(String... arguments) throws IOException, InterruptedException {
        long before = Files.size(log);
        List<String> command = new ArrayList<>(List.of(
                Oracle.OPENSSL.path().toString(),
                "s_client",
                "-starttls",
                "smtp",
                "-connect",
                "127.0.0.1:" + port,
                "-bind",
                "127.0.0.2",
                "-crlf",
                "-quiet"));
        command.addAll(List.of(arguments));
        Process client = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String mail;
        String rcpt;
        try (BufferedReader replies = client.inputReader(StandardCharsets.ISO_8859_1);
                var orders = client.outputWriter(StandardCharsets.ISO_8859_1)) {
            reply(orders, replies, "EHLO client.example.net");
            // s_client prints the reply to its own EHLO first.
            mail = reply(orders, replies, "MAIL FROM:<a@ok.example>");
            while (mail.startsWith("250 ") && !mail.contains("Sender ok")) {
                mail = lastLine(replies);
            }
            rcpt = reply(orders, replies, "RCPT TO:<b@foreign.example>");
            reply(orders, replies, "QUIT");
        } finally {
            client.destroy();
            client.waitFor(10, TimeUnit.SECONDS);
        }
        String written = Files.readString(log, StandardCharsets.ISO_8859_1).substring((int) before);
        return new Session(mail, rcpt, written.lines().toList());
    }

    private static String reply(java.io.Writer orders, BufferedReader replies, String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        return lastLine(replies);
    }

    private static String lastLine(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = replies.readLine();
        }
        return String.valueOf(line);
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            daemon.waitFor(10, TimeUnit.SECONDS);
            daemon.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
