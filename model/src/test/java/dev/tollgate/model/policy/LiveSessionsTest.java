package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random SMTP sessions with a sendmail daemon: every reply on the wire is the one that the trace tells. */
class LiveSessionsTest {
    private static final List<String> MAILBOXES =
            List.of("u", "v", "first.last", "postmaster", "abuse", "u+det", "u+", "v+w+x");
    private static final String SENDERS = "FEATURE(`accept_unresolvable_domains')dnl";
    private static final String BLOCK = "FEATURE(`blocklist_recipients')dnl";
    private static final String STOCK =
            "LOCAL_DOMAIN(`own.test')dnl\nRELAY_DOMAIN(`relay.example 127.3.3')dnl\nRELAY_DOMAIN(`a.test')dnl";

    private record Setting(String access, List<String> lines) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting(
                    ",`skip'",
                    List.of(
                            STOCK,
                            SENDERS,
                            BLOCK,
                            "FEATURE(`greet_pause')dnl",
                            "FEATURE(`ratecontrol')dnl",
                            "FEATURE(`conncontrol')dnl")),
            new Setting("", List.of(STOCK, SENDERS, "FEATURE(`queuegroup')dnl", BLOCK)),
            new Setting("", List.of(STOCK, "FEATURE(`delay_checks',`friend')dnl", BLOCK)),
            new Setting(
                    ",`skip',`relaytofulladdress'",
                    List.of(
                            STOCK,
                            SENDERS,
                            "FEATURE(`delay_checks',`hater')dnl",
                            "FEATURE(`ratecontrol',`nodelay',`terminate')dnl")),
            new Setting(
                    ",`lookupdotdomain'",
                    List.of(
                            STOCK,
                            "FEATURE(`require_rdns')dnl",
                            "FEATURE(`block_bad_helo')dnl",
                            "FEATURE(`relay_mail_from',`domain')dnl",
                            "define(`confREJECT_MSG',`\"554 5.7.9 go away\"')dnl",
                            "define(`confRELAY_MSG',`\"551 no relay\"')dnl")));

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    @Test
    void randomSessions_repliesAreThoseOfTheTrace() {
        int sessions = Seeded.heavy() ? 1500 : 130;
        List<String> differences = IntStream.range(0, SETTINGS.size())
                .parallel()
                .boxed()
                .flatMap(number -> differences(number, sessions).stream())
                .toList();
        assertEquals("", String.join("\n", differences.subList(0, Math.min(12, differences.size()))), seen.toString());
        for (String kind : KINDS) {
            assertTrue(seen.getOrDefault(kind, 0) > 1, kind + " in " + seen);
        }
    }

    /** What must have come up. */
    private static final Set<String> KINDS = Set.of(
            "CONNECT REJECT",
            "CONNECT TEMPFAIL",
            "CONNECT DISCARD",
            "MAIL REJECT",
            "MAIL TEMPFAIL",
            "RCPT REJECT",
            "RCPT TEMPFAIL",
            "RCPT ACCEPT",
            "queued",
            "quarantined",
            "discarded",
            "in a group",
            "talked too early",
            "counted",
            "features",
            "features failed");

    private List<String> differences(int number, int sessions) {
        Setting setting = SETTINGS.get(number);
        Random random = new Random(number);
        List<String> clients = new ArrayList<>();
        Map<String, String> hosts = new LinkedHashMap<>();
        for (int i = 0; i < sessions; i++) {
            String client = "127." + (1 + random.nextInt(3)) + "." + (1 + random.nextInt(3)) + "." + (i % 250 + 1);
            if (!clients.contains(client)) {
                clients.add(client);
                if (random.nextInt(4) > 0) {
                    hosts.put(client, "n" + client.replace('.', '-') + "." + RandomAccess.domain(random));
                }
            }
        }
        RandomAccess generator = new RandomAccess(random, clients);
        byte[] access = generator.sessionFile(Math.max(200, sessions));
        Path home = directory.resolve("setting" + number);
        int port = SendmailDaemon.freePort();
        List<String> lines = new ArrayList<>(setting.lines());
        lines.add("QUEUE_GROUP(`slow', `Path=" + home + "/mqueue/slow')dnl");
        lines.add("QUEUE_GROUP(`mqueue', `Path=" + home + "/mqueue/main')dnl");
        try {
            Files.createDirectories(home.resolve("mqueue/main"));
            Files.createDirectories(home.resolve("mqueue/slow"));
            String cf = SendmailBt.cf(home, SendmailDaemon.mc(home, port, setting.access(), lines));
            try (SendmailDaemon daemon = SendmailDaemon.start(home, port, cf, access, hosts, MAILBOXES)) {
                AccessIndex index = AccessIndex.of(AccessFile.parse(access));
                List<String> differences = new ArrayList<>();
                for (String client : clients) {
                    LiveSession session =
                            new LiveSession(daemon, CfReader.read(cf), index, client, hosts.get(client), generator);
                    session.run();
                    differences.addAll(session.differences());
                    session.seen().forEach(kind -> seen.merge(kind, 1, Integer::sum));
                }
                return differences;
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
