package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tollgate audit} says of map files, in an image and in its facts, and what the real sendmail says of them. */
class AuditMapsTest {
    @TempDir
    Path directory;

    private Path root;
    private Path mail;

    @BeforeEach
    void image() throws IOException {
        Oracle.requireRoot();
        root = Files.createDirectory(directory.resolve("root"));
        mail = Files.createDirectories(root.resolve("etc/mail"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    }

    private void cf(String... lines) throws IOException {
        Files.writeString(
                mail.resolve("sendmail.cf"), "V10/Berkeley\nO DefaultUser=8:8\n" + String.join("\n", lines) + "\n");
    }

    private void map(String type, String name) {
        Native.Result made = Native.run(
                mail,
                "key.example\tvalue\n".getBytes(StandardCharsets.US_ASCII),
                Oracle.MAKEMAP,
                type,
                mail.resolve(name).toString());
        assertEquals(0, made.exit(), made.errText());
    }

    /** The lines about maps, of the image and of its facts, which must be the same. */
    private List<String> found() throws IOException {
        Run direct = Run.of("audit", "--root", root.toString(), "--fail-on", "never");
        Path facts = Files.writeString(
                directory.resolve("facts.json"),
                Run.of("audit", "collect", "--root", root.toString()).out());
        Run later = Run.of("audit", "--facts", facts.toString(), "--fail-on", "never");
        List<String> lines =
                direct.out().lines().filter(AuditMapsTest::isOfMaps).toList();
        assertEquals(lines, later.out().lines().filter(AuditMapsTest::isOfMaps).toList());
        return lines;
    }

    private static boolean isOfMaps(String line) {
        return line.endsWith("[TG1138]") || line.endsWith("[TG1139]");
    }

    /** What the real sendmail says when it looks the key up in {@code name} of {@code type}. */
    private String sendmail(String type, String name) throws IOException {
        Path cf = Files.writeString(
                directory.resolve("one.cf"),
                "V10/Berkeley\nO DefaultUser=8:8\nO QueueDirectory=" + directory + "\nKt " + type + " "
                        + mail.resolve(name) + "\n");
        Native.Result said = Native.run(
                directory,
                "/map t key.example\n".getBytes(StandardCharsets.US_ASCII),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname mx.example.com; exec \"$0\" \"$@\"",
                        Oracle.SENDMAIL.path().toString(),
                        "-bt",
                        "-C",
                        cf.toString()));
        return said.outText() + said.errText();
    }

    @Test
    void mapsOfMakemap_areRight() throws IOException {
        cf("Ka hash /etc/mail/a", "Kb btree /etc/mail/b", "O AliasFile=/etc/mail/aliases");
        map("hash", "a");
        map("btree", "b");
        map("hash", "aliases");
        assertEquals(List.of(), found());
    }

    @Test
    void otherType_sendmailCannotOpenIt() throws IOException {
        cf("Ka hash -T<TMPF> /etc/mail/a", "Kb btree -o /etc/mail/b", "Kc hash /etc/mail/c");
        map("btree", "a");
        map("hash", "b");
        Files.writeString(mail.resolve("c.db"), "key.example\tvalue\n");
        assertEquals(
                List.of(
                        "/etc/mail/a.db: error: it is a btree, and sendmail looks for a hash: sendmail cannot open "
                                + "it, so mail is deferred with 451 or waits in the queue [TG1138]",
                        "/etc/mail/b.db: error: it is a hash, and sendmail looks for a btree: sendmail continues "
                                + "as if the map were empty, and does not say so [TG1138]",
                        "/etc/mail/c.db: error: it is a text, and sendmail looks for a hash: sendmail cannot open "
                                + "it, so mail is deferred with 451 or waits in the queue [TG1138]"),
                found());
        assertTrue(sendmail("hash", "a").contains("Cannot open hash database"));
        assertTrue(sendmail("hash", "a").contains("no match (75)"));
        assertTrue(sendmail("hash", "c").contains("Cannot open hash database"));
        String optional = sendmail("btree -o", "b");
        assertTrue(optional.contains("not open") && !optional.contains("Cannot open"), optional);
        assertTrue(sendmail("btree", "a").contains("returns value"));
    }

    @Test
    void otherSuffix_isNotOpened() throws IOException {
        cf("Ka hash /etc/mail/a");
        Files.writeString(mail.resolve("a.cdb"), "x");
        assertEquals(
                List.of("/etc/mail/a.cdb: error: sendmail looks for /etc/mail/a.db instead, which is missing: "
                        + "sendmail cannot open it, so mail is deferred with 451 or waits in the queue [TG1138]"),
                found());
        assertTrue(sendmail("hash", "a").contains("missing map file"));
    }

    @Test
    void mapCutOff_sendmailFindsNothingAndSaysNothing() throws IOException {
        cf("Ka hash /etc/mail/a", "Kb hash /etc/mail/b");
        map("hash", "a");
        Path map = mail.resolve("a.db");
        Files.write(map, Arrays.copyOf(Files.readAllBytes(map), 4096));
        Files.createFile(mail.resolve("b.db"));
        assertEquals(
                List.of(
                        "/etc/mail/a.db: error: it is truncated: 1 of its 3 pages exist; the entries of that "
                                + "part are not"
                                + " found [TG1139]",
                        "/etc/mail/b.db: error: it is empty, zero bytes long; sendmail cannot open it, so mail is "
                                + "deferred with 451 or waits in the queue [TG1139]"),
                found());
        assertTrue(sendmail("hash", "a").contains("no match (0)"));
        assertTrue(sendmail("hash", "b").contains("Cannot open hash database"));
    }

    @Test
    void aliasesCutOff_areUnknown() throws IOException {
        cf("O AliasFile=/etc/mail/aliases");
        map("hash", "aliases");
        Path map = mail.resolve("aliases.db");
        byte[] whole = Files.readAllBytes(map);
        Files.write(map, Arrays.copyOf(whole, 4096));
        assertTrue(found().get(0).contains("the aliases of that part become unknown users"));
        Files.write(map, Arrays.copyOf(whole, 5000));
        assertTrue(found().get(0)
                .contains("5000 bytes are not a whole number of pages of 4096 bytes; sendmail continues without "
                        + "aliases"));
        Files.writeString(mail.resolve("aliases"), "postmaster: root\n");
        assertTrue(found().get(0).contains("sendmail cannot open it and reads the text instead"));
    }

    @Test
    void hugeMap_isNotReadWhole() throws IOException {
        cf("Ka hash /etc/mail/a");
        map("hash", "a");
        try (RandomAccessFile file = new RandomAccessFile(mail.resolve("a.db").toFile(), "rw")) {
            file.setLength(64L << 30);
        }
        assertEquals(List.of(), found());
    }

    @Test
    void facts_holdNothingOfTheMap() throws IOException {
        cf("Ka hash /etc/mail/a");
        map("hash", "a");
        String facts = Run.of("audit", "collect", "--root", root.toString()).out();
        assertTrue(
                facts.contains("{\"path\":\"/etc/mail/a.db\",\"content\":\"hash\",\"opens\":true,\"damage\":\"\"}"),
                facts);
        assertFalse(facts.contains("key.example"), facts);
    }

    @Test
    void mapThatIsAFifo_isNotOpened() throws IOException {
        cf("Ka hash /etc/mail/a");
        assertEquals(
                0,
                Native.run(
                                mail,
                                new byte[0],
                                List.of("mkfifo", mail.resolve("a.db").toString()))
                        .exit());
        assertEquals(
                List.of("/etc/mail/a.db: error: it is not a regular file; sendmail cannot open it, so mail is "
                        + "deferred with 451 or waits in the queue [TG1139]"),
                found());
        assertTrue(sendmail("hash", "a").contains("Regular files only"));
    }
}
