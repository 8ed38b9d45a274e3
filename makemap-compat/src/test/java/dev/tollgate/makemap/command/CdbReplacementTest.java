package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cdb that is replaced while a process answers from it. The process does at each question what sendmail does: it locks
 * and looks at the file that it has open, opens the map anew when the time of modification is of a later second than it
 * was, and searches the file with tinycdb.
 */
class CdbReplacementTest {
    private static final int REPLACEMENTS = Seeded.heavy() ? 200 : 20;

    private static final String READER = """
            exec 3< m.cdb
            opened=$(stat -L -c %%Y /proc/self/fd/3)
            while read -r key; do
                flock -s 3
                if [ "$(stat -L -c %%Y /proc/self/fd/3)" -gt "$opened" ]; then
                    exec 3< m.cdb
                    flock -s 3
                    opened=$(stat -L -c %%Y /proc/self/fd/3)
                fi
                %s -q /proc/self/fd/3 "$key" || printf missing
                flock -u 3
                echo
            done
            """;

    @TempDir
    Path directory;

    @Test
    void readerDuringReplacements_isNeverAnsweredWrongAndSeesEachNewMap() throws IOException, InterruptedException {
        build(1);
        Process reader = new ProcessBuilder("sh", "-c", READER.formatted(Oracle.CDB.path()))
                .directory(directory.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        try (BufferedReader answers = reader.inputReader(StandardCharsets.US_ASCII);
                OutputStream questions = reader.getOutputStream()) {
            AtomicInteger number = new AtomicInteger();
            new Replacements(this::build, REPLACEMENTS).askDuring(() -> {
                String key = "key" + number.getAndIncrement() % EndlessMakemap.ENTRIES;
                questions.write((key + "\n").getBytes(StandardCharsets.US_ASCII));
                questions.flush();
                String answer = String.valueOf(answers.readLine());
                assertTrue(answer.matches("generation \\d+"), answer);
                return Integer.parseInt(answer.substring("generation ".length()));
            });
        } finally {
            reader.destroyForcibly();
        }
        assertEquals("", Files.readString(directory.resolve("errors")));
    }

    private void build(int generation) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Makemap.run(
                List.of("-C", "/dev/null", "cdb", directory.resolve("m").toString()),
                Channels.newChannel(new ByteArrayInputStream(EndlessMakemap.text(generation))),
                OutputStream.nullOutputStream(),
                err);
        assertEquals("0", exit + err.toString(StandardCharsets.ISO_8859_1));
    }
}
