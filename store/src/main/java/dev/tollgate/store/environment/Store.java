package dev.tollgate.store.environment;

import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.DatabaseNotFoundException;
import com.sleepycat.je.DiskLimitException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.EnvironmentFailureException;
import com.sleepycat.je.EnvironmentLockedException;
import com.sleepycat.je.EnvironmentNotFoundException;
import com.sleepycat.je.LogWriteException;
import com.sleepycat.je.Transaction;
import dev.tollgate.store.environment.StoreException.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    private final Environment environment;
    private final Access access;
    private final Map<String, Database> databases = new HashMap<>();
    private final Deque<Database> opened = new ArrayDeque<>();

    private Store(Path folder, Environment environment, Access access) {
        this.folder = folder;
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
        if (access == Access.WRITE) {
            createPrivately(folder);
        } else if (!Files.isDirectory(folder)) {
            throw new StoreException(Reason.MISSING, folder, "no such folder", null);
        } else if (!Files.isReadable(folder)) {
            throw new StoreException(Reason.NO_PERMISSION, folder, "Permission denied", null);
        }
        requireFileSystem(folder);
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
        try {
            Store store = new Store(folder, new Environment(folder.toFile(), config), access);
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
                    Reason.FAILED,
                    folder,
                    "its file system is not among the mounted ones; in a chroot, mount /proc and the folder's file system",
                    e);
        }
    }

    private static void createPrivately(Path folder) throws StoreException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new StoreException(Reason.FAILED, folder, "is in the way: a folder is wanted here", e);
            }
            if (!Files.isWritable(folder)) {
                throw new StoreException(Reason.NO_PERMISSION, folder, "Permission denied", e);
            }
        } catch (IOException e) {
            throw new StoreException(Reason.NO_PERMISSION, folder, "cannot be created", e);
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
            throw new StoreException(Reason.DAMAGED, folder, String.valueOf(e.getMessage()), e);
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
            throw new StoreException(Reason.DAMAGED, folder, String.valueOf(e.getMessage()), e);
        } finally {
            if (transaction != null && environment.isValid()) {
                transaction.abort();
            }
        }
    }

    private static StoreException translated(Path folder, DatabaseException cause) {
        if (cause instanceof EnvironmentLockedException) {
            return new StoreException(Reason.IN_USE, folder, "in use by another program", cause);
        }
        if (cause instanceof EnvironmentNotFoundException || cause instanceof DatabaseNotFoundException) {
            return new StoreException(Reason.MISSING, folder, "nothing has been stored here", cause);
        }
        if (cause instanceof DiskLimitException || cause instanceof LogWriteException) {
            return new StoreException(Reason.NO_SPACE, folder, "cannot write: the disk is full or fails", cause);
        }
        String detail = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (cause instanceof EnvironmentFailureException && !Files.isWritable(folder)) {
            return new StoreException(Reason.NO_PERMISSION, folder, "Permission denied", cause);
        }
        if (cause instanceof EnvironmentFailureException) {
            return new StoreException(Reason.DAMAGED, folder, "the store is damaged: " + detail, cause);
        }
        return new StoreException(Reason.FAILED, folder, "the store failed: " + detail, cause);
    }

    /** Closes everything. */
    @Override
    public void close() throws StoreException {
        try {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
            environment.close();
        } catch (DatabaseException e) {
            throw translated(folder, e);
        }
    }
}
