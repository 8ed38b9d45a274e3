package dev.tollgate.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mutated files of every kind: never an internal error, no command takes long, and 256 MB are enough. */
class HostileFilesTest {
    private static final int INPUTS = Seeded.heavy() ? Integer.MAX_VALUE : 12;
    private static final long SECONDS = Seeded.heavy() ? 600 : 240;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void mutatedFile_endsInASentence(Reader reader) throws IOException, InterruptedException {
        new HostileSamples(folder).make(reader);
        Path said = folder.resolve("said");
        Process commands = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dtollgate.state=" + folder.resolve("state"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName(),
                        folder.toString(),
                        reader.name(),
                        "1",
                        Integer.toString(INPUTS),
                        Long.toString(SECONDS))
                .redirectError(folder.resolve("counted").toFile())
                .redirectOutput(said.toFile())
                .start();
        boolean ended = commands.waitFor(SECONDS + 200, TimeUnit.SECONDS);
        commands.destroyForcibly();
        assertEquals(
                "done\n",
                Files.readString(said, StandardCharsets.ISO_8859_1) + (ended ? "" : "(hangs)"),
                () -> text(folder.resolve("counted")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
