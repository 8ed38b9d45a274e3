package dev.tollgate.store.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.files.failure.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    /** Holds a store open until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (Store store = Store.open(Path.of(arguments[0]), Store.Access.WRITE, List.of("a"))) {
                System.out.println("open " + store.folder());
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void secondProgram_isToldThatTheStoreIsInUse() throws IOException, InterruptedException {
        Path place = folder.resolve("store");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        place.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals("open " + place, holder.inputReader().readLine());
            StoreException refused =
                    assertThrows(StoreException.class, () -> Store.open(place, Store.Access.WRITE, List.of("a")));
            assertEquals(Failure.Kind.BUSY, refused.kind());
            assertEquals(place + ": in use by another program", refused.getMessage());
            Store.open(place, Store.Access.READ, List.of()).close();
        } finally {
            holder.destroyForcibly();
            assertTrue(holder.waitFor(10, TimeUnit.SECONDS));
        }
        Store.open(place, Store.Access.WRITE, List.of("a")).close();
    }

    @Test
    void damagedFile_isReportedAsDamage() throws IOException {
        Path place = folder.resolve("store");
        Store.open(place, Store.Access.WRITE, List.of("a", "b")).close();
        Path log = place.resolve("00000000.jdb");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.write("this is not a log file".getBytes(StandardCharsets.US_ASCII));
        }
        StoreException damaged =
                assertThrows(StoreException.class, () -> Store.open(place, Store.Access.WRITE, List.of("a")));
        assertEquals(Failure.Kind.BAD_DATA, damaged.kind());
    }

    @Test
    void fileInTheWay_isNamed() throws IOException {
        Path place = Files.writeString(folder.resolve("store"), "x");
        assertEquals(
                place + ": is in the way: a folder is needed here",
                assertThrows(StoreException.class, () -> Store.open(place, Store.Access.WRITE, List.of()))
                        .getMessage());
    }
}
