package dev.tollgate.model.entry.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which settings of a TLS session a daemon can read: it answers STARTTLS with 454 where it cannot. */
class SessionFeaturesTest {
    private static final List<String> VALUES = List.of(
            "\"\"",
            "\" \"",
            "\";\"",
            "\"  \"",
            "\";;\"",
            "\" ;\"",
            "\"\" \"\"",
            ";",
            "x",
            "\"xy\"",
            "OK",
            "CipherList=HIGH",
            "\"CipherList=HIGH\"",
            "\" CipherList = HIGH\"",
            "\"CipherList=HIGH; Options=0;\"",
            "\"CipherList=HIGH ;Options=0\"",
            "\"CipherList=HIGH; \"",
            "\"CipherList=HIGH;;\"",
            "\"; CipherList=HIGH\"",
            "\"Options=0;;Flags=R\"",
            "\"CipherList=\"",
            "\"CipherList=;\"",
            "CipherList",
            "Ciphers=HIGH",
            "\"=x\"");

    @TempDir
    Path directory;

    @Test
    void settings_readAsTheDaemonReadsThem() throws IOException, InterruptedException {
        Path home = directory.resolve("daemon");
        Files.createDirectories(home);
        Native.run(
                home,
                new byte[0],
                Oracle.OPENSSL,
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=" + SendmailBt.HOST,
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem");
        Files.setPosixFilePermissions(home.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
        List<String> lines = List.of(
                "FEATURE(`tls_session_features')dnl",
                "define(`confCACERT_PATH',`" + home + "')dnl",
                "define(`confCACERT',`" + home + "/cert.pem')dnl",
                "define(`confSERVER_CERT',`" + home + "/cert.pem')dnl",
                "define(`confSERVER_KEY',`" + home + "/key.pem')dnl");
        int port = SendmailDaemon.freePort();
        String cf = SendmailBt.cf(directory, SendmailDaemon.mc(home, port, "", lines));
        Map<String, Boolean> theirs = new TreeMap<>();
        Map<String, Boolean> ours = new TreeMap<>();
        try (SendmailDaemon daemon = SendmailDaemon.start(home, port, cf, access(), Map.of(), List.of())) {
            for (String value : VALUES) {
                try (SendmailDaemon.Connection connection = daemon.connect(client(value))) {
                    connection.reply();
                    connection.ask("EHLO localhost");
                    theirs.put(value, connection.ask("STARTTLS").startsWith("220 "));
                }
                ours.put(value, ValueParser.parse(ValueKind.SESSION_FEATURES, value, 0) instanceof ParsedValue.Valid);
            }
        }
        assertEquals(theirs, ours);
    }

    private static String client(String value) {
        return "127.0.0." + (VALUES.indexOf(value) + 10);
    }

    private static byte[] access() {
        StringBuilder text = new StringBuilder();
        VALUES.forEach(value -> text.append("TLS_Srv_Features:")
                .append(client(value))
                .append('\t')
                .append(value)
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
