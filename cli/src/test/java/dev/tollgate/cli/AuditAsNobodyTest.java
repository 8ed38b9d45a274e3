package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tollgate audit} by a user who may not look at everything, against what root is told. */
class AuditAsNobodyTest {
    @TempDir
    Path directory;

    private Path root;
    private String classPath;

    /** A host whose files everybody may read, and the program where everybody finds it. */
    @BeforeEach
    void host() throws IOException {
        Oracle.requireRoot();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        root = Files.createDirectory(directory.resolve("root"));
        Path mail = Files.createDirectories(root.resolve("etc/mail"));
        Files.writeString(mail.resolve("sendmail.cf"), """
                V10/Berkeley
                O AliasFile=/etc/mail/aliases
                O LogLevel=9
                Kaccess hash -T<TMPF> /etc/mail/access
                Mlocal, P=/bin/mail, F=lsDFMAw5:/|@q, A=mail
                """);
        Files.writeString(mail.resolve("aliases"), "root: anna\nteam: \"|/usr/bin/team\"\n");
        mode(Files.writeString(mail.resolve("access.db"), "x"), "rw-rw-rw-");
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        run("chmod", "-R", "go+rX", root.toString());
        classPath = copied();
    }

    /** The class path, copied to where it can be read: Maven's repository lies in root's home. */
    private String copied() throws IOException {
        Path library = Files.createDirectory(directory.resolve("library"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.exists(Path.of(entry)) && !entry.endsWith("test-classes")) {
                String copy = library.resolve(
                                entries.size() + "-" + Path.of(entry).getFileName())
                        .toString();
                run("cp", "-r", entry, copy);
                entries.add(copy);
            }
        }
        run("chmod", "-R", "go+rX", library.toString());
        return String.join(File.pathSeparator, entries);
    }

    private void run(String... command) {
        Native.Result result = Native.run(directory, new byte[0], List.of(command));
        assertEquals(0, result.exit(), result.errText());
    }

    private static Path mode(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private Run asNobody(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid",
                "65534",
                "--regid",
                "65534",
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "dev.tollgate.cli.Tollgate"));
        command.addAll(List.of(arguments));
        Native.Result result = Native.run(directory, new byte[0], command);
        return new Run(result.exit(), result.outText(), result.errText());
    }

    private String[] audit(String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--profile", "mx", "--root", root.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void everythingReadable_sameFindingsAsRoot() {
        Run root = Run.of(audit("--json"));
        Run nobody = asNobody(audit("--json"));
        assertTrue(root.out().contains("/etc/mail/access.db"), root.out());
        assertEquals(root.out(), nobody.out(), nobody.err());
        assertEquals(root.exit(), nobody.exit());
        assertFalse(nobody.err().contains("could not be read"), nobody.err());
    }

    @Test
    void closedFiles_areCountedAndTheRestIsAudited() throws IOException {
        mode(root.resolve("etc/mail/aliases"), "rw-------");
        Run root = Run.of(audit());
        Run nobody = asNobody(audit());
        assertFalse(root.err().contains("could not be read"), root.err());
        assertTrue(
                nobody.err()
                        .contains("1 file or directory could not be read: Permission denied. They are not audited; "
                                + "run this as root to see everything"),
                nobody.err());
        assertTrue(root.out().contains("every message to team runs /usr/bin/team"), root.out());
        assertFalse(nobody.out().contains("every message to team"), nobody.out());
        assertTrue(nobody.out().contains("/etc/mail/access.db"), nobody.out());
    }

    @Test
    void closedConfiguration_cannotBeReadAndIsNotMissing() throws IOException {
        mode(root.resolve("etc/mail"), "rwx------");
        Run nobody = asNobody(audit());
        assertEquals(66, nobody.exit(), nobody.err());
        assertEquals("", nobody.out());
        assertTrue(
                nobody.err()
                        .contains("neither sendmail.cf nor submit.cf in /etc/mail below " + root + " can be read\n"
                                + "tollgate: run it as root, or name one with --cf or --mc\n"),
                nobody.err());
        assertEquals(1, Run.of(audit()).exit());
    }
}
