package dev.tollgate.store.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.files.failure.Failure;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyHistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path folder;

    private static PolicyHistory.Entry entry(String note) {
        return new PolicyHistory.Entry(Revision.Origin.BUILD, NOW, "root", note, "00ff");
    }

    @Test
    void revisions_areCountedPerFileAndKeepEveryByte() throws IOException {
        byte[] text = {'a', '\t', (byte) 0xFC, '\n', 0};
        try (PolicyHistory history = PolicyHistory.open(folder, Store.Access.WRITE)) {
            history.record("access", text, entry("first"));
            history.record("access2", new byte[0], entry(""));
            history.record("access", text, entry("second"));
        }
        try (PolicyHistory history = PolicyHistory.open(folder, Store.Access.READ)) {
            String digest = Digests.sha256(text);
            assertEquals(
                    List.of(
                            new Revision(2, Revision.Origin.BUILD, NOW, "root", "second", digest, 5, "00ff"),
                            new Revision(1, Revision.Origin.BUILD, NOW, "root", "first", digest, 5, "00ff")),
                    history.revisions("access"));
            assertArrayEquals(text, history.text(history.find("access", 1).orElseThrow()));
            assertArrayEquals(
                    new byte[0], history.text(history.revisions("access2").get(0)));
            assertEquals(Optional.empty(), history.find("access", 3));
        }
    }

    @Test
    void equalTexts_takeSpaceOnce() throws IOException {
        byte[] text = new byte[200_000];
        new java.util.Random(1).nextBytes(text);
        try (PolicyHistory history = PolicyHistory.open(folder, Store.Access.WRITE)) {
            for (int i = 0; i < 20; i++) {
                history.record("access", text, entry("again"));
            }
        }
        long size = 0;
        try (var files = Files.list(folder.resolve(PolicyHistory.FOLDER))) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        assertEquals(0, size / 600_000, "size " + size);
    }

    @Test
    void draft_isKeptUntilDiscarded() throws IOException {
        Draft draft = new Draft(NOW, "abc", "x\ty".getBytes(ISO_8859_1));
        try (PolicyHistory history = PolicyHistory.open(folder, Store.Access.WRITE)) {
            history.keepDraft("access", new Draft(NOW, "abc", new byte[9]));
            history.keepDraft("access", draft);
        }
        try (PolicyHistory history = PolicyHistory.open(folder, Store.Access.WRITE)) {
            assertArrayEquals(
                    draft.text(), history.draft("access").orElseThrow().text());
            history.discardDraft("access");
            assertEquals(Optional.empty(), history.draft("access"));
        }
    }

    @Test
    void folder_isForItsOwnerAlone() throws IOException {
        PolicyHistory.open(folder, Store.Access.WRITE).close();
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(PolicyHistory.FOLDER))));
    }

    @Test
    void nothingRecordedYet_isSaid() {
        StoreException missing =
                assertThrows(StoreException.class, () -> PolicyHistory.open(folder, Store.Access.READ));
        assertEquals(Failure.Kind.MISSING, missing.kind());
    }
}
