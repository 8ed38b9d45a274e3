package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Limits;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.directory.text.Export;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.LiveSession;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import dev.tollgate.testkit.Slapd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SMTP sessions with a daemon whose access map is a directory: every reply is the one that the trace tells. */
class LiveDaemonTest {
    private static final Owner LAB = Owner.cluster("lab");
    private static final List<String> FEATURES = List.of(
            "LOCAL_DOMAIN(`own.test')dnl",
            "RELAY_DOMAIN(`relay.example 127.3.3')dnl",
            "FEATURE(`accept_unresolvable_domains')dnl",
            "FEATURE(`blocklist_recipients')dnl",
            "FEATURE(`greet_pause')dnl",
            "define(`confLDAP_CLUSTER', `lab')dnl");

    @TempDir
    Path directory;

    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final List<String> clients = new ArrayList<>();

    private String cf(Path home, int port, String url) {
        List<String> lines = new ArrayList<>(FEATURES);
        lines.add("QUEUE_GROUP(`mqueue', `Path=" + home + "/mqueue/main')dnl");
        String hash = "FEATURE(`access_db',`hash -T<TMPF> " + home + "/access')dnl";
        String mc = SendmailDaemon.mc(home, port, "", lines)
                .replace(
                        hash,
                        "define(`confLDAP_CLUSTER', `lab')dnl\ndefine(`confLDAP_DEFAULT_SPEC', `-H " + url
                                + " -b dc=example,dc=com -w 3 -l 1 -c 1')dnl\nFEATURE(`access_db', `LDAP')dnl");
        String cf = SendmailBt.cf(home, mc);
        assertTrue(cf.contains("\nKaccess ldap -T<TMPF> -1 "), "the access map is LDAP");
        return cf;
    }

    /** What a directory can hold of a random file; sendmail finds no key {@code *} in one. */
    private static AccessIndex storable(byte[] file) {
        String text = Arrays.stream(new String(file, StandardCharsets.ISO_8859_1).split("\n"))
                .filter(line -> line.chars().allMatch(c -> c < 0x80))
                .filter(line -> line.matches("[^\\s*]+\t+\\S.*"))
                .collect(Collectors.joining("\n", "", "\n"));
        return AccessIndex.of(AccessFile.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Lookup lookup(String url) throws DirectoryException {
        try (Server server = Server.open(ServerAddress.parse(url), Login.ANONYMOUS, Optional.empty(), Limits.USUAL)) {
            return SnapshotReader.read(server, Slapd.BASE, MapName.ACCESS)
                    .seenBy(Set.of(LAB, Owner.host(SendmailBt.HOST)))
                    .lookup();
        }
    }

    /** Holds sessions and compares; the answer says what came up. */
    private Map<String, Integer> sessions(
            SendmailDaemon daemon, String cf, Lookup access, RandomAccess generator, int count, String when)
            throws Exception {
        Map<String, Integer> seen = new HashMap<>();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String client = clients.get(i % clients.size());
            LiveSession session =
                    new LiveSession(daemon, CfReader.read(cf), access, client, hosts.get(client), generator);
            session.run();
            differences.addAll(session.differences());
            session.seen().forEach(kind -> seen.merge(kind, 1, Integer::sum));
        }
        assertEquals("", String.join("\n", differences), when + " " + seen);
        return seen;
    }

    @Test
    void directoryUpDownHungAndRestarted_repliesAreThoseOfTheTrace() throws Exception {
        Random random = new Random(16);
        for (int i = 0; i < 60; i++) {
            String client = "127." + (1 + random.nextInt(3)) + "." + (1 + random.nextInt(3)) + "." + (i + 1);
            clients.add(client);
            if (random.nextInt(4) > 0) {
                hosts.put(client, "n" + client.replace('.', '-') + "." + RandomAccess.domain(random));
            }
        }
        RandomAccess generator = new RandomAccess(random, clients);
        AccessIndex entries = storable(generator.sessionFile(200));
        StringBuilder ldif = new StringBuilder(Slapd.BASE_ENTRY);
        Export.run(entries, Slapd.BASE, MapName.ACCESS, LAB, false, ldif::append);
        Path home = directory.resolve("daemon");
        Files.createDirectories(home.resolve("mqueue/main"));
        int port = SendmailDaemon.freePort();
        int count = Seeded.heavy() ? 600 : 60;
        try (Slapd slapd = Slapd.alone(Files.createDirectories(directory.resolve("slapd")), ldif.toString())) {
            String cf = cf(home, port, slapd.url());
            Lookup up = lookup(slapd.url());
            try (SendmailDaemon daemon =
                    SendmailDaemon.start(home, port, cf, new byte[0], hosts, List.of("u", "v", "postmaster"))) {
                Map<String, Integer> seen = sessions(daemon, cf, up, generator, count, "up");
                for (String kind : List.of("CONNECT REJECT", "MAIL REJECT", "RCPT REJECT", "RCPT ACCEPT", "queued")) {
                    assertTrue(seen.containsKey(kind), kind + " in " + seen);
                }
                slapd.down();
                seen = sessions(daemon, cf, Lookup.UNAVAILABLE, generator, 10, "down");
                assertEquals(Map.of("CONNECT TEMPFAIL", 10), seen);
                slapd.up();
                assertTrue(sessions(daemon, cf, up, generator, 20, "restarted").containsKey("RCPT REJECT"));
                slapd.freeze();
                seen = sessions(daemon, cf, Lookup.UNAVAILABLE, generator, 2, "hung");
                assertEquals(Map.of("CONNECT TEMPFAIL", 2), seen);
                slapd.thaw();
                assertTrue(sessions(daemon, cf, up, generator, 20, "thawed").containsKey("RCPT REJECT"));
            }
        }
    }
}
