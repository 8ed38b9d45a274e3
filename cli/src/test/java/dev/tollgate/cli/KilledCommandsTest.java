package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill at any moment leaves the old file or the new one, and the next command finds nothing in its way. */
class KilledCommandsTest {
    private static final int KILLS = Boolean.getBoolean("heavy") ? 50 : 8;
    private static final List<String> VALUES = List.of("OK", "REJECT", "DISCARD");

    @TempDir
    Path directory;

    /** Edits, builds and restores one file until it is killed. */
    static final class Writer {
        public static void main(String[] arguments) {
            String file = arguments[0];
            System.out.println("writing");
            for (int i = 0; ; i++) {
                Run.ok("set", file, "From:edited.example", VALUES.get(i % VALUES.size()));
                Run.ok("build", file);
                Run.ok("fmt", file);
                Run.ok("restore", "--revision", "1", file);
            }
        }
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("From:edited.example\t" + value + "\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("From:host").append(i).append(".example\tREJECT\n");
        }
        return text.toString();
    }

    @Test
    void fileAndMap_areOldOrNewAndNothingIsLeftBehind() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(directory.resolve("mail"));
        Path file = Files.writeString(folder.resolve("access"), text("OK"));
        Set<String> legal = VALUES.stream().map(KilledCommandsTest::text).collect(Collectors.toSet());
        Random random = new Random(4);
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Dtollgate.state=" + directory.resolve("state"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .redirectError(directory.resolve("errors").toFile())
                    .start();
            assertEquals("writing", writer.inputReader().readLine());
            Thread.sleep(random.nextInt(3000));
            assertTrue(writer.isAlive(), () -> said());
            writer.destroyForcibly();
            assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
            assertTrue(legal.contains(Files.readString(file)), "kill " + kill);

            Run.ok("build", file.toString());
            Run.ok("set", file.toString(), "From:edited.example", "OK");
            assertEquals(text("OK"), Files.readString(file));
            Run.ok("verify", file + ".db");
            try (Stream<Path> files = Files.list(folder)) {
                Set<String> names = files.map(path -> path.getFileName().toString())
                        .filter(name -> !name.equals(".tollgate"))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertEquals(Set.of("access", "access.db"), names, "kill " + kill);
            }
        }
    }

    private String said() {
        try {
            return Files.readString(directory.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
