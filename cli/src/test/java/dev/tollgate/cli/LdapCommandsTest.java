package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tollgate ldap}, and directories in the place of files, with OpenLDAP's server. */
class LdapCommandsTest {
    @TempDir
    static Path home;

    private static Slapd slapd;
    private static Path secret;
    private static String oldState;

    @BeforeAll
    static void start() throws IOException {
        oldState = System.getProperty("tollgate.state");
        System.setProperty("tollgate.state", home.resolve("state").toString());
        slapd = Slapd.alone(Files.createDirectories(home.resolve("one")), Slapd.BASE_ENTRY);
        secret = Files.writeString(home.resolve("pw"), Slapd.PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    static void stop() {
        slapd.close();
        if (oldState == null) {
            System.clearProperty("tollgate.state");
        } else {
            System.setProperty("tollgate.state", oldState);
        }
    }

    private static String[] at(String url, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "ldap",
                command,
                "--url",
                url,
                "--base",
                Slapd.BASE,
                "--bind-dn",
                Slapd.ADMIN,
                "--password-file",
                secret.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static Run run(String command, String... more) {
        return Run.of(at(slapd.url(), command, more));
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    private static void assertExit(int exit, Run run) {
        assertEquals(exit, run.exit(), () -> run.out() + run.err());
    }

    @Test
    void exportedText_slapaddLoadsItAndPullGivesItBack() throws IOException {
        String text = "AuthInfo:mx.example.net\t\"U:me\" \"P:topsecret\"\nConnect:10.1\tRELAY\n"
                + "From:comma,plus+x@example.com\tDISCARD\nFrom:\u00fcml\u00e4ut.example\tREJECT\n";
        String access = file("exported", text);
        String ldif = Run.ok("ldap", "export", "--base", Slapd.BASE, "--cluster", "lab", "--with-base", access);
        try (Slapd loaded = Slapd.alone(Files.createDirectories(home.resolve("loaded")), ldif)) {
            assertEquals(text, Run.ok(at(loaded.url(), "pull", "--cluster", "lab")));
            Run diff = Run.of(at(loaded.url(), "diff", "--cluster", "lab", access));
            assertEquals("", diff.out());
            assertExit(0, diff);
        }
    }

    @Test
    void pushDiffPullAndUndo_asOneWouldUseThem() throws IOException {
        String old = file(
                "day", "# ours\nConnect:10\tRELAY\nFrom:bad.example\tREJECT\nAuthInfo:a.example\t\"P:topsecret\"\n");
        Run dry = run("push", "--cluster", "day", "--dry-run", old);
        assertExit(0, dry);
        assertTrue(dry.out().contains("changetype: add"), dry.out());
        assertFalse(dry.out().contains("topsecret"), dry.out());
        assertEquals("", Run.ok(at(slapd.url(), "pull", "--cluster", "day")), "a dry run sends nothing");
        Run push = run("push", "--cluster", "day", old);
        assertExit(0, push);
        assertTrue(push.err().contains("3 entries added, 0 changed, 0 deleted"), push.err());
        Run again = run("push", "--cluster", "day", "--json", old);
        assertTrue(again.out().contains("\"added\":0,\"changed\":0,\"deleted\":0,\"changes\":[]"), again.out());
        String now = file(
                "day",
                "# ours\nConnect:10\tRELAY\nFrom:bad.example\tDISCARD\n"
                        + "AuthInfo:a.example\t\"P:another\"\nTo:x@y.example\tREJECT\n");
        Run diff = run("diff", "--cluster", "day", now);
        assertExit(1, diff);
        assertTrue(diff.out().contains("- From:bad.example\tREJECT   (sendmailMTAKey="), diff.out());
        assertTrue(diff.out().contains(" entryCSN 2"), diff.out());
        assertTrue(diff.out().contains("+ To:x@y.example\tREJECT"), diff.out());
        assertFalse(diff.out().contains("topsecret") || diff.out().contains("another"), diff.out());
        Run changes = run("export", "--changes", "--cluster", "day", now);
        assertExit(0, changes);
        Native.Result applied = Native.run(
                home,
                changes.out().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                List.of("ldapmodify", "-x", "-H", slapd.url(), "-D", Slapd.ADMIN, "-w", Slapd.PASSWORD));
        assertEquals(0, applied.exit(), applied.errText());
        assertExit(0, run("diff", "--cluster", "day", now));
        String kept = file("kept", "# my relay\nConnect:10    OK\n\n# gone\nTo:gone.example\tOK\n");
        Run.ok(at(slapd.url(), "pull", "--cluster", "day", "-o", kept));
        assertEquals(
                "# my relay\nConnect:10    RELAY\n\n# gone\nAuthInfo:a.example\t\"P:another\"\n"
                        + "From:bad.example\tDISCARD\nTo:x@y.example\tREJECT\n",
                Files.readString(Path.of(kept)));
        assertExit(66, run("push", "--cluster", "day", "--undo"));
    }

    @Test
    void manyDeletes_areRefusedUnlessAskedFor() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append("From:d").append(i).append(".example\tREJECT\n");
        }
        assertExit(0, run("push", "--cluster", "many", file("many", text.toString())));
        Run empty = run("push", "--cluster", "many", file("none", "# nothing\n"));
        assertExit(65, empty);
        assertTrue(empty.err().contains("has no entries, and the directory has 60"), empty.err());
        String few = file("few", text.substring(0, text.length() / 2));
        Run half = run("push", "--cluster", "many", few);
        assertExit(65, half);
        assertTrue(half.err().contains("more than the 12 allowed; nothing was changed"), half.err());
        assertExit(65, run("push", "--cluster", "many", "--max-deletes", "10%", few));
        assertExit(64, run("push", "--cluster", "many", "--max-deletes", "many", few));
        assertExit(0, run("push", "--cluster", "many", "--max-deletes", "60%", few));
    }

    @Test
    void commandsThatTakeAFile_takeADirectory() throws IOException {
        String text =
                "Connect:10.7\tRELAY\nFrom:evil.example\tREJECT\nConnect:192.0.2\tRELAY\nFrom:odd.example\trelay\n";
        String access = file("taken", text);
        assertExit(0, run("push", "--cluster", "taken", access));
        String[] where = {"--base", Slapd.BASE, "--cluster", "taken"};
        String url = slapd.url();
        Run trace = Run.of(with(where, "trace", "mail", "--from", "u@evil.example", "--json", url));
        assertExit(0, trace);
        assertTrue(
                trace.out().contains("\"place\":\"sendmailMTAKey=From:evil.example,sendmailMTAMapName=access"),
                trace.out());
        assertEquals(
                Run.ok("trace", "mail", "--from", "u@evil.example", "--json", access)
                        .replaceAll("\"line\":\\d+", "\"line\":null"),
                trace.out().replaceAll(",\"place\":\"[^\"]*\"", ""));
        Run shown = Run.of(with(where, "trace", "mail", "--from", "u@evil.example", url));
        assertTrue(shown.out().contains("decided:  by sendmailMTAKey=From:evil.example,"), shown.out());
        assertTrue(shown.out().contains(" entryCSN 20"), shown.out());
        assertEquals(
                Run.ok("dump", "--sort", built(access)).toLowerCase(java.util.Locale.ROOT),
                Run.ok(with(where, "dump", "--sort", url)).toLowerCase(java.util.Locale.ROOT));
        assertEquals("from:EVIL.example\tREJECT\n", Run.ok(with(where, "lookup", url, "from:EVIL.example")));
        assertExit(1, Run.of(with(where, "lookup", url, "from:none.example")));
        assertEquals("", Run.ok(with(where, "diff", access, url)));
        assertEquals("", Run.ok(with(where, "diff", "--decisions", access, url)));
        Run relay = Run.of(with(where, "audit-relay", url));
        assertTrue(relay.out().contains("sendmailMTAKey=Connect:10.7,"), relay.out());
        Run check = Run.of(with(where, "check", url));
        assertTrue(check.out().contains("entry: sendmailMTAKey=From:odd.example,"), check.out() + check.err());
        assertExit(64, Run.of(with(where, "check", "--fix", url)));
        String suite = file(
                "suite.yaml",
                "access: " + url + "\ncases:\n  - name: refused\n    phase: mail\n"
                        + "    facts: {from: u@evil.example}\n    expect: {decision: reject}\n");
        Run test = Run.of(with(where, "test", suite));
        assertExit(0, test);
        assertExit(64, Run.of("trace", "mail", "--from", "u@evil.example", "--base", Slapd.BASE, url));
    }

    private static String built(String access) {
        Run.ok("build", "--force", access);
        return access + ".db";
    }

    private static String[] with(String[] options, String... words) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(options)).toArray(String[]::new);
    }

