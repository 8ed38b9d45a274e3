package dev.tollgate.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sendmail daemon on a loopback port. It queues mail and delivers none, and it knows the hosts of a hosts file only. */
public final class SendmailDaemon implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final Process daemon;

    private SendmailDaemon(Path directory, int port, Process daemon) {
        this.directory = directory;
        this.port = port;
        this.daemon = daemon;
    }

    /** The mc text of such a daemon; {@code lines} are further mc lines. */
    public static String mc(Path directory, int port, String accessArguments, List<String> lines) {
        List<String> all = new ArrayList<>(List.of(
                "define(`confPID_FILE', `" + directory + "/sendmail.pid')dnl",
                "define(`confDELIVERY_MODE', `queueonly')dnl",
                "define(`confBAD_RCPT_THROTTLE', `0')dnl",
                "define(`confTO_IDENT', `0s')dnl",
                "define(`confREFUSE_LA', `1000')dnl",
                "define(`confQUEUE_LA', `1000')dnl",
                "FEATURE(`no_default_msa')dnl",
                "DAEMON_OPTIONS(`Name=MTA, Family=inet, Addr=127.0.0.1, Port=" + port + "')dnl",
                "DAEMON_OPTIONS(`Name=MTA6, Family=inet6, Addr=::1, Port=" + port + "')dnl"));
        all.addAll(lines);
        return SendmailBt.mc(directory, accessArguments, all);
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the daemon of the configuration {@code cf} and the map made of {@code access}.
     *
     * @param hosts names by address
     * @param mailboxes the local users
     */
    public static SendmailDaemon start(
            Path directory, int port, String cf, byte[] access, Map<String, String> hosts, List<String> mailboxes)
            throws IOException, InterruptedException {
        Oracle.requireRoot();
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory.resolve("mqueue"));
        Path config = Files.writeString(directory.resolve("daemon.cf"), cf, StandardCharsets.ISO_8859_1);
        Files.writeString(directory.resolve("service.switch"), "hosts files\naliases files\npasswd files\n");
        StringBuilder hostsText = new StringBuilder("127.0.0.1 localhost\n127.0.1.1 " + SendmailBt.HOST + "\n");
        hosts.forEach((address, name) ->
                hostsText.append(address).append(' ').append(name).append('\n'));
        Files.writeString(directory.resolve("hosts"), hostsText.toString());
        StringBuilder aliases = new StringBuilder();
        mailboxes.forEach(mailbox -> aliases.append(mailbox).append(": root\n"));
        Files.writeString(directory.resolve("aliases"), aliases.toString());
        Native.run(directory, access, Oracle.MAKEMAP, "-C", config.toString(), "-e", "hash", "access");
        Process process = new ProcessBuilder(
                        Oracle.UNSHARE.path().toString(),
                        "-m",
                        "-u",
                        "sh",
                        "-c",
                        "hostname " + SendmailBt.HOST + "; mount --bind " + directory + "/hosts /etc/hosts; exec "
                                + Oracle.SENDMAIL.path() + " -bD -C" + config + " -D "
                                + directory + "/syslog -d89.8")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("daemon.log").toFile())
                .start();
        SendmailDaemon daemon = new SendmailDaemon(directory, port, process);
        daemon.waitForPort();
        return daemon;
    }

    private void waitForPort() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try (Socket open = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                if (open.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("sendmail does not listen: " + Files.readString(directory.resolve("daemon.log")));
    }

    /** What the daemon has logged so far. */
    public List<String> logged() throws IOException {
        return Files.readAllLines(directory.resolve("syslog"), StandardCharsets.ISO_8859_1);
    }

    /** Opens a connection from the loopback address {@code client}. */
    public Connection connect(String client) throws IOException {
        return new Connection(client, port);
    }

    /** The queued message's file below the queue directory, relative to it: {@code qf…}, or {@code hf…} in quarantine. */
    public List<Path> queued(String id) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("mqueue"))) {
            return files.filter(file -> file.getFileName().toString().matches("[qh]f" + id))
                    .map(file -> directory.resolve("mqueue").relativize(file))
                    .toList();
        }
    }

    @Override
    public void close() {
        daemon.descendants().forEach(ProcessHandle::destroyForcibly);
        daemon.destroyForcibly();
    }

    /** An SMTP connection. */
    public static final class Connection implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;

        private Connection(String client, int port) throws IOException {
            socket.setSoTimeout(60_000);
            socket.bind(new InetSocketAddress(client, 0));
            socket.connect(new InetSocketAddress(client.contains(":") ? "::1" : "127.0.0.1", port));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        /** The lines of the next reply; empty if the daemon has hung up. */
        public List<String> reply() throws IOException {
            List<String> lines = new ArrayList<>();
            String line = in.readLine();
            while (line != null) {
                lines.add(line);
                if (line.length() < 4 || line.charAt(3) != '-') {
                    return lines;
                }
                line = in.readLine();
            }
            return lines;
        }

        /** Sends a line. */
        public void send(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Sends a command and reads the last line of the reply; empty if the daemon has hung up. */
        public String ask(String command) throws IOException {
            send(command);
            List<String> lines = reply();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
