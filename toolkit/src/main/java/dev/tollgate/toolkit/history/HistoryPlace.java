package dev.tollgate.toolkit.history;

import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.history.Digests;
import dev.tollgate.store.history.PolicyHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the history of the files in a folder lies: in the folder's {@code .tollgate} when the folder belongs to the caller;
 * else, for root, below /var/lib/tollgate/history, and for others below ~/.local/state/tollgate/history. A folder's owner
 * can put anything into it, and can put anything in a history's place; so a history that root trusts is not kept there.
 *
 * @param store the store's folder, which need not exist
 * @param beside where earlier releases kept it
 * @param central whether the two are different places
 */
record HistoryPlace(Path store, Path beside, boolean central) {
    private static final Path ROOTS = Path.of("/var/lib/tollgate");
    private static final String OWN = "rwx------";
    /** File systems allow names of 255 bytes. */
    private static final int LONGEST_NAME = 200;

    /** The place for {@code file}. */
    static HistoryPlace of(Path file) throws StoreException {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path folder = parent == null ? Path.of("/") : parent;
        Path beside = folder.resolve(PolicyHistory.FOLDER);
        try {
            if (FileStatus.of(folder).uid() == Caller.uid()) {
                return new HistoryPlace(beside, beside, false);
            }
            Path store = state().resolve("history").resolve(name(folder.toRealPath()));
            return new HistoryPlace(store, beside, true);
        } catch (IOException e) {
            // A folder that cannot be looked at has no history; opening it says why.
            return new HistoryPlace(beside, beside, false);
        }
    }

    private static Path state() {
        String given = System.getProperty("tollgate.state");
        if (given != null) {
            return Path.of(given);
        }
        if (Caller.uid() == 0) {
            return ROOTS;
        }
        String base = System.getenv("XDG_STATE_HOME");
        Path state = base == null || base.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(base);
        return state.resolve("tollgate");
    }

    /** A path as the name of a file: readable as long as it is short. */
    private static String name(Path folder) {
        StringBuilder name = new StringBuilder();
        for (byte b : folder.toString().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            name.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return name.length() <= LONGEST_NAME
                ? name.toString()
                : Digests.sha256(folder.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there is a store. */
    boolean exists() {
        return isFolder(store);
    }

    /** Whether there is one of the caller's where an earlier release kept it. */
    boolean hasEarlier() {
        try {
            return central
                    && isFolder(beside)
                    && FileStatus.of(beside, LinkOption.NOFOLLOW_LINKS).uid() == Caller.uid();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Creates the folders above the store, which only the caller may enter. */
    void prepare() throws StoreException {
        if (!central) {
            return;
        }
        Path above = Objects.requireNonNull(store.getParent());
        try {
            create(above);
            if (!FileStatus.of(above, LinkOption.NOFOLLOW_LINKS).isSafeFromOthers()) {
                throw new StoreException(
                        Failure.Kind.UNSAFE,
                        above,
                        "others may write to this folder; change its owner to you and its mode to 0700",
                        null);
            }
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Failure.Kind.DENIED, above, "cannot be created: " + e.getMessage(), e);
        }
    }

    private static void create(Path folder) throws IOException {
        Path above = folder.getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        create(above);
        try (Folder opened = Folder.open(above)) {
            opened.createFolder(String.valueOf(folder.getFileName()), OWN);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