    @Test
    void deadAndHangingServers_areTemporaryFailures() throws IOException {
        Slapd mortal = Slapd.alone(Files.createDirectories(home.resolve("mortal")), Slapd.BASE_ENTRY);
        String access = file("mortal.access", "From:a.example\tREJECT\n");
        assertExit(0, Run.of(at(mortal.url(), "push", "--cluster", "lab", access)));
        mortal.freeze();
        Run hung = Run.of(at(mortal.url(), "diff", "--cluster", "lab", "--timeout", "1", access));
        assertExit(75, hung);
        assertTrue(hung.err().contains("no answer in time"), hung.err());
        mortal.close();
        Run dead = Run.of(at(mortal.url(), "diff", "--cluster", "lab", access));
        assertExit(75, dead);
        assertTrue(dead.err().contains("cannot be reached"), dead.err());
    }

    @Test
    void verify_findsDivergenceAnIncompleteReplicaAndAReaderWithoutRights() throws Exception {
        String text = file("replicated", "From:a.example\tREJECT\nFrom:b.example\tREJECT\nTo:c.example\tREJECT\n");
        try (Slapd provider = Slapd.provider(Files.createDirectories(home.resolve("p")), "");
                Slapd consumer = Slapd.consumer(Files.createDirectories(home.resolve("c")), provider)) {
            assertExit(0, Run.of(at(provider.url(), "push", "--cluster", "lab", text)));
            String[] both = at(provider.url(), "verify", "--url", consumer.url(), "--cluster", "lab", text);
            Run equal = settled(both);
            assertExit(0, equal);
            Run refused = Run.of(at(
                    consumer.url(),
                    "push",
                    "--cluster",
                    "lab",
                    file("other", "From:a.example\tOK\nFrom:b.example\tREJECT\nTo:c.example\tREJECT\n")));
            assertExit(77, refused);
            assertTrue(refused.err().contains("replica and does not accept changes"), refused.err());
            Run transaction = Run.of(at(
                    provider.url(),
                    "push",
                    "--transaction",
                    "--cluster",
                    "lab",
                    file("t", "From:a.example\tOK\nFrom:b.example\tREJECT\nTo:c.example\tREJECT\n")));
            assertExit(65, transaction);
            assertTrue(transaction.err().contains("may have"), transaction.err());
            // A transaction that fails, as any client may make one.
            FailingTransaction.on(
                    provider.url(), "sendmailMTAKey=From:a.example,sendmailMTAMapName=access," + Slapd.BASE);
            Run diverged = Run.of(both);
            for (int attempt = 0; diverged.exit() == 0 && attempt < 20; attempt++) {
                Thread.sleep(250);
                diverged = Run.of(both);
            }
            assertExit(1, diverged);
            assertTrue(
                    diverged.out().contains("From:a.example is DISCARD here and REJECT on " + provider.url()),
                    diverged.out());
        }
        Path bare = Files.createDirectories(home.resolve("bare"));
        try (Slapd guarded = Slapd.alone(
                bare,
                Slapd.BASE_ENTRY,
                "",
                "index objectClass,sendmailMTAKey eq\n",
                "access to dn.subtree=\"sendmailMTAMapName=access,dc=example,dc=com\""
                        + " filter=\"(sendmailMTAKey=AuthInfo:*)\" by * none\naccess to * by * read\n")) {
            String withSecret = file("guarded", "AuthInfo:a.example\t\"P:topsecret\"\nFrom:a.example\tREJECT\n");
            assertExit(0, Run.of(at(guarded.url(), "push", "--cluster", "lab", withSecret)));
            Run blind = Run.of(at(guarded.url(), "verify", "--cluster", "lab", "--reader-dn", "anonymous"));
            assertExit(1, blind);
            assertTrue(blind.out().contains("AuthInfo:a.example cannot be read by sendmail (anonymous)"), blind.out());
            assertFalse(blind.out().contains("topsecret"), blind.out());
            guarded.modify(
                    "dn: sendmailMTAKey=From:a.example+sendmailMTAHost=mx1.example.com,sendmailMTAMapName=access,"
                            + Slapd.BASE + "\nchangetype: add\nobjectClass: sendmailMTA\nobjectClass: sendmailMTAMap\n"
                            + "objectClass: sendmailMTAMapObject\nsendmailMTAMapName: access\nsendmailMTAHost: mx1.example.com\n"
                            + "sendmailMTAKey: From:a.example\n\n");
            Run traps = Run.of(at(guarded.url(), "verify", "--cluster", "lab", withSecret));
            assertTrue(traps.out().contains("has no value"), traps.out());
            assertTrue(traps.out().contains("a host of that cluster sees both, and finds neither"), traps.out());
            Run warned = Run.of(at(guarded.url(), "push", "--cluster", "lab", withSecret));
            assertTrue(
                    warned.err().contains("From:a.example has an entry for host mx1.example.com as well"),
                    warned.err());
            Run incomplete = Run.of(at(slapd.url(), "verify", "--url", guarded.url(), "--cluster", "nobody"));
            assertTrue(incomplete.out().contains("no entry for cluster nobody"), incomplete.out());
        }
    }

