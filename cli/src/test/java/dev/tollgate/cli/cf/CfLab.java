package dev.tollgate.cli.cf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.sendmail.bt.TestMode;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder with maps and a hosts file, in which configurations are run by sendmail and by Tollgate. */
final class CfLab {
    /** The host's name. */
    static final String HOST = "mail.example.test";

    private static final String START =
            "hostname " + HOST + "; mount --bind \"$1\" /etc/hosts; exec timeout -s KILL 20 \"$0\" -bt -C \"$2\"";

    private final Path directory;
    private final AtomicInteger count = new AtomicInteger();

    CfLab(Path directory) {
        Oracle.requireRoot();
        this.directory = directory;
        write("hosts", "127.0.0.1 localhost\n192.0.2.2 mail.example.test mail\n");
        write("cls2", "b one x\na two y\n");
        write("switch", "hosts files\naliases files\n");
        write("words", "a one two\nb:two:three\nfoo 3 4\n# c\nkey value\nexample.com x\n");
        write("aliases", "a: root\nbad line\nuser: a,b\n");
        map("hash", "m");
        map("btree", "b");
    }

    private void map(String type, String name) {
        String text = """
                a\t1
                b\tone two
                foo\tbar
                key\tvalue %0 and %1 end
                a.b.com\tx@y.z
                q q\tquoted
                user\t"Q u"
                FOO\tupper
                user@example.com\tother@elsewhere.org
                example.com\tesmtp:[relay.example.net]
                @example.com\t%1@virtual.org
                spam@bad.org\tREJECT
                to:example.com\tRELAY
                """;
        Native.run(directory, text.getBytes(ISO_8859_1), Oracle.MAKEMAP, "-C", "/dev/null", "-f", type, name);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder. */
    String path() {
        return directory.toString();
    }

    /** The configuration that m4 makes of an mc file. */
    String expanded(String mc) {
        Native.Result result = Native.run(
                directory,
                ("include(`/usr/share/sendmail/cf/m4/cf.m4')\n" + mc).getBytes(ISO_8859_1),
                Oracle.M4,
                "-D_CF_DIR_=/usr/share/sendmail/cf/",
                "-");
        assertTrue(
                result.outText().contains("\nScheck_rcpt") || result.outText().contains("\nSparse"), result.errText());
        return result.outText();
    }

    /** Stores a configuration. */
    Path configuration(String cf) {
        return write("cf" + count.incrementAndGet() + ".cf", cf);
    }

    /** What sendmail prints, and its status. */
    String real(Path cf, String script) {
        Native.Result result = Native.run(
                directory,
                script.getBytes(ISO_8859_1),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "-m",
                        "sh",
                        "-c",
                        START,
                        Oracle.SENDMAIL.path().toString(),
                        directory.resolve("hosts").toString(),
                        cf.toString()));
        return result.outText() + "\nexit " + result.exit() + "\n";
    }

    /** What Tollgate prints, and its status. */
    String ours(Path cf, String script) {
        StringBuilder out = new StringBuilder();
        LocalHost host = new LocalHost(HOST, directory.resolve("hosts").toString());
        int status = new TestMode(host, out::append).run(cf.toString(), script);
        return out + "\nexit " + status + "\n";
    }

    /**
     * How both differ; empty where they do not. What has no end, and what sendmail does after it has written past its
     * workspace, is left out.
     */
    String difference(String cf, String script) {
        Path file = configuration(cf);
        String expected = real(file, script);
        String actual = ours(file, script);
        delete(file);
        int end = Math.min(
                chance(expected), actual.contains("tollgate: ") ? actual.indexOf("tollgate: ") : Integer.MAX_VALUE);
        String wanted = head(expected, end);
        String given = head(actual, end);
        if (wanted.equals(given)) {
            return "";
        }
        int at = 0;
        while (at < Math.min(wanted.length(), given.length()) && wanted.charAt(at) == given.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 300);
        return "sendmail: …" + head(wanted.substring(from), 700) + "\n--- Tollgate: …"
                + head(given.substring(from), 700);
    }

    private static int chance(String output) {
        int overflow = output.indexOf("rewrite: expansion too long");
        if (output.endsWith("\nexit 137\n")) {
            // Killed: it has printed what its buffer could not hold.
            overflow = Math.min(overflow < 0 ? Integer.MAX_VALUE : overflow, output.length() - 10_000);
        }
        return overflow < 0 ? Integer.MAX_VALUE : overflow;
    }

    private static String head(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
