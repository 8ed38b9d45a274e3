package dev.tollgate.gui.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTest {
    private static final Path FILE = Path.of("/etc/mail/access");

    private static String advice(IOException cause) {
        return Problem.file("It did not work.", FILE, cause).advice();
    }

    @Test
    void causesOfTheSystem_areSaidInWords() {
        assertEquals(
                "/etc/mail/access does not exist. Check how the path is spelled.",
                advice(new NoSuchFileException("/etc/mail/access")));
        assertTrue(advice(new AccessDeniedException("x")).contains("may not do that"));
        assertTrue(advice(new FileSystemException("x", null, "No space left on device"))
                .startsWith("There is no space left on the disk of /etc/mail/access. The file is as it was."));
        assertTrue(advice(new FileSystemException("x", null, "Read-only file system"))
                .contains("mounted read-only"));
        assertTrue(advice(new FileSystemException("x", null, "Is a directory")).contains("is a directory"));
    }

    @Test
    void whatIsInTheWayOfANewFile_isTheDirectory() {
        Path file = Path.of("/nowhere/access");
        String advice = Problem.file("x", file, new AccessDeniedException("/nowhere/.access.tollgate-new"))
                .advice();
        assertTrue(advice.contains("may not write to the directory /nowhere,"), advice);
        IOException store = new IOException("/nowhere/.tollgate: cannot write: the disk is full or failing");
        assertEquals(store.getMessage() + ".", Problem.file("x", file, store).advice());
    }

    @TempDir
    Path folder;

    @Test
    void details_sayInWordsWhatHappenedAndAreNoStackTrace() {
        IOException cause = new FileSystemException("/etc/mail/access", null, "Input/output error");
        cause.initCause(new IllegalStateException());
        assertEquals(
                """
                It did not work.
                /etc/mail/access: Input/output error

                File: /etc/mail/access
                Cause: /etc/mail/access: Input/output error (file system)
                Cause: no more is known (illegal state)
                Tollgate %s, Java %s, %s %s on %s
                To record where in the program it happened, start Tollgate with TOLLGATE_JAVA_OPTS=-Dtollgate.log=FILE and do the same again.""".formatted(
                                Version.text(),
                                System.getProperty("java.version"),
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                Problem.file("It did not work.", FILE, cause).details());
        assertEquals("", new Problem("what", "advice", null).details());
        assertTrue(Version.text().matches("[0-9]+\\..*"), Version.text());
    }

    @Test
    void log_holdsThePlacesOnceItIsAskedFor() throws IOException {
        Path log = folder.resolve("log");
        System.setProperty("tollgate.log", log.toString());
        try {
            String details =
                    Problem.defect("Checking", new IllegalStateException("odd")).details();
            assertTrue(details.contains("Cause: odd (illegal state)"), details);
            assertTrue(details.contains("Place in the program: see " + log), details);
            assertFalse(details.contains("ProblemTest"), details);
            assertTrue(Files.readString(log).contains("\tat dev.tollgate.gui.task.ProblemTest."));
        } finally {
            System.clearProperty("tollgate.log");
        }
    }
}