    private static Run settled(String[] words) throws InterruptedException {
        Run run = Run.of(words);
        for (int attempt = 0; run.exit() != 0 && attempt < 40; attempt++) {
            Thread.sleep(250);
            run = Run.of(words);
        }
        return run;
    }

    @Test
    void killedPush_theNextOneEndsEqualAndUndoBringsBackWhatWasThere() throws Exception {
        Random random = new Random(5);
        StringBuilder old = new StringBuilder();
        StringBuilder now = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            old.append("From:k").append(i).append(".example\tREJECT\n");
            now.append("From:k")
                    .append(i + 8)
                    .append(".example\t")
                    .append(i % 2 == 0 ? "DISCARD" : "REJECT")
                    .append('\n');
        }
        String before = file("killed.old", old.toString());
        String after = file("killed.new", now.toString());
        int stopped = 0;
        // A push may end before it is killed; then it is tried again, and killed sooner.
        for (int kill = 0; kill < (Seeded.heavy() ? 100 : 2) || stopped == 0 && kill < 20; kill++) {
            assertExit(0, run("push", "--cluster", "killed", "--max-deletes", "100%", before));
            String[] words = at(slapd.url(), "push", "--cluster", "killed", "--max-deletes", "100%", after);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dtollgate.state=" + System.getProperty("tollgate.state"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.tollgate.cli.Tollgate"));
            command.addAll(List.of(words));
            Process push = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("push.log").toFile())
                    .start();
            while (push.isAlive() && journals() == 0) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(stopped == 0 ? 40 : 150));
            push.destroyForcibly();
            assertTrue(push.waitFor(10, TimeUnit.SECONDS));
            boolean unfinished = journals() > 0;
            stopped += unfinished ? 1 : 0;
            if (unfinished && kill % 3 == 1) {
                assertExit(0, run("push", "--cluster", "killed", "--undo"));
                assertExit(0, run("diff", "--cluster", "killed", before));
            } else {
                Run resumed = run("push", "--cluster", "killed", "--max-deletes", "100%", after);
                assertExit(0, resumed);
                assertEquals(
                        unfinished,
                        resumed.err().contains("was not finished; the missing changes are made now"),
                        resumed.err());
                assertExit(0, run("diff", "--cluster", "killed", after));
            }
            assertEquals(0, journals());
        }
        assertTrue(stopped > 0, "no push was killed in its middle");
    }

    private static long journals() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("state/ldap"))) {
            return files.filter(file -> file.getFileName().toString().matches("push-[0-9a-f]+"))
                    .peek(LdapCommandsTest::requirePrivate)
                    .count();
        }
    }

    private static void requirePrivate(Path journal) {
        try {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)),
                    journal.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Run login(String dn, Path password) {
        List<String> words = new ArrayList<>(List.of("ldap", "pull", "--url", slapd.url(), "--base", Slapd.BASE));
        words.addAll(List.of("--cluster", "x", "--bind-dn", dn, "--password-file", password.toString()));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void passwordFileThatOthersCanRead_isSaid() throws IOException {
        Path open = Files.writeString(home.resolve("open.pw"), Slapd.PASSWORD);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Run run = login(Slapd.ADMIN, open);
        assertExit(0, run);
        assertTrue(run.err().contains("every user of this host can read this password"), run.err());
        assertFalse(run.err().contains(Slapd.PASSWORD), run.err());
        assertExit(77, login("cn=nobody," + Slapd.BASE, secret));
        assertExit(64, Run.of("ldap", "pull", "--url", "http://a", "--base", Slapd.BASE, "--cluster", "x"));
        assertExit(64, Run.of("ldap", "pull", "--url", slapd.url(), "--cluster", "x"));
        assertExit(64, Run.of("ldap", "pull", "--url", slapd.url(), "--base", Slapd.BASE));
        assertExit(64, Run.of("ldap", "pull", "--url", slapd.url(), "--base", "no name", "--cluster", "x"));
        assertExit(66, Run.of("ldap", "pull", "--url", slapd.url(), "--base", "dc=other", "--cluster", "x"));
    }
}
