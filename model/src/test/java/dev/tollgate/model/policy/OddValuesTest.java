package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values and addresses that sendmail's scanner gives up on, and lines longer than makemap's buffer, as a daemon answers to
 * them.
 */
class OddValuesTest {
    private static final List<String> VALUES = List.of(
            "x".repeat(255),
            "x".repeat(256),
            "x".repeat(257),
            "REJECT" + "y".repeat(300),
            "\"550 " + "z".repeat(250) + "\"",
            "\"550 " + "z".repeat(251) + "\"",
            "\"550 " + "z".repeat(300) + "\"",
            "ERROR:5.7.1:" + "w".repeat(300),
            "REJECT (office",
            "REJECT)",
            "\"550 no",
            "<REJECT",
            "RE>JECT",
            "a".repeat(200) + " " + "b".repeat(200),
            "REJECT \\",
            "REJECT\\",
            "\"550 no\\",
            "<REJECT\\",
            "REJECT (office\\",
            "x" + ".".repeat(624),
            "x" + ".".repeat(625),
            "ERROR:5.7.1:\"550 no\"" + "(x)".repeat(250),
            "x<" + ".".repeat(625),
            "\"550 a\" b \"c\" d",
            "550 \u00ffx\u00fey",
            "550 a \u0090b \u0095c \u00e9d e",
            "REJECT\u00ff",
            "\"550 \u00ff\"");

    private static final List<String> LONG = List.of(
            dotted(253),
            dotted(254),
            dotted(255),
            dotted(257),
            "x".repeat(256) + "@tail.example",
            "x".repeat(257) + "@tail.example",
            "\"" + "x".repeat(254) + "\"@tail.example",
            "\"" + "x".repeat(255) + "\"@tail.example",
            "x".repeat(300) + ".y@tail.example",
            "u@" + "d.".repeat(150) + "tail.example",
            "u@" + "d.".repeat(305) + "tail.example",
            "u@" + "d.".repeat(310) + "tail.example",
            "u@" + "d.".repeat(400) + "tail.example",
            "x".repeat(257) + "@" + "d.".repeat(400) + "tail.example",
            "x)" + ".d".repeat(400) + "@tail.example");

    @TempDir
    Path directory;

    /** An address of {@code length} bytes. */
    private static String dotted(int length) {
        String end = "@tail.example";
        return "x".repeat(100) + "." + "y".repeat(100) + "." + "z".repeat(length - 202 - end.length()) + end;
    }

    private static String host(int number) {
        return "h" + number + ".example";
    }

    private static byte[] access() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < VALUES.size(); i++) {
            text.append("From:")
                    .append(host(i))
                    .append('\t')
                    .append(VALUES.get(i))
                    .append('\n');
        }
        String tail = "From:tail.example\tERROR:5.7.1:\"550 the tail of a long line\"";
        text.append("From:long.example\t")
                .append("v".repeat(1023 - "From:long.example\t".length()))
                .append(tail);
        text.append("\nFrom:after.example\tREJECT\n");
        text.append("#").append("c".repeat(1022)).append("From:comment.example\tREJECT\n");
        text.append("#").append("c".repeat(2 * 1023 - 1)).append("From:twice.example\tDISCARD");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void oddValues_answeredAsByTheDaemon() throws IOException, InterruptedException {
        Path home = directory.resolve("daemon");
        int port = SendmailDaemon.freePort();
        List<String> lines = List.of(
                "RELAY_DOMAIN(`example 127.0.0.1')dnl",
                "FEATURE(`accept_unresolvable_domains')dnl",
                "FEATURE(`blocklist_recipients')dnl");
        String cf = SendmailBt.cf(home.getParent(), SendmailDaemon.mc(home, port, "", lines));
        Site site = CfReader.read(cf);
        AccessIndex index = AccessIndex.of(AccessFile.parse(access()));
        List<String> senders = new ArrayList<>();
        IntStream.range(0, VALUES.size()).forEach(i -> senders.add("u@" + host(i)));
        senders.addAll(List.of("u@long.example", "u@tail.example", "u@after.example", "u@comment.example"));
        senders.addAll(LONG);
        try (SendmailDaemon daemon = SendmailDaemon.start(home, port, cf, access(), Map.of(), List.of());
                SendmailDaemon.Connection connection = daemon.connect("127.0.0.1")) {
            connection.reply();
            connection.ask("EHLO localhost");
            List<String> theirs = new ArrayList<>();
            List<String> ours = new ArrayList<>();
            Facts client = Facts.NONE.with(Fact.CLIENT_ADDR, "127.0.0.1").with(Fact.CLIENT_NAME, "localhost");
            for (String sender : senders) {
                // A reply names the address, shortened if it is long, unless it names the value.
                theirs.add(sender + " "
                        + connection
                                .ask("MAIL FROM:<" + sender + ">")
                                .replaceFirst("^(\\S+ \\S+) <.*?(>\\.{3} |\\.{3} (?=Address |prescan))", "$1 "));
                connection.ask("RSET");
                Verdict verdict = Trace.run(Phase.MAIL, client.with(Fact.FROM, sender), site, index);
                ours.add(sender + " " + (verdict.reply() == null ? "250 2.1.0 Sender ok" : verdict.reply()));
            }
            assertEquals(String.join("\n", theirs), String.join("\n", ours));
        }
    }
}
