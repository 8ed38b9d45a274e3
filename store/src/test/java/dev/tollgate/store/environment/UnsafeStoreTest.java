package dev.tollgate.store.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that somebody else has prepared. */
class UnsafeStoreTest {
    private static final int SOMEBODY = 54345;

    @TempDir
    Path folder;

    private Path place;

    @BeforeEach
    void name() {
        place = folder.resolve("store");
    }

    private static void make(Path place) throws IOException {
        Store.open(place, Store.Access.WRITE, List.of("a")).close();
    }

    private StoreException refused(Store.Access access) {
        StoreException refused = assertThrows(
                StoreException.class,
                () -> Store.open(place, access, List.of("a")).close());
        assertEquals(Kind.UNSAFE, refused.kind(), refused.getMessage());
        return refused;
    }

    @ParameterizedTest
    @EnumSource(Store.Access.class)
    void linkToAFolder_isNotFollowed(Store.Access access) throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        make(elsewhere);
        Set<Path> before = names(elsewhere);
        Files.createSymbolicLink(place, elsewhere);
        refused(access);
        assertEquals(before, names(elsewhere));
    }

    @ParameterizedTest
    @EnumSource(Store.Access.class)
    void folderOfAnotherUser_isNotOpened(Store.Access access) throws IOException {
        Oracle.requireRoot();
        make(place);
        Files.setAttribute(place, "unix:uid", SOMEBODY);
        refused(access);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001.jdb", "je.info.0", "je.lck", "je.properties"})
    void linkInTheFolder_isNotFollowed(String name) throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "untouched\n");
        make(place);
        Files.deleteIfExists(place.resolve(name));
        Files.createSymbolicLink(place.resolve(name), victim);
        refused(Store.Access.WRITE);
        refused(Store.Access.READ);
        assertEquals("untouched\n", Files.readString(victim));
    }

    @Test
    void hardLinkInTheFolder_isNotOpened() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "untouched\n");
        make(place);
        Files.createLink(place.resolve("je.properties"), victim);
        refused(Store.Access.WRITE);
        assertEquals("untouched\n", Files.readString(victim));
    }

    @Test
    void ownFolderThatIsOpenToOthers_isClosed() throws IOException {
        make(place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Path file : names(place)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        make(place);
        assertEquals("rwx------", mode(place));
        for (Path file : names(place)) {
            assertEquals("rw-------", mode(file), file.toString());
        }
    }

    @Test
    void berkeleyDbsLog_isNotKept() throws IOException {
        make(place);
        Files.writeString(place.resolve("je.info.0"), "what an earlier release let it write\n");
        Files.writeString(place.resolve("je.info.0.1.lck"), "");
        make(place);
        assertEquals(Set.of(place.resolve("00000000.jdb"), place.resolve("je.lck")), names(place));
    }

    @Test
    void logOfAProgramThatFailed_isNotKept() throws IOException {
        make(place);
        Path data = place.resolve("00000000.jdb");
        byte[] bytes = Files.readAllBytes(data);
        Arrays.fill(bytes, 40, bytes.length, (byte) 0x5A);
        Files.write(data, bytes);
        assertThrows(StoreException.class, () -> make(place));
        assertTrue(
                names(place).stream().noneMatch(file -> file.toString().contains("je.info")), names(place)::toString);
    }

    @Test
    void linkThatIsGone_isNoWayToCreateAFile() throws IOException {
        Files.createSymbolicLink(place, folder.resolve("not-there"));
        assertThrows(StoreException.class, () -> make(place));
        assertFalse(Files.exists(folder.resolve("not-there"), LinkOption.NOFOLLOW_LINKS));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Set<Path> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new TreeSet<>(files.toList());
        }
    }
}
