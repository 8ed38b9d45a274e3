package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.Planner;
import dev.tollgate.directory.change.Push;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.Snapshot;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Limits;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.directory.text.Pull;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.Slapd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading and pushing with OpenLDAP's server. */
class PushTest {
    @TempDir
    static Path directory;

    private static final Owner LAB = Owner.cluster("lab");
    private static final Login ADMIN = new Login.Simple(Slapd.ADMIN, Slapd.PASSWORD);
    private static final Limits SHORT = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 1_000_000);
    private static Slapd slapd;

    @BeforeAll
    static void start() throws Exception {
        Path home = Files.createDirectories(directory.resolve("one"));
        slapd = Slapd.alone(home, Slapd.BASE_ENTRY);
    }

    @AfterAll
    static void stop() {
        slapd.close();
    }

    private static Server open(String url) throws DirectoryException {
        return Server.open(ServerAddress.parse(url), ADMIN, Optional.empty(), Limits.USUAL);
    }

    private static AccessIndex index(String text) {
        return AccessIndex.of(AccessFile.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static View read(Server server, String map) throws DirectoryException {
        return SnapshotReader.read(server, Slapd.BASE, new MapName(MapName.Kind.MAP, map))
                .seenBy(Set.of(LAB));
    }

    /** Pushes {@code text}; the answer is how many requests were sent. */
    private static int push(Server server, String map, String text) throws DirectoryException {
        return push(slapd, server, map, text);
    }

    private static int push(Slapd slapd, Server server, String map, String text) throws DirectoryException {
        View now = read(server, map);
        AccessIndex target = index(text);
        Plan plan = Planner.plan(now, target, LAB).ordered(now.index(), target, Site.UNKNOWN);
        int[] sent = new int[1];
        container(slapd, server, map);
        Push.run(server, plan, count -> sent[0] = count);
        return sent[0];
    }

    private static void container(Slapd slapd, Server server, String map) throws DirectoryException {
        if (server.entry("sendmailMTAMapName=" + map + "," + Slapd.BASE, "1.1").isEmpty()) {
            slapd.modify("dn: sendmailMTAMapName=" + map + "," + Slapd.BASE + "\nchangetype: add\n"
                    + "objectClass: sendmailMTA\nobjectClass: sendmailMTAMap\nsendmailMTAMapName: " + map
                    + "\nsendmailMTACluster: lab\n\n");
        }
    }

    private static String pulled(Server server, String map) throws DirectoryException {
        return decoded(Pull.fresh(read(server, map).index()).text());
    }

    private static String sorted(String text) {
        return decoded(Pull.fresh(index(text)).text());
    }

    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void everyOddKey_comesBackAsItWas() throws Exception {
        String odd = "From:comma,plus+x@example.com\tDISCARD\n"
                + "To:par(en)*st\\b@example.com\tREJECT\n"
                + "CertIssuer:/C=US/O=Two+20Words/CN=Root\tRELAY\n"
                + "a=b;c<d>\"q\"\tOK\n"
                + "From:\u00fcml\u00e4ut.example\tREJECT\n"
                + "Connect:IPv6:2001:db8\tERROR:5.7.1:550 two  spaces  \n"
                + "From:lower.example\treject\n"
                + "trailing\\\tOK\n";
        try (Server server = open(slapd.socketUrl())) {
            assertEquals(8, push(server, "odd", odd));
            assertEquals(0, push(server, "odd", odd), "a second push sends nothing");
            assertEquals(sorted(odd), pulled(server, "odd"));
            assertEquals(1, push(server, "odd", odd.replace("\treject", "\tREJECT")), "case alone is a change");
            assertEquals(sorted(odd.replace("\treject", "\tREJECT")), pulled(server, "odd"));
        }
    }

    @Test
    void randomPairs_pushLeadsFromOneToTheOtherAndASecondSendsNothing() throws Exception {
        try (Server server = open(slapd.url())) {
            Seeded.times(7, Seeded.heavy() ? 300 : 4, random -> {
                try {
                    String text = text(random);
                    push(server, "random", text);
                    assertEquals(sorted(text), pulled(server, "random"));
                    assertEquals(0, push(server, "random", text));
                } catch (DirectoryException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    private static String text(Random random) {
        byte[] file = new RandomAccess(random).accessFile(25);
        return Arrays.stream(new String(file, StandardCharsets.ISO_8859_1).split("\n"))
                .filter(line -> line.chars().allMatch(c -> c < 0x80))
                .filter(line -> !line.endsWith("\t"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void severalEntriesAndKeys_becomeWhatTheFileSays() throws Exception {
        try (Server server = open(slapd.url())) {
            container(slapd, server, "several");
            String top = "sendmailMTAMapName=several," + Slapd.BASE;
            String classes =
                    "objectClass: sendmailMTA\nobjectClass: sendmailMTAMap\nobjectClass: sendmailMTAMapObject\n"
                            + "sendmailMTAMapName: several\nsendmailMTACluster: lab\n";
            slapd.modify("dn: sendmailMTAKey=From:m1.example," + top + "\nchangetype: add\n" + classes
                    + "sendmailMTAKey: From:m1.example\nsendmailMTAKey: From:m2.example\nsendmailMTAKey: From:m3.example\n"
                    + "sendmailMTAMapValue: REJECT\n\n"
                    + "dn: sendmailMTAKey=From:twice.example," + top + "\nchangetype: add\n" + classes
                    + "sendmailMTAKey: From:twice.example\nsendmailMTAMapValue: RELAY\n\n"
                    + "dn: sendmailMTAKey=From:twice.example+sendmailMTACluster=lab," + top + "\nchangetype: add\n"
                    + classes
                    + "sendmailMTAKey: From:twice.example\nsendmailMTAMapValue: REJECT\n\n"
                    + "dn: sendmailMTAKey=From:gone.example," + top + "\nchangetype: add\n" + classes
                    + "sendmailMTAKey: From:gone.example\nsendmailMTAMapValue: REJECT\n\n"
                    + "dn: sendmailMTAKey=From:gone.example+sendmailMTACluster=lab," + top + "\nchangetype: add\n"
                    + classes
                    + "sendmailMTAKey: From:gone.example\nsendmailMTAMapValue: OK\n\n"
                    + "dn: sendmailMTAKey=From:empty.example," + top + "\nchangetype: add\n" + classes
                    + "sendmailMTAKey: From:empty.example\n\n"
                    + "dn: sendmailMTAKey=From:search.example," + top + "\nchangetype: add\n" + classes
                    + "sendmailMTAKey: From:search.example\nsendmailMTAMapSearch: (sendmailMTAKey=x)\n\n");
            View now = read(server, "several");
            assertEquals(
                    Set.of("from:twice.example", "from:gone.example"),
                    now.ambiguous().keySet());
            assertEquals(1, now.valueless().size());
            String wanted = "From:m1.example\tOK\nFrom:m2.example\tREJECT\nFrom:twice.example\tREJECT\n"
                    + "From:empty.example\tOK\nFrom:search.example\tDISCARD\n";
            push(server, "several", wanted);
            assertEquals(sorted(wanted), pulled(server, "several"));
            assertEquals(Set.of(), read(server, "several").ambiguous().keySet());
            assertEquals(0, push(server, "several", wanted));
            assertEquals(5, push(server, "several", ""));
            assertEquals(0, read(server, "several").index().size());
        }
    }

    @Test
    void somebodyElseWritesMeanwhile_nothingIsOverwritten() throws Exception {
        try (Server server = open(slapd.url())) {
            push(server, "race", "From:a.example\tREJECT\n");
            View now = read(server, "race");
            AccessIndex target = index("From:a.example\tRELAY\n");
            Plan plan = Planner.plan(now, target, LAB);
            slapd.modify("dn: sendmailMTAKey=From:a.example,sendmailMTAMapName=race," + Slapd.BASE
                    + "\nchangetype: modify\nreplace: sendmailMTAMapValue\nsendmailMTAMapValue: DISCARD\n\n");
            DirectoryException refused =
                    assertThrows(DirectoryException.class, () -> Push.run(server, plan, count -> {}));
            assertEquals(Failure.Kind.BUSY, refused.kind());
            assertEquals("From:a.example\tDISCARD\n", pulled(server, "race"));
        }
    }

    @Test
    void transaction_makesAllOrNothing() throws Exception {
        String made = "From:a.example\tRELAY\nFrom:c.example\tREJECT\n";
        Path home = Files.createDirectories(directory.resolve("transaction"));
        try (Slapd own = Slapd.alone(home, Slapd.BASE_ENTRY)) {
            try (Server server = open(own.url())) {
                push(own, server, "txn", "From:a.example\tREJECT\nFrom:b.example\tOK\n");
                Plan plan = Planner.plan(read(server, "txn"), index(made), LAB);
                Push.transaction(server, plan);
                assertEquals(made, pulled(server, "txn"));
                DirectoryException refused =
                        assertThrows(DirectoryException.class, () -> Push.transaction(server, plan));
                assertTrue(refused.kind() != Failure.Kind.TIMEOUT, refused.getMessage());
            }
            // OpenLDAP 2.5.13 can crash when it refuses a transaction; what it holds afterwards counts all the same.
            own.upIfItCrashed();
            try (Server server = open(own.url())) {
                assertEquals(made, pulled(server, "txn"));
            }
        }
    }

    @Test
    void hangingServer_isGivenUpInTime() throws Exception {
        Path home = Files.createDirectories(directory.resolve("hung"));
        try (Slapd hung = Slapd.alone(home, Slapd.BASE_ENTRY)) {
            for (String url : List.of(hung.url(), hung.socketUrl())) {
                Server server = Server.open(ServerAddress.parse(url), ADMIN, Optional.empty(), SHORT);
                hung.freeze();
                long start = System.nanoTime();
                DirectoryException open = assertThrows(
                        DirectoryException.class, () -> SnapshotReader.read(server, Slapd.BASE, MapName.ACCESS));
                assertEquals(Failure.Kind.TIMEOUT, open.kind(), url + " " + open.getMessage());
                DirectoryException closed = assertThrows(
                        DirectoryException.class,
                        () -> Server.open(ServerAddress.parse(url), ADMIN, Optional.empty(), SHORT));
                assertEquals(Failure.Kind.TIMEOUT, closed.kind(), url + " " + closed.getMessage());
                assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 9, url);
                hung.thaw();
                server.close();
            }
        }
    }

    @Test
    void restartedServer_isReadAgainWithoutAWord() throws Exception {
        Path home = Files.createDirectories(directory.resolve("restarted"));
        try (Slapd restarted = Slapd.alone(home, Slapd.BASE_ENTRY);
                Server server = open(restarted.url())) {
            assertEquals(
                    0, SnapshotReader.read(server, Slapd.BASE, MapName.ACCESS).size());
            restarted.down();
            restarted.up();
            assertEquals(
                    0, SnapshotReader.read(server, Slapd.BASE, MapName.ACCESS).size());
        }
    }

    @Test
    void wrongPasswordAndWrongBase_areSaid() throws Exception {
        DirectoryException password = assertThrows(
                DirectoryException.class,
                () -> Server.open(
                        ServerAddress.parse(slapd.url()),
                        new Login.Simple(Slapd.ADMIN, "wrong"),
                        Optional.empty(),
                        Limits.USUAL));
        assertEquals(Failure.Kind.CREDENTIALS, password.kind());
        assertTrue(
                !password.getMessage().contains("wrong bind")
                        || !password.getMessage().contains("wrong\""),
                "secret");
        try (Server server = open(slapd.url())) {
            DirectoryException base = assertThrows(
                    DirectoryException.class, () -> SnapshotReader.read(server, "dc=nowhere", MapName.ACCESS));
            assertEquals(Failure.Kind.MISSING, base.kind());
        }
    }

    @Test
    void externalOnTheSocket_isTheCallersIdentity() throws Exception {
        try (Server server =
                Server.open(ServerAddress.parse(slapd.socketUrl()), Login.EXTERNAL, Optional.empty(), Limits.USUAL)) {
            assertEquals(1, push(server, "external", "From:a.example\tREJECT\n"));
        }
    }

    @Test
    void pull_keepsCommentsOrderAndLayout() {
        AccessFile old = AccessFile.parse(("# spammers\nFrom:b.example   REJECT\n# friend\nFrom:a.example\tOK\n\n"
                        + "# gone tomorrow\nTo:x.example\tOK\n# the end")
                .getBytes(StandardCharsets.UTF_8));
        AccessIndex entries =
                index("from:B.example\tDISCARD\nFrom:a.example\tOK\nFrom:c.example\tREJECT\nConnect:10\tRELAY\n");
        assertEquals(
                "# spammers\nFrom:b.example   DISCARD\n# friend\nFrom:a.example\tOK\nFrom:c.example\tREJECT\n\n"
                        + "# gone tomorrow\n# the end\nConnect:10\tRELAY\n",
                Pull.into(old, entries).text());
    }

    @Test
    void whatADirectoryCannotHold_isRefusedBeforeAnythingIsSent() throws Exception {
        Snapshot empty = SnapshotReader.empty(Slapd.BASE, MapName.ACCESS);
        List<String> refusals = new ArrayList<>();
        for (byte[] text : List.of(
                "From:\u00fc.example\tREJECT\nFrom:\u00dc.example\tOK\n".getBytes(StandardCharsets.UTF_8),
                "From:\u00fc.example\tREJECT\n".getBytes(StandardCharsets.ISO_8859_1))) {
            DirectoryException refused = assertThrows(
                    DirectoryException.class,
                    () -> Planner.plan(empty.seenBy(Set.of(LAB)), AccessIndex.of(AccessFile.parse(text)), LAB));
            refusals.add(refused.getMessage());
        }
        assertTrue(refusals.get(0).startsWith("line 2: for a directory this key equals another one"), refusals.get(0));
        assertTrue(refusals.get(1).startsWith("line 1: not UTF-8"), refusals.get(1));
    }
}
