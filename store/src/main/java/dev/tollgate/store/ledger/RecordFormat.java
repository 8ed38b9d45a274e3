package dev.tollgate.store.ledger;

import dev.tollgate.store.environment.UnreadableRecordException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The bytes of a record. Version 1: the version (1 byte); not before, not after, issued at (8 bytes each, seconds since
 * 1970); subject, user, purpose (UTF-8, 2 bytes of length); 1 when revoked, else 0; then the time (8 bytes), the reason's
 * number (1 byte), user and detail (UTF-8, 2 bytes of length).
 */
final class RecordFormat {
    private static final int VERSION = 1;

    private RecordFormat() {}

    static byte[] encode(CertificateRecord entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(entry.notBefore().getEpochSecond());
            out.writeLong(entry.notAfter().getEpochSecond());
            out.writeLong(entry.issuedAt().getEpochSecond());
            out.writeUTF(entry.subject());
            out.writeUTF(entry.issuedBy());
            out.writeUTF(entry.purpose());
            out.writeBoolean(entry.revocation().isPresent());
            if (entry.revocation().isPresent()) {
                Revocation revocation = entry.revocation().get();
                out.writeLong(revocation.at().getEpochSecond());
                out.writeByte(revocation.reason().code());
                out.writeUTF(revocation.by());
                out.writeUTF(revocation.detail());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a subject longer than 65535 bytes", e);
        }
        return bytes.toByteArray();
    }

    static CertificateRecord decode(byte[] key, byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("record of version " + version + "; this program knows version " + VERSION);
            }
            Instant notBefore = Instant.ofEpochSecond(in.readLong());
            Instant notAfter = Instant.ofEpochSecond(in.readLong());
            Instant issuedAt = Instant.ofEpochSecond(in.readLong());
            String subject = in.readUTF();
            String issuedBy = in.readUTF();
            String purpose = in.readUTF();
            Optional<Revocation> revocation = Optional.empty();
            if (in.readBoolean()) {
                Instant at = Instant.ofEpochSecond(in.readLong());
                RevocationReason reason = RevocationReason.of(in.readByte()).orElse(RevocationReason.UNSPECIFIED);
                revocation = Optional.of(new Revocation(at, reason, in.readUTF(), in.readUTF()));
            }
            return new CertificateRecord(
                    SerialNumbers.ofKey(key), subject, notBefore, notAfter, issuedAt, issuedBy, purpose, revocation);
        } catch (IOException e) {
            throw new UnreadableRecordException("a record of the ledger cannot be read", e);
        }
    }
}
