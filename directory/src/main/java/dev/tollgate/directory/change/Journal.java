package dev.tollgate.directory.change;

import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.BuildLock;
import dev.tollgate.files.Caller;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import dev.tollgate.files.Placement;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What a push is about to do, written down before its first change and removed after its last. A push that was killed left
 * it: the next one says so and makes what is missing, which the directory itself shows; and the values that were there
 * before can be brought back. Held by one push at a time.
 *
 * <p>The file has a line that names its format, then a line for each key: key, value before and value after, each in base64,
 * or {@code -} for none. It may hold passwords, so nobody else may read it.
 */
public final class Journal implements AutoCloseable {
    private static final String FORMAT = "tollgate-ldap-push 1";
    private static final String OWN_FOLDER = "rwx------";
    private static final String NONE = "-";

    private final Folder folder;
    private final String name;
    private final BuildLock lock;

    private Journal(Folder folder, String name, BuildLock lock) {
        this.folder = folder;
        this.name = name;
        this.lock = lock;
    }

    /** The value of a key before a push and after it. */
    public record Values(Optional<String> before, Optional<String> after) {}

    /** Takes the journal for pushes of one owner's part of a map to one server; {@code contention} while another has it. */
    public static Journal open(ServerAddress server, String base, MapName map, Owner owner, Contention contention)
            throws IOException {
        Path place = folder();
        create(place);
        Folder folder = Folder.open(place);
        boolean opened = false;
        try {
            if (!folder.status().isSafeFromOthers()) {
                throw new UnsafePathException(
                        place, "others may write to this folder; change its owner to you and its mode to 0700");
            }
            String name = "push-" + digest(server + "\n" + base + "\n" + map + "\n" + owner);
            Journal journal = new Journal(folder, name, BuildLock.acquire(folder, name + ".lock", contention));
            opened = true;
            return journal;
        } finally {
            if (!opened) {
                folder.close();
            }
        }
    }

    /** The folder of all journals of the caller. */
    public static Path folder() {
        return state().resolve("ldap");
    }

    private static Path state() {
        String given = System.getProperty("tollgate.state");
        if (given != null) {
            return Path.of(given);
        }
        if (Caller.uid() == 0) {
            return Path.of("/var/lib/tollgate");
        }
        String base = System.getenv("XDG_STATE_HOME");
        return base == null || base.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state", "tollgate")
                : Path.of(base, "tollgate");
    }

    private static void create(Path folder) throws IOException {
        Path above = folder.getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        create(above);
        try (Folder opened = Folder.open(above)) {
            opened.createFolder(String.valueOf(folder.getFileName()), OWN_FOLDER);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where it lies. */
    public Path path() {
        return folder.path(name);
    }

    /** What an unfinished push was about to do, by key; empty if none is unfinished. */
    public Optional<Map<String, Values>> unfinished() throws IOException {
        if (folder.find(name).isEmpty()) {
            return Optional.empty();
        }
        List<String> lines;
        try (OpenFile file = folder.read(name)) {
            if (file.status().uid() != Caller.uid()) {
                throw new UnsafePathException(path(), "belongs to another user");
            }
            lines = new String(file.bytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        }
        if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
            throw new UnsafePathException(path(), "is not a push journal. Look at it, and remove it");
        }
        Map<String, Values> values = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ");
            if (parts.length != 3) {
                throw new UnsafePathException(path(), "is damaged. Look at it, and remove it");
            }
            values.put(decoded(parts[0]).orElse(""), new Values(decoded(parts[1]), decoded(parts[2])));
        }
        return Optional.of(values);
    }

    /**
     * Writes down what {@code plan} is about to do.
     *
     * @param unfinished what an earlier push was about to do: what was there before it is what was there before
     */
    public void begin(Plan plan, Map<String, Values> unfinished) throws IOException {
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        unfinished.forEach((key, values) -> before.put(key, values.before()));
        Map<String, Optional<String>> after = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            for (Change change : step.changes()) {
                before.putIfAbsent(change.key(), change.before());
            }
            Map<String, Optional<String>> results = new LinkedHashMap<>();
            step.move()
                    .states()
                    .get(step.move().states().size() - 1)
                    .forEach((key, hit) ->
                            results.put(hit.map(found -> found.key()).orElse(key), hit.map(found -> found.value())));
            after.putAll(results);
        }
        StringJoiner text = new StringJoiner("\n", FORMAT + "\n", "\n");
        before.forEach((key, value) -> text.add(encoded(Optional.of(key)) + " " + encoded(value) + " "
                + encoded(after.getOrDefault(key, Optional.empty()))));
        AtomicFile.write(
                path(), text.toString().getBytes(StandardCharsets.ISO_8859_1), Placement.SECRET, Contention.FAIL);
    }

    /** The push is done. */
    public void end() throws IOException {
        folder.deleteOurs(name);
        folder.sync();
    }

    private static String encoded(Optional<String> text) {
        return text.map(bytes -> "=" + Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .orElse(NONE);
    }

    private Optional<String> decoded(String text) throws IOException {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text.substring(1)), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new UnsafePathException(path(), "is damaged. Look at it, and remove it");
        }
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            lock.close();
        }
    }
}
