package dev.tollgate.store.environment;

import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.Transaction;
import dev.tollgate.files.failure.Failure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One environment in one folder that only its owner may enter. Not for threads that may be interrupted: an interrupt
 * inside Berkeley DB closes the environment for good.
 */
public final class Store implements AutoCloseable {
    private static final long CACHE_BYTES = 24L << 20;
    /** Berkeley DB asks for 5 GB of free disk by itself, which would stop all writing on small systems. */
    private static final String FREE_DISK_BYTES = String.valueOf(32L << 20);
    /** Records up to this size lie inside the tree: reading them in order reads no other part of the disk. */
    private static final String EMBEDDED_BYTES = "480";

    private final Path folder;
    private final StoreFolder place;
    private final Environment environment;
    private final Access access;
    private final Map<String, Database> databases = new HashMap<>();
    private final Deque<Database> opened = new ArrayDeque<>();

    private Store(Path folder, StoreFolder place, Environment environment, Access access) {
        this.folder = folder;
        this.place = place;
        this.environment = environment;
        this.access = access;
    }

    /** What a store is opened for. */
    public enum Access {
        /** Reading: works beside a writer, and shows what was there when the store was opened. */
        READ,
        /** Writing, by one program at a time; a store that does not exist is created. */
        WRITE
    }

    /** A unit of work. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /** Does it. */
        T run() throws X;
    }

    /** A unit of work inside a transaction. */
    @FunctionalInterface
    public interface TransactionWork<T, X extends Exception> {
        /** Does it; when it throws, nothing of it remains. */
        T run(Transaction transaction) throws X;
    }

    /**
     * The store in {@code folder}, which holds {@code databases}.
     *
     * @throws StoreException when it is missing, in use, damaged or not permitted
     */
    public static Store open(Path folder, Access access, List<String> databases) throws StoreException {
        StoreFolder place = StoreFolder.open(folder, access);
        Store store = null;
        try {
            requireFileSystem(folder);
            store = open(folder, place, access, databases);
            return store;
        } finally {
            if (store == null) {
                close(folder, place, access);
            }
        }
    }

    /**
     * Does {@code work} while no program has the store in {@code folder} open for writing. It need not be sound, because
     * Berkeley DB does not open it.
     *
     * @throws StoreException when it is in use, or not the caller's
     */
    public static <T> T whileUnused(Path folder, Work<T, IOException> work) throws IOException {
        try (StoreFolder place = StoreFolder.open(folder, Access.READ)) {
            return place.whileUnused(work);
        }
    }

    private static Store open(Path folder, StoreFolder place, Access access, List<String> databases)
            throws StoreException {
        EnvironmentConfig config = new EnvironmentConfig();
        config.setAllowCreate(access == Access.WRITE);
        config.setReadOnly(access == Access.READ);
        config.setTransactional(true);
        config.setDurability(Durability.COMMIT_SYNC);
        config.setCacheSize(CACHE_BYTES);
        config.setConfigParam(EnvironmentConfig.FREE_DISK, FREE_DISK_BYTES);
        config.setConfigParam(EnvironmentConfig.STATS_COLLECT, "false");
        config.setConfigParam(EnvironmentConfig.LOG_DETECT_FILE_DELETE, "false");
        config.setConfigParam(EnvironmentConfig.TREE_MAX_EMBEDDED_LN, EMBEDDED_BYTES);
        // What goes wrong is told in words of our own, and nothing is appended to a file by a name.
        config.setConfigParam(EnvironmentConfig.FILE_LOGGING_LEVEL, "OFF");
        config.setConfigParam(EnvironmentConfig.CONSOLE_LOGGING_LEVEL, "OFF");
        try {
            Store store = new Store(folder, place, new Environment(place.self().toFile(), config), access);
            if (access == Access.WRITE) {
                // A reader cannot create what is missing, so everything is there from the first day.
                databases.forEach(store::database);
            }
            return store;
        } catch (DatabaseException e) {
            throw translated(folder, e);
        }
    }

    /** JE asks for the free space and does not survive that there is no answer, as in a chroot without mounts of its own. */
    private static void requireFileSystem(Path folder) throws StoreException {
        try {
            Files.getFileStore(folder);
        } catch (IOException e) {
            throw new StoreException(
                    Kind.FAILED,
                    folder,
                    "its file system is not among the mounted ones; in a chroot, mount /proc and the folder's file system",
                    e);
        }
    }

    private static void close(Path folder, StoreFolder place, Access access) throws StoreException {
        try (place) {
            if (access == Access.WRITE) {
                place.removeLogs();
            }
        } catch (IOException e) {
            throw new StoreException(Kind.FAILED, folder, "cannot be closed: " + e.getMessage(), e);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** The database {@code name}, created when the store is open for writing. Only to be used inside a work. */
    public Database database(String name) {
        return databases.computeIfAbsent(name, missing -> {
            DatabaseConfig config = new DatabaseConfig();
            config.setTransactional(true);
            config.setAllowCreate(access == Access.WRITE);
            config.setReadOnly(access == Access.READ);
            Database database = environment.openDatabase(null, missing, config);
            opened.push(database);
            return database;
        });
    }

    /** Reads. */
    public <T, X extends Exception> T read(Work<T, X> work) throws StoreException, X {
        try {
            return work.run();
        } catch (DatabaseException e) {
            throw translated(folder, e);
        } catch (UnreadableRecordException e) {
            throw new StoreException(Kind.BAD_DATA, folder, String.valueOf(e.getMessage()), e);
        }
    }

    /** Does {@code work} in one transaction that is on the disk when this returns, or not at all. */
    public <T, X extends Exception> T write(TransactionWork<T, X> work) throws StoreException, X {
        Transaction transaction = null;
        try {
            transaction = environment.beginTransaction(null, null);
            T result = work.run(transaction);
            transaction.commit();
            transaction = null;
            return result;
        } catch (DatabaseException e) {
            throw translated(folder, e);
        } catch (UnreadableRecordException e) {
            throw new StoreException(Kind.BAD_DATA, folder, String.valueOf(e.getMessage()), e);
        } finally {
            if (transaction != null && environment.isValid()) {
                transaction.abort();
            }
        }
    }

    private static StoreException translated(Path folder, DatabaseException cause) {
        return StoreTrouble.of(folder, cause);
    }

    /** Closes everything. */
    @Override
    public void close() throws StoreException {
        try {
            if (access == Access.WRITE) {
                // Berkeley DB makes its files with the umask.
                place.closeFilesToOthers();
            }
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
            environment.close();
        } catch (DatabaseException e) {
            throw translated(folder, e);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Kind.FAILED, folder, "cannot be closed: " + e.getMessage(), e);
        } finally {
            close(folder, place, access);
        }
    }
}
