package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Root works in a folder of another user, who exchanges names in it while root does. */
class ExchangedNamesTest {
    private static final int RUNS = Boolean.getBoolean("heavy") ? 40 : 8;
    private static final String ATTRIBUTES = "unix:ino,mode,uid,gid,nlink,size,lastModifiedTime,ctime";

    @TempDir
    Path directory;

    private Path folder;
    private Path access;
    private Path victim;

    @BeforeEach
    void giveFolderAway() throws IOException {
        Oracle.requireRoot();
        folder = Exchanger.ownFolder(directory.resolve("exp"));
        access = Exchanger.own(Files.writeString(folder.resolve("access"), "From:a.example\tREJECT\n"));
        victim = Files.writeString(directory.resolve("victim"), "root's own\n");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource({"tollgate-new, HOLD", "tollgate-new, FLICKER", "tollgate-lock, HOLD", "tollgate-lock, FLICKER"})
    void build(String ending, Exchanger.Way way) throws IOException {
        Path map = Exchanger.own(Files.writeString(folder.resolve("access.db"), ""));
        Files.setPosixFilePermissions(map, PosixFilePermissions.fromString("rw-r-----"));
        attacked(ending, way, "build", access.toString());
    }

    @ParameterizedTest
    @CsvSource({"tollgate-new, HOLD", "tollgate-new, FLICKER", "tollgate-lock, HOLD"})
    void set(String ending, Exchanger.Way way) throws IOException {
        Files.setPosixFilePermissions(access, PosixFilePermissions.fromString("rw-r-----"));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            values.add("v" + i);
        }
        Map<String, Object> before = status();
        for (String value : values) {
            Exchanger attacker = Exchanger.start(folder, ending, victim, way);
            try (attacker) {
                assertEnds(Run.of("set", access.toString(), "From:b.example", "550 " + value));
            }
            assertUntouched(before);
        }
        removeLinksAndLocks();
        Files.deleteIfExists(access);
        Exchanger.own(Files.writeString(access, ""));
        assertEquals(
                0, Run.of("set", access.toString(), "From:c.example", "REJECT").exit());
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "FLICKER"})
    void makemap(Exchanger.Way way) throws IOException {
        Path cf = Files.writeString(directory.resolve("cf"), "O TrustedUser=" + Exchanger.UID + "\n");
        attacked(
                "tollgate-new",
                way,
                "makemap",
                "-C",
                cf.toString(),
                "hash",
                folder.resolve("access").toString());
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "FLICKER"})
    void issuedCertificate(Exchanger.Way way) throws IOException {
        Path ca = directory.resolve("ca");
        Path pass = Files.writeString(directory.resolve("pass"), "Friday evening\n");
        Run.ok("ca", "init", "--ca", ca.toString(), "--subject", "/CN=Root", "--passphrase-file", pass.toString());
        attacked(
                "tollgate-new",
                way,
                "ca",
                "issue",
                "--ca",
                ca.toString(),
                "--server",
                "h.example",
                "--out",
                folder.toString(),
                "--force",
                "--passphrase-file",
                pass.toString());
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "FLICKER"})
    void restore(Exchanger.Way way) throws IOException {
        Run.ok("build", access.toString());
        Run.ok("set", access.toString(), "From:b.example", "REJECT");
        attacked("tollgate-new", way, "restore", "--revision", "1", access.toString());
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "FLICKER"})
    void exportedCertificate(Exchanger.Way way) throws IOException {
        Path ca = directory.resolve("ca");
        Path issued = directory.resolve("issued");
        Run.ok("ca", "init", "--ca", ca.toString(), "--subject", "/CN=Root", "--no-passphrase");
        Run.ok("ca", "issue", "--ca", ca.toString(), "--server", "h.example", "--out", issued.toString());
        attacked(
                "tollgate-new",
                way,
                "ca",
                "export",
                "--ca",
                ca.toString(),
                "--cert",
                issued.resolve("h.example.crt").toString(),
                "--force",
                "--out",
                folder.resolve("ca.pem").toString());
    }

    @ParameterizedTest
    @CsvSource({"html, HOLD", "html, FLICKER", "junit, HOLD"})
    void auditReport(String format, Exchanger.Way way) throws IOException {
        Path mc = Files.writeString(directory.resolve("sendmail.mc"), "OSTYPE(`debian')\nMAILER(`smtp')\n");
        Path report = Exchanger.own(Files.writeString(folder.resolve("report"), "old"));
        attacked(
                "tollgate-new",
                way,
                "audit",
                "--fail-on",
                "never",
                "--mc",
                mc.toString(),
                "--" + format,
                report.toString());
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "FLICKER"})
    void correctedMc(Exchanger.Way way) throws IOException {
        Path mc = folder.resolve("sendmail.mc");
        String text = "OSTYPE(`debian')\nFEATURE(`promiscuous_relay')\nMAILER(`smtp')\n";
        Map<String, Object> before = status();
        for (int i = 0; i < RUNS; i++) {
            Exchanger attacker = Exchanger.start(folder, "tollgate-new", victim, way);
            try (attacker) {
                Files.deleteIfExists(mc);
                Exchanger.own(Files.writeString(mc, text));
                assertEnds(Run.of("audit", "--fail-on", "never", "--fix", "--mc", mc.toString()));
            }
            assertUntouched(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "FLICKER"})
    void pulledText(Exchanger.Way way) throws IOException {
        try (Slapd slapd = Slapd.alone(Files.createDirectory(directory.resolve("slapd")), Slapd.BASE_ENTRY)) {
            attacked(
                    "tollgate-new",
                    way,
                    "ldap",
                    "pull",
                    "--url",
                    slapd.url(),
                    "--base",
                    Slapd.BASE,
                    "--cluster",
                    "mail",
                    "-o",
                    access.toString());
        }
    }

    @Test
    void modesOfFiles() throws IOException {
        Path root = Files.createDirectory(directory.resolve("root"));
        Path mail = Exchanger.ownFolder(root.resolve("etc/mail"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(mail.resolve("sendmail.cf"), "V10/Berkeley\nO AliasFile=/etc/mail/aliases\n");
        victim = Files.writeString(root.resolve("victim"), "root's own\n");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-rw-rw-"));
        Map<String, Object> before = status();
        Exchanger attacker = Exchanger.start(mail, "aliases", Path.of("/victim"), Exchanger.Way.FLICKER);
        try (attacker) {
            Path aliases = Exchanger.own(Files.writeString(mail.resolve("new"), "postmaster: root\n"));
            Files.setPosixFilePermissions(aliases, PosixFilePermissions.fromString("rw-rw-rw-"));
            Files.createLink(mail.resolve("aliases"), aliases);
            Files.delete(aliases);
            for (int i = 0; i < 5 * RUNS; i++) {
                assertEnds(Run.of("audit", "--fail-on", "never", "--root", root.toString(), "--fix-files"));
                assertUntouched(before);
            }
        }
    }

    @Test
    void linkToAForeignFile_isNotFollowed() throws IOException {
        Map<String, Object> before = status();
        Exchanger.own(Files.createSymbolicLink(folder.resolve("access.db"), victim));
        assertEquals(73, Run.of("build", access.toString()).exit());
        Files.delete(access);
        Exchanger.own(Files.createSymbolicLink(access, victim));
        assertEquals(
                73, Run.of("set", access.toString(), "From:b.example", "REJECT").exit());
        assertUntouched(before);
    }

    private void attacked(String ending, Exchanger.Way way, String... command) throws IOException {
        Map<String, Object> before = status();
        for (int i = 0; i < RUNS; i++) {
            Exchanger attacker = Exchanger.start(folder, ending, victim, way);
            try (attacker) {
                assertEnds(Run.with("From:a.example\tREJECT\n", command));
            }
            assertUntouched(before);
        }
        removeLinksAndLocks();
        Run after = Run.with("From:a.example\tREJECT\n", command);
        assertEquals(0, after.exit(), Arrays.toString(command) + after);
    }

    /** What the attacker left in the way is for people to remove. */
    private void removeLinksAndLocks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file) || file.toString().endsWith("-lock")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void assertEnds(Run run) {
        assertTrue(Set.of(0, 73, 74, 75, 77).contains(run.exit()), run.toString());
    }

    private Map<String, Object> status() throws IOException {
        return Files.readAttributes(victim, ATTRIBUTES);
    }

    private void assertUntouched(Map<String, Object> before) throws IOException {
        assertEquals(before, status());
        assertEquals("root's own\n", Files.readString(victim));
    }
}
