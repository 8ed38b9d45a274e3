package dev.tollgate.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Place;
import dev.tollgate.cli.output.Console;
import dev.tollgate.model.lint.Severity;
import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Oracle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        new FileFixes(console, root).make(List.of(finding));
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
        assertTrue(fix("chmod 644 /etc/mail/secret").contains("no right to take away"));
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
}
