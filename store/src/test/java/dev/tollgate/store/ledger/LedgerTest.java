package dev.tollgate.store.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.store.environment.Store;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Instant DAY = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private static IssuedCertificate issued(BigInteger serial, String subject) {
        return new IssuedCertificate(
                new CertificateRecord(
                        serial, subject, DAY, DAY.plusSeconds(60), DAY, "root", "server", Optional.empty()),
                new byte[] {1, 2, 3});
    }

    @Test
    void issuedCertificates_surviveClosingWithRandomNumbers() throws IOException {
        Set<BigInteger> drawn = new TreeSet<>();
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Store.Access.WRITE)) {
            assertFalse(ledger.isStarted());
            ledger.setCounters(BigInteger.valueOf(254), BigInteger.ONE);
            for (int i = 0; i < 20; i++) {
                String subject = "/CN=" + i;
                drawn.add(ledger.issue(serial -> issued(serial, subject)).serial());
            }
        }
        // That twenty numbers of 128 bits are all below 2^100 happens once in 2^560 runs.
        assertTrue(drawn.stream().anyMatch(serial -> serial.bitLength() > 100), drawn::toString);
        assertTrue(drawn.stream().allMatch(serial -> serial.signum() > 0 && serial.bitLength() <= 128));
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Store.Access.READ)) {
            List<BigInteger> found = new ArrayList<>();
            ledger.forEach(entry -> found.add(entry.serial()));
            assertEquals(List.copyOf(drawn), found);
            assertArrayEquals(
                    new byte[] {1, 2, 3}, ledger.certificate(found.get(0)).orElseThrow());
            assertTrue(ledger.isStarted());
            assertEquals(BigInteger.valueOf(254), ledger.nextSerial());
        }
    }

    @Test
    void lastIssued_areThoseOfTheLastTransaction() throws IOException {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Store.Access.WRITE)) {
            assertEquals(List.of(), ledger.lastIssued());
            ledger.issue(serial -> issued(serial, "/CN=first"));
            List<CertificateRecord> last = ledger.issueAll(List.<Ledger.Issuance<RuntimeException>>of(
                    serial -> issued(serial, "/CN=a"), serial -> issued(serial, "/CN=b")));
            assertEquals(last.stream().map(CertificateRecord::serial).toList(), ledger.lastIssued());
        }
    }

    @Test
    void failedIssuance_recordsNothing() throws IOException {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Store.Access.WRITE)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> ledger.issueAll(
                            List.<Ledger.Issuance<RuntimeException>>of(serial -> issued(serial, "/CN=a"), serial -> {
                                throw new IllegalStateException("no key");
                            })));
            List<CertificateRecord> records = new ArrayList<>();
            ledger.forEach(records::add);
            assertEquals(List.of(), records);
        }
    }

    @Test
    void numberForPrograms_skipsWhatWasTakenOver() throws IOException {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Store.Access.WRITE)) {
            ledger.takeOver(List.of(issued(BigInteger.ONE, "/CN=old")), BigInteger.ONE, BigInteger.ONE);
            assertEquals(BigInteger.TWO, ledger.nextSerial());
        }
    }

    @Test
    void revocation_countsOnce() throws IOException {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Store.Access.WRITE)) {
            BigInteger serial = ledger.issue(number -> issued(number, "/CN=a")).serial();
            Revocation revocation = new Revocation(DAY, RevocationReason.KEY_COMPROMISE, "root", "");
            assertEquals(
                    Optional.of(revocation),
                    ledger.revoke(serial, revocation).orElseThrow().revocation());
            assertEquals(Optional.empty(), ledger.revoke(serial, revocation));
            assertEquals(Optional.empty(), ledger.revoke(BigInteger.TEN, revocation));
            assertEquals(
                    CertificateRecord.Status.REVOKED,
                    ledger.find(serial).orElseThrow().status(DAY));
        }
    }

    @Test
    void crlNumber_isUsedUpAtOnceAndAboveTheOneThatIsOut() throws IOException {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Store.Access.WRITE)) {
            assertEquals(BigInteger.ONE, ledger.takeCrlNumber(BigInteger.ZERO));
            assertEquals(BigInteger.TWO, ledger.takeCrlNumber(BigInteger.TWO));
            assertEquals(BigInteger.TEN, ledger.takeCrlNumber(BigInteger.TEN));
            assertEquals(BigInteger.valueOf(11), ledger.nextCrlNumber());
        }
    }

    @Test
    void anyRecord_readsBackAsWritten() {
        Seeded.times(1, 500, random -> {
            CertificateRecord entry = randomRecord(random);
            assertEquals(entry, RecordFormat.decode(SerialNumbers.key(entry.serial()), RecordFormat.encode(entry)));
        });
    }

    @Test
    void anyRecord_survivesOpenSslIndex() {
        Seeded.times(1, 500, random -> {
            CertificateRecord entry = randomRecord(random);
            CertificateRecord known = new CertificateRecord(
                    entry.serial(),
                    entry.subject(),
                    Instant.EPOCH,
                    entry.notAfter(),
                    Instant.EPOCH,
                    "",
                    "",
                    entry.revocation().map(r -> new Revocation(r.at(), r.reason(), "", r.detail())));
            try {
                assertEquals(List.of(known), OpenSslIndex.parse(OpenSslIndex.line(known)));
            } catch (OpenSslIndex.FormatException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static CertificateRecord randomRecord(Random random) {
        Instant end = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
        Optional<Revocation> revocation = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Revocation(
                        Instant.ofEpochSecond(random.nextLong(2_500_000_000L)),
                        Seeded.pick(
                                random,
                                RevocationReason.UNSPECIFIED,
                                RevocationReason.CA_COMPROMISE,
                                RevocationReason.CERTIFICATE_HOLD),
                        "someone",
                        ""));
        return new CertificateRecord(
                new BigInteger(1 + random.nextInt(159), random),
                "/CN=" + Seeded.pick(random, "a", "b c", "\\xC3\\xBC", "a\\/b"),
                end.minusSeconds(100),
                end,
                end.minusSeconds(50),
                "root",
                "client",
                revocation);
    }
}
