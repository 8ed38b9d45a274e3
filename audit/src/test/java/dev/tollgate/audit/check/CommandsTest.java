package dev.tollgate.audit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as text, read back by the shell. */
class CommandsTest {
    private static final String LETTERS =
            "ab/.-_ ;&|<>`$(){}[]*?!#~'\"\\\n\t=%@:+,^\u001b\u007f\u00c3\u00b6\u00e2\u0080\u00ae";

    @TempDir
    Path directory;

    @Test
    void namesOfFiles_areOneWordToTheShellWhateverIsInThem() {
        Seeded.times(1, 200, random -> {
            StringBuilder name = new StringBuilder("/");
            for (int i = random.nextInt(20); i >= 0; i--) {
                name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String text = Commands.of("printf", "%s", name.toString()).text();
            Native.Result shell = Native.run(directory, new byte[0], List.of("/bin/sh", "-c", text));
            assertEquals(name.toString(), shell.outText(), text);
        });
    }

    @Test
    void whatIsNotVisible_isEscaped() {
        String name = "/etc/\u001b[31m\u00e2\u0080\u00ae d\u00c3\u00b6";
        assertEquals(
                "rm \"$(printf '/etc/\\033[31m\\342\\200\\256 d\\303\\266')\"",
                Commands.of("rm", name).text());
    }

    @Test
    void output_goesToTheFileOfThatName() throws IOException {
        Path file = directory.resolve("a; touch b");
        Native.run(
                directory,
                new byte[0],
                List.of(
                        "/bin/sh",
                        "-c",
                        Commands.writing(file.toString(), "printf", "#vers\\t2\\n")
                                .text()));
        assertEquals("#vers\t2\n", Files.readString(file));
        assertFalse(Files.exists(directory.resolve("b")));
    }

    @Test
    void severalCommands_oneLineWithoutRepetition() {
        Commands commands = Commands.of("chmod", "go-w", "/etc")
                .then("chown", "root", "/etc")
                .and(Commands.of("chmod", "go-w", "/etc"));
        assertEquals("chmod go-w /etc; chown root /etc", commands.text());
        assertEquals("", Commands.NONE.text());
    }
}
