package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells a running sendmail that its map was replaced. */
class ReplacedFileTest {
    @TempDir
    Path directory;

    @Test
    void clockAheadOfTheKernels_movesTheTimeToALaterSecondAllTheSame() throws IOException {
        Path file = Files.writeString(directory.resolve("access.db"), "old");
        // Written just now, by the kernel's stamp; the clock has reached the next second already.
        long written = Instant.now().getEpochSecond();
        Files.setLastModifiedTime(file, FileTime.from(written, TimeUnit.SECONDS));
        Clock ahead = Clock.fixed(Instant.ofEpochSecond(written + 1), ZoneOffset.UTC);
        try (Folder folder = Folder.open(directory);
                OpenFile seen = folder.read("access.db");
                ReplacedFile replaced = ReplacedFile.hold(folder, "access.db", seen.status(), ahead)) {
            assertTrue(replaced.announce());
        }
        assertTrue(Files.getLastModifiedTime(file).to(TimeUnit.SECONDS) > written);
    }
}
