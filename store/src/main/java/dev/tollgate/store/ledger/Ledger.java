package dev.tollgate.store.ledger;

import com.sleepycat.je.Cursor;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every certificate an authority has issued. Drawing a serial number and recording its certificate is one transaction, on
 * the disk before anybody sees the certificate: a crash neither issues a number twice nor forgets a certificate.
 */
public final class Ledger implements AutoCloseable {
    private static final String CERTIFICATES = "certificates";
    private static final String DER = "der";
    private static final String COUNTERS = "counters";
    private static final String NEXT_SERIAL = "next-serial";
    private static final String NEXT_CRL_NUMBER = "next-crl-number";
    private static final String LAST_ISSUED = "last-issued";

    private final Store store;
    private final SecureRandom random = new SecureRandom();

    private Ledger(Store store) {
        this.store = store;
    }

    /** Makes the certificate for a serial number. */
    @FunctionalInterface
    public interface Issuance<X extends Exception> {
        /** The certificate; when this throws, the number stays free. */
        IssuedCertificate issue(BigInteger serial) throws X;
    }

    /** The ledger in {@code folder}; opened for writing it is created when missing. */
    public static Ledger open(Path folder, Store.Access access) throws StoreException {
        return new Ledger(Store.open(folder, access, List.of(CERTIFICATES, DER, COUNTERS)));
    }

    /** Draws a serial number for {@code issuance} and records what it makes. */
    public <X extends Exception> CertificateRecord issue(Issuance<X> issuance) throws StoreException, X {
        return issueAll(List.of(issuance)).get(0);
    }

    /**
     * Draws a serial number, 128 random bits that no certificate here has, for each of {@code issuances} and records what
     * they make, all in one transaction: either all are on the disk when this returns, or none was issued.
     */
    public <X extends Exception> List<CertificateRecord> issueAll(List<? extends Issuance<X>> issuances)
            throws StoreException, X {
        return store.<List<CertificateRecord>, X>write(transaction -> {
            List<CertificateRecord> records = new ArrayList<>();
            ByteArrayOutputStream serials = new ByteArrayOutputStream();
            for (Issuance<X> issuance : issuances) {
                BigInteger serial = unused(transaction);
                IssuedCertificate issued = issuance.issue(serial);
                put(transaction, issued);
                records.add(issued.entry());
                serials.writeBytes(SerialNumbers.key(serial));
            }
            store.database(COUNTERS).put(transaction, name(LAST_ISSUED), new DatabaseEntry(serials.toByteArray()));
            return records;
        });
    }

    private BigInteger unused(Transaction transaction) {
        BigInteger serial = SerialNumbers.draw(random);
        while (raw(transaction, serial).isPresent()) {
            serial = SerialNumbers.draw(random);
        }
        return serial;
    }

    /** The serial numbers of the certificates that were recorded last, in one transaction. */
    public List<BigInteger> lastIssued() throws StoreException {
        return store.<List<BigInteger>, RuntimeException>read(() -> {
            byte[] keys = get(null, COUNTERS, LAST_ISSUED.getBytes(StandardCharsets.US_ASCII))
                    .orElse(new byte[0]);
            List<BigInteger> serials = new ArrayList<>();
            for (int at = 0; at < keys.length; at += SerialNumbers.KEY_BYTES) {
                serials.add(SerialNumbers.ofKey(Arrays.copyOfRange(keys, at, at + SerialNumbers.KEY_BYTES)));
            }
            return serials;
        });
    }

    /**
     * Uses up the next number of a revocation list, which is at least {@code atLeast}. It is used up before there is such
     * a list: RFC 5280, 5.2.3 allows gaps between numbers, and none of them twice.
     */
    public BigInteger takeCrlNumber(BigInteger atLeast) throws StoreException {
        return store.<BigInteger, RuntimeException>write(transaction -> {
            BigInteger number = counter(transaction, NEXT_CRL_NUMBER).max(atLeast);
            setCounter(transaction, NEXT_CRL_NUMBER, number.add(BigInteger.ONE));
            return number;
        });
    }

    /** Whether its counters were ever set; a ledger without them has lost what was in it. */
    public boolean isStarted() throws StoreException {
        return store.<Boolean, RuntimeException>read(
                () -> get(null, COUNTERS, NEXT_SERIAL.getBytes(StandardCharsets.US_ASCII))
                        .isPresent());
    }

    /**
     * Records certificates issued elsewhere and sets both counters, all or nothing; a record with the same serial number is
     * replaced.
     */
    public void takeOver(Iterable<IssuedCertificate> certificates, BigInteger nextSerial, BigInteger nextCrlNumber)
            throws StoreException {
        store.<Boolean, RuntimeException>write(transaction -> {
            for (IssuedCertificate certificate : certificates) {
                put(transaction, certificate);
            }
            setCounter(transaction, NEXT_SERIAL, nextSerial);
            setCounter(transaction, NEXT_CRL_NUMBER, nextCrlNumber);
            return true;
        });
    }

