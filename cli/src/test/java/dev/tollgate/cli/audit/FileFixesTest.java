package dev.tollgate.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Place;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.cli.output.Console;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.toolkit.host.Namers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit --fix-files} as root in a folder of another user, who would have it change a file of root's. */
class FileFixesTest {
    @TempDir
    Path directory;

    private Path root;
    private Path victims;
    private Path mail;

    @BeforeEach
    void giveMailAway() throws IOException {
        Oracle.requireRoot();
        root = Files.createDirectory(directory.resolve("root"));
        victims = Files.createDirectory(directory.resolve("victims"));
        Files.createDirectory(root.resolve("etc"));
        mail = Exchanger.ownFolder(root.resolve("etc/mail"));
    }

    private Path file(Path path, String mode) throws IOException {
        Files.writeString(path, "root's own\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        return path;
    }

    private static String mode(Path path) throws IOException {
        return "%o".formatted((Integer) Files.getAttribute(path, "unix:mode") & 07777);
    }

    private String fix(String command) {
        return fix(command, Host.UNKNOWN, false);
    }

    private String fix(String command, Host host, boolean overtaken) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, Map.of(), Set.of());
        Finding finding = new Finding(
                "TG999",
                Severity.ERROR,
                Place.of("/etc/mail"),
                "message",
                "",
                "",
                Commands.of(command.split(" ")),
                Optional.empty(),
                List.of());
        FileFixes fixes = new FileFixes(console, root, host, path -> Namers.TRUSTED);
        fixes.make(List.of(finding));
        assertEquals(overtaken, fixes.wereOvertaken());
        console.err().flush();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void linksOfOthers_areNotFollowed_atAnyStepOfTheWay() throws IOException {
        Path victim = file(victims.resolve("key"), "rw-r--r--");
        Exchanger.own(Files.createSymbolicLink(mail.resolve("certs"), victims));
        Exchanger.own(Files.createSymbolicLink(mail.resolve("key"), victim));
        for (String path : List.of("/etc/mail/certs/key", "/etc/mail/key", "/etc/mail/certs")) {
            for (String command : List.of("chmod 600 ", "chmod go-w ", "chown root ")) {
                String said = fix(command + path);
                assertTrue(said.contains("not done: " + command + path), said);
            }
        }
        assertEquals("644", mode(victim));
    }

    @Test
    void linksOfRoot_areFollowedInsideTheRoot() throws IOException {
        Path inside = file(Files.createDirectories(root.resolve("srv/certs")).resolve("key"), "rw-r--r--");
        Files.createSymbolicLink(root.resolve("etc/certs"), Path.of("/srv/certs"));
        Files.createSymbolicLink(root.resolve("etc/up"), Path.of("../../../srv"));
        assertTrue(fix("chmod 600 /etc/certs/key").contains("done: "), "");
        assertEquals("600", mode(inside));
        file(inside, "rw-rw-r--");
        assertTrue(fix("chmod go-w /etc/up/certs/../certs/key").contains("done: "), "");
        assertEquals("644", mode(inside));
    }

    @Test
    void noRightIsGiven() throws IOException {
        Path secret = file(mail.resolve("secret"), "rw-------");
        assertTrue(fix("chmod 644 /etc/mail/secret").contains("no rights to take away"));
        assertEquals("600", mode(secret));
        Files.setAttribute(mail, "unix:mode", 02775);
        assertTrue(fix("chmod go-w /etc/mail").contains("done: "));
        assertEquals("2755", mode(mail));
    }

    @Test
    void aFileWithAnotherName_isLeft() throws IOException {
        Path victim = file(victims.resolve("other"), "rw-r--r--");
        Files.createLink(mail.resolve("linked"), victim);
        assertTrue(fix("chmod 600 /etc/mail/linked").contains("several names"));
        assertEquals("644", mode(victim));
    }

    @Test
    void whatAnotherProgramChangedSinceItWasLookedAt_isLookedAtAgain() throws IOException {
        Path key = file(mail.resolve("key"), "rw-r--r--");
        Map<String, FileFact> facts = new HashMap<>();
        for (String path : List.of("/", "/etc", "/etc/mail", "/etc/mail/key")) {
            FileFact.Kind kind = path.endsWith("key") ? FileFact.Kind.FILE : FileFact.Kind.DIRECTORY;
            facts.put(path, new FileFact(path, kind, 0666, 0, 0, 1, 0, Optional.empty(), false, Optional.empty()));
        }
        Host host = new Host(facts, Map.of(), Map.of(), "", "", 0, Optional.empty());
        assertEquals("", fix("chmod 600 /etc/mail/key", host, true));
        assertEquals("644", mode(key));
        file(key, "rw-rw-rw-");
        assertTrue(fix("chmod 600 /etc/mail/key", host, false).contains("done: "));
        assertEquals("600", mode(key));
    }
}
