package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import dev.tollgate.testkit.Native;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose database has a comparator, which Berkeley DB keeps as a serialized object. */
class SerializedStoreTest {
    private static final String MARK = "tollgate.test.mark";

    @TempDir
    Path directory;

    /** Leaves a file behind when it is read. */
    static final class Bomb implements Comparator<byte[]>, Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(byte[] one, byte[] other) {
            return Arrays.compare(one, other);
        }

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            String mark = System.getProperty(MARK);
            if (mark != null) {
                Files.writeString(Path.of(mark), "read");
            }
        }
    }

    @Test
    void objectInAStore_isNeverRead() throws IOException {
        Path file = Files.writeString(directory.resolve("access"), "");
        Path store = Files.createDirectory(directory.resolve(".tollgate"));
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwx------"));
        EnvironmentConfig config = new EnvironmentConfig();
        config.setAllowCreate(true);
        config.setTransactional(true);
        try (Environment environment = new Environment(store.toFile(), config)) {
            DatabaseConfig database = new DatabaseConfig();
            database.setAllowCreate(true);
            database.setTransactional(true);
            database.setBtreeComparator(new Bomb());
            for (String name : List.of("revisions", "texts", "drafts")) {
                environment.openDatabase(null, name, database).close();
            }
        }
        Path mark = directory.resolve("mark");
        Native.Result result = Native.run(
                directory,
                new byte[0],
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + MARK + "=" + mark,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tollgate.class.getName(),
                        "history",
                        file.toString()));
        assertTrue(Files.notExists(mark), "the object was read");
        assertEquals(65, result.exit(), result.errText());
        assertTrue(result.errText().contains("the store is damaged, or was not made by Tollgate"), result.errText());
    }
}
