package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that a message suggests is copied into a shell: the name in it is one word there, whatever somebody called it. */
class SuggestedCommandTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"access", "two words", "it's; touch pwned", "$(touch pwned)", "a\u001b[31m`touch pwned`", "a*"})
    void nameOfAFile_isOneWordForTheShell(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "From:a.example\tREJECT\n");
        suggested("'tollgate build (.*)' records", file, Run.of("history", file.toString()));
        suggested("'tollgate ca init --ca (.*)' creates", file, Run.of("ca", "list", "--ca", file.toString()));
        Files.writeString(file, "REJECT\nFrom:a.example REJECT REJECT\nConnect:1.2.3.0/24\tREJECT\n");
        suggested("--fix=intent (.*)' fixes", file, Run.of("build", file.toString()));
    }

    private void suggested(String pattern, Path file, Run run) {
        Matcher help = Pattern.compile(pattern).matcher(run.err());
        assertTrue(help.find(), run.toString());
        Native.Result shell = Native.run(
                directory,
                new byte[0],
                List.of("/bin/sh", "-c", "for word in " + help.group(1) + "; do echo \"<$word>\"; done"));
        assertEquals("<" + file + ">\n", new String(shell.out(), StandardCharsets.UTF_8), run.err());
        assertTrue(Files.notExists(directory.resolve("pwned")));
    }
}