    /** Sets both counters. */
    public void setCounters(BigInteger nextSerial, BigInteger nextCrlNumber) throws StoreException {
        store.<Boolean, RuntimeException>write(transaction -> {
            setCounter(transaction, NEXT_SERIAL, nextSerial);
            setCounter(transaction, NEXT_CRL_NUMBER, nextCrlNumber);
            return true;
        });
    }

    /** The serial number with which a program that counts, such as {@code openssl ca}, may go on. */
    public BigInteger nextSerial() throws StoreException {
        return store.<BigInteger, RuntimeException>read(() -> {
            BigInteger serial = counter(null, NEXT_SERIAL);
            while (raw(null, serial).isPresent()) {
                serial = serial.add(BigInteger.ONE);
            }
            return serial;
        });
    }

    /** The number that the next revocation list gets. */
    public BigInteger nextCrlNumber() throws StoreException {
        return store.<BigInteger, RuntimeException>read(() -> counter(null, NEXT_CRL_NUMBER));
    }

    /**
     * Records a revocation.
     *
     * @return the record as it stands now, or nothing when there is no such certificate or it was revoked before
     */
    public Optional<CertificateRecord> revoke(BigInteger serial, Revocation revocation) throws StoreException {
        return store.<Optional<CertificateRecord>, RuntimeException>write(transaction -> {
            Optional<CertificateRecord> changed = raw(transaction, serial)
                    .filter(entry -> entry.revocation().isEmpty())
                    .map(entry -> entry.revoked(revocation));
            changed.ifPresent(entry -> put(transaction, CERTIFICATES, serial, RecordFormat.encode(entry)));
            return changed;
        });
    }

    /** The record of {@code serial}. */
    public Optional<CertificateRecord> find(BigInteger serial) throws StoreException {
        return store.<Optional<CertificateRecord>, RuntimeException>read(() -> raw(null, serial));
    }

    /** The certificate of {@code serial}. */
    public Optional<byte[]> certificate(BigInteger serial) throws StoreException {
        return store.<Optional<byte[]>, RuntimeException>read(() -> get(null, DER, SerialNumbers.key(serial)));
    }

    /** Hands every record to {@code consumer}, in the order of the serial numbers. */
    public void forEach(Consumer<CertificateRecord> consumer) throws StoreException {
        store.<Boolean, RuntimeException>read(() -> {
            DatabaseEntry key = new DatabaseEntry();
            DatabaseEntry value = new DatabaseEntry();
            try (Cursor cursor = store.database(CERTIFICATES).openCursor(null, null)) {
                while (cursor.getNext(key, value, LockMode.READ_UNCOMMITTED) == OperationStatus.SUCCESS) {
                    consumer.accept(RecordFormat.decode(key.getData(), value.getData()));
                }
            }
            return true;
        });
    }

    private Optional<CertificateRecord> raw(@Nullable Transaction transaction, BigInteger serial) {
        byte[] key = SerialNumbers.key(serial);
        return get(transaction, CERTIFICATES, key).map(value -> RecordFormat.decode(key, value));
    }

    private void put(Transaction transaction, IssuedCertificate certificate) {
        CertificateRecord entry = certificate.entry();
        put(transaction, CERTIFICATES, entry.serial(), RecordFormat.encode(entry));
        if (certificate.der().length > 0) {
            put(transaction, DER, entry.serial(), certificate.der());
        }
    }

    private void put(Transaction transaction, String name, BigInteger serial, byte[] value) {
        Database database = store.database(name);
        database.put(transaction, new DatabaseEntry(SerialNumbers.key(serial)), new DatabaseEntry(value));
    }

    private BigInteger counter(@Nullable Transaction transaction, String name) {
        return get(transaction, COUNTERS, name.getBytes(StandardCharsets.US_ASCII))
                .map(BigInteger::new)
                .orElse(BigInteger.ONE);
    }

    private void setCounter(Transaction transaction, String name, BigInteger value) {
        store.database(COUNTERS).put(transaction, name(name), new DatabaseEntry(value.toByteArray()));
    }

    private static DatabaseEntry name(String name) {
        return new DatabaseEntry(name.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<byte[]> get(@Nullable Transaction transaction, String name, byte[] key) {
        DatabaseEntry value = new DatabaseEntry();
        LockMode mode = transaction == null ? LockMode.DEFAULT : LockMode.RMW;
        OperationStatus status = store.database(name).get(transaction, new DatabaseEntry(key), value, mode);
        return status == OperationStatus.SUCCESS ? Optional.of(value.getData()) : Optional.empty();
    }

    /** Closes the ledger. */
    @Override
    public void close() throws StoreException {
        store.close();
    }
}
