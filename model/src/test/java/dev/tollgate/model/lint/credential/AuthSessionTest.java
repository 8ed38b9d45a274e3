package dev.tollgate.model.lint.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sendmail tells a server that offers AUTH PLAIN, for credentials good and bad. */
class AuthSessionTest {
    private static final String NOTHING = "nothing";

    @TempDir
    static Path directory;

    @BeforeAll
    static void needsRoot() throws IOException {
        Oracle.requireRoot();
        Files.createDirectory(directory.resolve("mqueue"));
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.writeString(directory.resolve("aliases"), "");
    }

    /** The server is told {@code user:password}, or nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "U:user" "P:secret"                | user:secret
            "I:user" "P=c2VjcmV0"              | user:secret
            "U:user" "P:old" "P:secret"        | user:secret
            "U:user" "P:100%%1sure"            | user:100%1sure
            "U:user" "P:100%1sure"             | user:100sure
            "U:user" "P:half\\"quoted"         | user:half\\"quoted
            "U:user" "P=aGFsZiJxdW90ZWQ="      | user:half"quoted
            "U:user" "P:secret" # of the relay | user:secret
            U:user P:secret                    | nothing
            "U:user", "P:secret"               | nothing
            "U:user" "X:secret"                | nothing
            "U:user" "P:secret" "X:other"      | nothing
            "U:user" "Psecret"                 | nothing
            "U:user" "P=not base64"            | nothing
            "U:user" "I:id"                    | nothing
            "U:user" "P:"                      | nothing
            "P:secret"                         | nothing
            """)
    void credentials_serverIsTold(String value, String told) throws IOException {
        assertEquals(told, told(value));
    }

    /** The caller of sendmail hears of the server that is away (EX_OSERR), but the mail is sent. */
    @ParameterizedTest
    @CsvSource({"'', 71", "-T<TMPF>, 71", "-o, 0"})
    void mapThatCannotBeRead_mailGoesOutWithoutLogin(String flags, int status) throws IOException {
        String map = "FEATURE(`authinfo', `ldap " + flags + " -k(cn=%0) -v cn -h 127.0.0.1:1 -b dc=x')dnl\n";
        assertEquals(NOTHING, told("U:me P:secret", map, status));
    }

    private static String told(String value) throws IOException {
        return told(value, "", 0);
    }

    private static String told(String value, String feature, int status) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(60_000);
            CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> serve(server));
            Path cf = directory.resolve("sendmail.cf");
            Native.Result m4 = Native.run(
                    directory, mc(server.getLocalPort(), feature).getBytes(StandardCharsets.UTF_8), Oracle.M4, "-");
            Files.write(cf, m4.out());
            Files.deleteIfExists(directory.resolve("access.db"));
            Native.run(
                    directory,
                    ("AuthInfo:127.0.0.1\t" + value + "\n").getBytes(StandardCharsets.ISO_8859_1),
                    Oracle.MAKEMAP,
                    "-C",
                    cf.toString(),
                    "hash",
                    directory.resolve("access").toString());
            Native.Result sent = Native.run(
                    directory,
                    "Subject: test\n\ntest\n".getBytes(StandardCharsets.ISO_8859_1),
                    List.of(
                            Oracle.UNSHARE.path().toString(),
                            "-u",
                            "sh",
                            "-c",
                            "hostname mail.example.com; exec \"$0\" -C \"$1\" -odi -f me@mail.example.com you@there.example",
                            Oracle.SENDMAIL.path().toString(),
                            cf.toString()));
            assertEquals(status + " ", sent.exit() + " " + sent.errText());
            return told.join();
        }
    }

    /** One SMTP session; answers what AUTH said. */
    private static String serve(ServerSocket server) {
        String told = NOTHING;
        try (Socket client = server.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            say(out, "220 there.example ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("EHLO")) {
                    say(out, "250-there.example\r\n250 AUTH PLAIN");
                } else if (line.startsWith("AUTH PLAIN ")) {
                    String[] parts = new String(
                                    Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())),
                                    StandardCharsets.ISO_8859_1)
                            .split("\0");
                    told = parts[1] + ":" + parts[2];
                    say(out, "235 2.0.0 welcome");
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    say(out, "250 2.0.0 taken");
                } else {
                    say(out, line.equals("QUIT") ? "221 2.0.0 bye" : "250 2.0.0 fine");
                }
            }
        } catch (IOException gone) {
            return "session broken: " + gone;
        }
        return told;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String mc(int port, String feature) {
        return """
                divert(-1)
                include(`/usr/share/sendmail/cf/m4/cf.m4')
                divert(0)dnl
                OSTYPE(`linux')
                define(`confDOMAIN_NAME', `mail.example.com')dnl
                define(`confSERVICE_SWITCH_FILE', `%1$s/service.switch')dnl
                define(`confHOSTS_FILE', `%1$s/hosts')dnl
                define(`confDONT_PROBE_INTERFACES', `True')dnl
                define(`confQUEUE_LA', `1000')dnl
                define(`confAUTH_MECHANISMS', `PLAIN')dnl
                define(`confTO_IDENT', `0')dnl
                define(`STATUS_FILE', `/dev/null')dnl
                define(`QUEUE_DIR', `%1$s/mqueue')dnl
                define(`ALIAS_FILE', `%1$s/aliases')dnl
                define(`SMART_HOST', `relay:[127.0.0.1]')dnl
                define(`RELAY_MAILER_ARGS', `TCP $h %2$d')dnl
                FEATURE(`nocanonify')dnl
                FEATURE(`access_db', `hash -T<TMPF> %1$s/access')dnl
                %3$sMAILER(`local')dnl
                MAILER(`smtp')dnl
                """.formatted(directory, port, feature);
    }
}
