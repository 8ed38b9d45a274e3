package dev.tollgate.gui.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Path FILE = Path.of("/etc/mail/access");

    private static String advice(IOException cause) {
        return Problem.file("It did not work.", FILE, cause).advice();
    }

    @Test
    void causesOfTheSystem_areSaidInWords() {
        assertEquals("/etc/mail/access does not exist.", advice(new NoSuchFileException("/etc/mail/access")));
        assertTrue(advice(new AccessDeniedException("x")).contains("may not do that"));
        assertTrue(advice(new FileSystemException("x", null, "No space left on device"))
                .startsWith("There is no space left on the disk of /etc/mail/access. The file is as it was."));
        assertTrue(advice(new FileSystemException("x", null, "Read-only file system"))
                .contains("mounted read-only"));
        assertTrue(advice(new FileSystemException("x", null, "Is a directory")).contains("is a directory"));
    }

    @Test
    void details_nameCauseAndPlaceButAreNoStackTrace() {
        String details =
                Problem.defect("Checking", new IllegalStateException("odd")).details();
        assertTrue(details.contains("Cause: java.lang.IllegalStateException: odd"), details);
        assertTrue(details.contains("Places in the program: ProblemTest.java:"), details);
        assertTrue(details.contains("Java " + System.getProperty("java.version")), details);
        assertFalse(details.contains("\tat "), details);
        assertEquals("", new Problem("what", "advice", null).details());
    }
}
