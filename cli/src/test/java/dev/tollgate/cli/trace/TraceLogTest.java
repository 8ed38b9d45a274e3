package dev.tollgate.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Run;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a log, asked again. */
class TraceLogTest {
    private static final String ACCESS = """
            Connect:127.0.0.3\tREJECT
            Connect:127.0.0.4\tDISCARD
            From:spammer@bad.example\tERROR:5.7.1:"550 go away"
            From:odd.example\tQUARANTINE:looks odd
            From:drop.example\tDISCARD
            From:later.example\tERROR:4.7.1:"451 Come back later"
            To:closed@local.test\tERROR:5.2.1:"550 Mailbox disabled"
            """;

    @TempDir
    Path directory;

    private Run trace(String line, String... more) {
        String[] words = new String[more.length + 4];
        words[0] = "trace";
        words[1] = "--log";
        words[2] = line;
        System.arraycopy(more, 0, words, 3, more.length);
        words[words.length - 1] = directory.resolve("access").toString();
        return Run.of(words);
    }

    @Test
    void everyLineOfALiveDaemon_isExplainedByTheFilesItUses() throws IOException, InterruptedException {
        int port = SendmailDaemon.freePort();
        String mc = SendmailDaemon.mc(
                directory,
                port,
                "",
                List.of("FEATURE(`accept_unresolvable_domains')dnl", "FEATURE(`blocklist_recipients')dnl"));
        String cf = SendmailBt.cf(directory, mc);
        Files.writeString(directory.resolve("access"), ACCESS);
        List<String> refused;
        try (SendmailDaemon daemon = SendmailDaemon.start(
                directory,
                port,
                cf,
                ACCESS.getBytes(StandardCharsets.ISO_8859_1),
                Map.of("127.0.0.2", "client.example.net"),
                List.of("info", "closed"))) {
            for (String client : List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.9")) {
                converse(daemon, client);
            }
            refused = daemon.logged().stream()
                    .filter(line -> line.contains("ruleset="))
                    .toList();
        }
        assertTrue(refused.size() >= 12, refused.toString());
        String config = directory.resolve("daemon.cf").toString();
        for (String line : refused) {
            // The log of a refused recipient does not name the sender.
            String from = line.contains("check_rcpt") ? "--from=a@ok.example" : "--helo=c.example";
            Run run = trace(line, from, "--cf", config, "--host-name", SendmailBt.HOST);
            assertEquals(0, run.exit(), run.err());
            assertTrue(run.out().contains("note:     this is what the log says"), line + "\n" + run.out());
        }
        assertTrue(refused.stream().anyMatch(line -> line.contains("check_relay")));
        assertTrue(refused.stream().anyMatch(line -> line.endsWith("discard")));
        assertTrue(refused.stream().anyMatch(line -> line.contains("quarantine=")));
        String otherwise = trace("ruleset=check_mail, arg1=<a@ok.example>, relay=c.example [192.0.2.1],"
                        + " reject=550 5.7.1 <a@ok.example>... Access denied")
                .out();
        assertTrue(otherwise.contains("the log differs: reject="), otherwise);
        assertTrue(otherwise.contains("--auth-type"), otherwise);
    }

    private static void converse(SendmailDaemon daemon, String client) throws IOException {
        try (SendmailDaemon.Connection session = daemon.connect(client)) {
            session.reply();
            session.ask("HELO c.example");
            for (String sender : List.of("spammer@bad.example", "x@later.example", "x@odd.example", "x@drop.example")) {
                session.ask("MAIL FROM:<" + sender + ">");
                session.ask("RSET");
            }
            session.ask("MAIL FROM:<a@ok.example>");
            for (String recipient : List.of(
                    "closed@local.test",
                    "x@far.example",
                    "\"x, reject=250 ok\"@far.example",
                    "u%far.example@local.test")) {
                session.ask("RCPT TO:<" + recipient + ">");
            }
            session.ask("QUIT");
        }
    }

    @Test
    void linesThatTellOfNoRuleset_areRefused() throws IOException {
        Files.writeString(directory.resolve("access"), ACCESS);
        for (String line : List.of(
                "",
                "Nov 30 00:29:24 mail sendmail[1]: 6AU: from=<a@b.example>, size=18, relay=c.example [192.0.2.1]",
                "ruleset=",
                "ruleset=check_rcpt, arg1=<a@b",
                "ruleset=no_such, arg1=<a@b>, relay=c [192.0.2.1], reject=550 5.7.1 no",
                "ruleset=check_rcpt, arg1=<a@b>, relay=c [192.0.2.1], relay=d [192.0.2.2]")) {
            assertEquals(65, trace(line).exit(), line);
        }
        assertEquals(
                64,
                trace("ruleset=check_mail, arg1=<a@b>, relay=[192.0.2.1], discard", "mail")
                        .exit());
    }
}
