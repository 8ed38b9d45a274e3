package dev.tollgate.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what README and the guides tell a reader to type, page by page, as the reader would. */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));

    /** Runs the tests, so it cannot be one of them. */
    private static final Set<String> NOT_HERE = Set.of("./verify");

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/getting-started.md",
                "docs/maps.md",
                "docs/policy-tests.md",
                "docs/cf.md",
                "docs/tables.md",
                "docs/many-hosts.md",
                "docs/hardening.md",
                "docs/certificates.md"
            })
    void commandsOfThePage_workAsShown(String page) throws IOException {
        settle();
        List<DocumentedCommands.Shown> commands =
                DocumentedCommands.of(Files.readAllLines(ROOT.resolve(page))).shown();
        assertFalse(commands.isEmpty());
        for (DocumentedCommands.Shown shown : commands) {
            if (!NOT_HERE.contains(shown.command())) {
                holds(page, shown);
            }
        }
    }

    private void holds(String page, DocumentedCommands.Shown shown) {
        Native.Result result = Native.run(
                home,
                new byte[0],
                List.of(
                        "env",
                        "PATH=" + home + ":" + System.getenv("PATH"),
                        "TOLLGATE_CA_PASSPHRASE=Friday evening",
                        "HOME=" + home,
                        "sh",
                        "-c",
                        here(shown.command())));
        String where = page + ": " + shown + "\n" + result.outText() + result.errText();
        // 1 is an answer, too: findings, or a test that fails.
        assertTrue(result.exit() == 0 || result.exit() == 1, where);
        List<String> printed = (result.outText() + result.errText()).lines().toList();
        List<String> compared = shown.whole() || printed.size() < shown.output().size()
                ? printed
                : printed.subList(0, shown.output().size());
        if (!shown.output().isEmpty()) {
            assertEquals(shown.output(), compared, where);
        }
    }

    /** The pages speak of the machine's own folders; here they are below the reader's. */
    private String here(String command) {
        return command.replaceAll("(?<![^ ='\"])(/etc/mail|/root/)", Matcher.quoteReplacement(home.toString()) + "$1");
    }

    private void settle() throws IOException {
        Path launcher = Files.writeString(
                home.resolve("tollgate"), "#!/bin/sh\nexec '" + ROOT.resolve("tollgate") + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        copy(ROOT.resolve("samples"), home.resolve("samples"));
        copy(ROOT.resolve("samples"), home.resolve("etc/mail"));
        for (String name : List.of("access", "access.test.yaml", "sendmail.mc")) {
            Files.copy(ROOT.resolve("samples").resolve(name), home.resolve(name));
        }
        // The pages ask the rules of a host that has sendmail installed.
        Files.copy(Path.of("/etc/mail/sendmail.cf"), home.resolve("etc/mail/sendmail.cf"));
        Files.createDirectories(home.resolve("root"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectory(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
