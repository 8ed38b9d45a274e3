package dev.tollgate.cli.lab;

import dev.tollgate.cli.Run;
import dev.tollgate.testkit.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sendmail that hands all its mail to one server on a loopback port, which it knows by name. */
final class ClientLab {
    private static final Pattern OUTCOME = Pattern.compile("stat=(Sent|Deferred|[A-Z][a-z]+)");

    private final Path folder;
    private final Path config;
    private final String host;

    private ClientLab(Path folder, Path config, String host) {
        this.folder = folder;
        this.config = config;
        this.host = host;
    }

    /**
     * A client in {@code folder}, where the lab's files are.
     *
     * @param mc lines for its mc file
     */
    static ClientLab configure(Path folder, String host, int port, String mc) throws IOException {
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + host + "\n127.0.0.2 client.example.net\n");
        String text = SendmailLab.CLIENT_MC
                .replace("[127.0.0.1]", "[" + host + "]")
                .replace("FURTHER", mc)
                .replace("PORT", Integer.toString(port));
        return new ClientLab(folder, SendmailLab.translate(folder, text, "client.cf"), host);
    }

    /** The client's sendmail.cf. */
    Path config() {
        return config;
    }

    /** What becomes of a message to the server's domain when {@code entry} is all that the access map says. */
    String deliver(String entry) throws IOException {
        Files.writeString(folder.resolve("access"), entry + "\n");
        Run.ok("build", "--force", "--cf", config.toString(), folder + "/access");
        Path queue = Files.createDirectories(folder.resolve("client-queue"));
        Files.setPosixFilePermissions(queue, PosixFilePermissions.fromString("rwx------"));
        Path written = folder.resolve("client.log");
        Files.deleteIfExists(written);
        Native.run(
                folder,
                "Subject: x\n\nx\n".getBytes(StandardCharsets.US_ASCII),
                SendmailLab.hosted(
                        folder,
                        "client.example.net",
                        "-C" + config + " -D " + written + " -d89.8 -i -odi -f a@ok.example u@" + host.substring(3)));
        List<String> log = Files.readAllLines(written, StandardCharsets.ISO_8859_1);
        String last = "(no delivery in the log: " + log + ")";
        for (String line : log) {
            Matcher outcome = OUTCOME.matcher(line);
            last = outcome.find() ? outcome.group(1) : last;
        }
        return last;
    }
}
