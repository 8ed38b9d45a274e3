package dev.tollgate.store.history;

import com.sleepycat.je.Cursor;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history of the policy files of one folder. Every recorded text can be had again; equal texts are stored once. The
 * store lies in the folder's own {@value #FOLDER}, open to its owner alone, for policies hold secrets.
 */
public final class PolicyHistory implements AutoCloseable {
    /** Where the store lies, below the folder of the policy files. */
    public static final String FOLDER = ".tollgate";

    private static final String REVISIONS = "revisions";
    private static final String TEXTS = "texts";
    private static final String DRAFTS = "drafts";

    private final Store store;

    private PolicyHistory(Store store) {
        this.store = store;
    }

    /** What is to be recorded. */
    public record Entry(Revision.Origin origin, Instant at, String user, String note, String mapDigest) {}

    /**
     * The history of the files in {@code policyFolder}.
     *
     * @throws StoreException also when it is opened for reading and nothing was recorded yet (reason MISSING)
     */
    public static PolicyHistory open(Path policyFolder, Store.Access access) throws StoreException {
        return openStore(policyFolder.resolve(FOLDER), access);
    }

    /** The history in the store {@code folder}, which may lie anywhere. */
    public static PolicyHistory openStore(Path folder, Store.Access access) throws StoreException {
        return new PolicyHistory(Store.open(folder, access, List.of(REVISIONS, TEXTS, DRAFTS)));
    }

    /** Records {@code text} as the next revision of {@code file}, which is a name without its folder. */
    public Revision record(String file, byte[] text, Entry entry) throws StoreException {
        return record(file, PackedText.of(text), entry);
    }

    /** Records {@code text} as the next revision of {@code file}, which is a name without its folder. */
    public Revision record(String file, PackedText text, Entry entry) throws StoreException {
        return store.<Revision, RuntimeException>write(transaction -> {
            DatabaseEntry textKey = new DatabaseEntry(ascii(text.digest()));
            DatabaseEntry nothing = new DatabaseEntry();
            nothing.setPartial(0, 0, true);
            if (store.database(TEXTS).get(transaction, textKey, nothing, LockMode.RMW) != OperationStatus.SUCCESS) {
                store.database(TEXTS).put(transaction, textKey, new DatabaseEntry(text.deflated()));
            }
            Revision revision = new Revision(
                    lastNumber(transaction, file) + 1,
                    entry.origin(),
                    entry.at(),
                    entry.user(),
                    entry.note(),
                    text.digest(),
                    text.length(),
                    entry.mapDigest());
            store.database(REVISIONS)
                    .put(
                            transaction,
                            new DatabaseEntry(HistoryFormat.key(file, revision.number())),
                            new DatabaseEntry(HistoryFormat.encode(revision)));
            return revision;
        });
    }

    /** All revisions of {@code file}, the newest first. */
    public List<Revision> revisions(String file) throws StoreException {
        return store.<List<Revision>, RuntimeException>read(() -> {
            List<Revision> revisions = new ArrayList<>();
            byte[] first = HistoryFormat.key(file, 0);
            DatabaseEntry key = new DatabaseEntry(first);
            DatabaseEntry value = new DatabaseEntry();
            try (Cursor cursor = store.database(REVISIONS).openCursor(null, null)) {
                OperationStatus status = cursor.getSearchKeyRange(key, value, LockMode.DEFAULT);
                while (status == OperationStatus.SUCCESS && isOf(first, key.getData())) {
                    revisions.add(HistoryFormat.decodeRevision(key.getData(), value.getData()));
                    status = cursor.getNext(key, value, LockMode.DEFAULT);
                }
            }
            Collections.reverse(revisions);
            return revisions;
        });
    }

    /** The revision {@code number} of {@code file}. */
    public Optional<Revision> find(String file, int number) throws StoreException {
        byte[] key = HistoryFormat.key(file, number);
        return store.<Optional<Revision>, RuntimeException>read(
                () -> get(REVISIONS, key).map(value -> HistoryFormat.decodeRevision(key, value)));
    }

    /** The text of {@code revision}, byte for byte. */
    public byte[] text(Revision revision) throws StoreException {
        byte[] text = store.<Optional<byte[]>, RuntimeException>read(() -> get(TEXTS, ascii(revision.textDigest())))
                .map(HistoryFormat::inflate)
                .orElse(new byte[0]);
        if (!Digests.sha256(text).equals(revision.textDigest())) {
            throw new StoreException(
                    Failure.Kind.BAD_DATA,
                    store.folder(),
                    "the text of revision " + revision.number() + " is not what was recorded",
                    null);
        }
        return text;
    }

    /** Keeps unsaved work on {@code file}, in place of what was kept before. */
    public void keepDraft(String file, Draft draft) throws StoreException {
        store.<OperationStatus, RuntimeException>write(transaction -> store.database(DRAFTS)
                .put(transaction, new DatabaseEntry(utf8(file)), new DatabaseEntry(HistoryFormat.encode(draft))));
    }

    /** The unsaved work on {@code file}. */
    public Optional<Draft> draft(String file) throws StoreException {
        return store.<Optional<Draft>, RuntimeException>read(
                () -> get(DRAFTS, utf8(file)).map(HistoryFormat::decodeDraft));
    }

    /** Forgets the unsaved work on {@code file}. */
    public void discardDraft(String file) throws StoreException {
        store.<OperationStatus, RuntimeException>write(
                transaction -> store.database(DRAFTS).delete(transaction, new DatabaseEntry(utf8(file))));
    }

    private int lastNumber(Transaction transaction, String file) {
        byte[] first = HistoryFormat.key(file, 0);
        DatabaseEntry key = new DatabaseEntry(HistoryFormat.key(file, Integer.MAX_VALUE));
        DatabaseEntry value = new DatabaseEntry();
        try (Cursor cursor = store.database(REVISIONS).openCursor(transaction, null)) {
            OperationStatus status = cursor.getSearchKeyRange(key, value, LockMode.RMW) == OperationStatus.SUCCESS
                    ? cursor.getPrev(key, value, LockMode.RMW)
                    : cursor.getLast(key, value, LockMode.RMW);
            return status == OperationStatus.SUCCESS && isOf(first, key.getData())
                    ? HistoryFormat.number(key.getData())
                    : 0;
        }
    }

    private static boolean isOf(byte[] firstKey, byte @Nullable [] key) {
        if (key == null || key.length != firstKey.length) {
            return false;
        }
        for (int i = 0; i < key.length - 4; i++) {
            if (key[i] != firstKey[i]) {
                return false;
            }
        }
        return true;
    }

    private Optional<byte[]> get(String database, byte[] key) {
        DatabaseEntry value = new DatabaseEntry();
        OperationStatus status = store.database(database).get(null, new DatabaseEntry(key), value, LockMode.DEFAULT);
        return status == OperationStatus.SUCCESS ? Optional.of(value.getData()) : Optional.empty();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Closes the history. */
    @Override
    public void close() throws StoreException {
        store.close();
    }
}
