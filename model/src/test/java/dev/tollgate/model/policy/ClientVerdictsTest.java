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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the mail of clients that entries judge, in sessions with a daemon. */
class ClientVerdictsTest {
    private static final List<String> TEXTS = List.of(
            "50% off",
            "a %z b",
            "a %%%% b",
            "a %x b",
            "a %% b",
            "a %d b",
            "a %m b",
            "a %c b",
            "a %",
            "a %-5k b",
            "a %5k b",
            "a %% s b",
            "a %%%%s b",
            "a %s b",
            "a %+d b");

    private static final List<String> LINES = List.of("FEATURE(`accept_unresolvable_domains')dnl");

    @TempDir
    Path directory;

    private record Running(SendmailDaemon daemon, Site site) {}

    private Running start(List<String> lines, String access) throws IOException, InterruptedException {
        Path home = directory.resolve("daemon");
        int port = SendmailDaemon.freePort();
        String cf = SendmailBt.cf(directory, SendmailDaemon.mc(home, port, "", lines));
        byte[] text = access.getBytes(StandardCharsets.US_ASCII);
        return new Running(SendmailDaemon.start(home, port, cf, text, Map.of(), List.of("joe")), CfReader.read(cf));
    }

    @Test
    void percentSignInARefusal_goesOutAsPrintfMakesItOfIt() throws IOException, InterruptedException {
        StringBuilder access = new StringBuilder();
        for (int i = 0; i < TEXTS.size(); i++) {
            access.append("Connect:127.0.0.%d\tERROR:5.7.1:\"550 %s\"\n".formatted(10 + i, TEXTS.get(i)));
        }
        AccessIndex index = AccessIndex.of(AccessFile.parse(access.toString().getBytes(StandardCharsets.US_ASCII)));
        List<String> theirs = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        Running running = start(LINES, access.toString());
        try (SendmailDaemon daemon = running.daemon()) {
            for (int i = 0; i < TEXTS.size(); i++) {
                String client = "127.0.0." + (10 + i);
                try (SendmailDaemon.Connection connection = daemon.connect(client)) {
                    connection.reply();
                    theirs.add(connection.ask("MAIL FROM:<a@b.test>").stripTrailing());
                }
                Facts facts = Facts.NONE.with(Fact.CLIENT_ADDR, client).with(Fact.CLIENT_NAME, "[" + client + "]");
                ours.add(String.valueOf(Trace.run(Phase.CONNECT, facts, running.site(), index)
                                .reply())
                        .stripTrailing());
            }
        }
        assertEquals(String.join("\n", theirs), String.join("\n", ours));
    }

    /** The queue file begins with h for a message in quarantine, with q for one to be delivered. */
    @ParameterizedTest
    @CsvSource({
        "Connect:127.0.0.1, '', qf",
        "127.0.0.1, '', qf",
        "Connect:127.0.0.1, FEATURE(`delay_checks')dnl, hf",
        "127.0.0.1, FEATURE(`delay_checks')dnl, hf",
        "From:b.test, '', hf",
        "From:b.test, FEATURE(`delay_checks')dnl, hf"
    })
    void quarantine_forgottenForAClientWithoutDelayChecks(String key, String feature, String queued)
            throws IOException, InterruptedException {
        Running running = start(List.of(LINES.get(0), feature), key + "\tQUARANTINE:why\n");
        try (SendmailDaemon daemon = running.daemon();
                SendmailDaemon.Connection connection = daemon.connect("127.0.0.1")) {
            connection.reply();
            connection.ask("EHLO localhost");
            connection.ask("MAIL FROM:<a@b.test>");
            connection.ask("RCPT TO:<joe>");
            connection.ask("DATA");
            String accepted = connection.ask("Subject: x\r\n\r\nx\r\n.");
            String id = accepted.replaceFirst("250 2\\.0\\.0 (\\S+) .*", "$1");
            assertEquals(
                    List.of(Path.of(queued + id)),
                    daemon.queued(id).stream().map(Path::getFileName).toList(),
                    accepted);
        }
    }
}
