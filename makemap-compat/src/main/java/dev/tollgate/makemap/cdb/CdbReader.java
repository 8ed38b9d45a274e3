package dev.tollgate.makemap.cdb;

import dev.tollgate.makemap.file.MappedFile;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a cdb. */
public final class CdbReader implements MapReader {
    private final MappedFile file;
    private final long recordsEnd;

    private CdbReader(MappedFile file, long recordsEnd) {
        this.file = file;
        this.recordsEnd = recordsEnd;
    }

    /** Opens {@code path}. */
    public static CdbReader open(Path path) throws IOException {
        MappedFile file = MappedFile.open(path, ByteOrder.LITTLE_ENDIAN);
        long end = file.size();
        for (int table = 0; table < Cdb.TABLES; table++) {
            long position = file.u32((long) table * Cdb.POINTER_SIZE);
            if (position != 0) {
                end = Math.min(end, position);
            }
        }
        if (end < Cdb.RECORDS_START) {
            throw new MapFormatException("table pointers", "tables after the records", "a table at " + end);
        }
        return new CdbReader(file, end);
    }

    @Override
    public MapFormat format() {
        return MapFormat.CDB;
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        int hash = Cdb.hash(key, 0, key.length);
        long pointer = (long) Cdb.table(hash) * Cdb.POINTER_SIZE;
        long position = file.u32(pointer);
        long slots = file.u32(pointer + 4);
        if (slots == 0) {
            return null;
        }
        long slot = Cdb.firstSlot(hash, slots);
        for (long seen = 0; seen < slots; seen++) {
            long at = position + slot * Cdb.SLOT_SIZE;
            long record = file.u32(at + 4);
            if (record == 0) {
                return null;
            }
            if (file.i32(at) == hash && file.u32(record) == key.length && matches(record, key)) {
                return value(record);
            }
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return null;
    }

    private boolean matches(long record, byte[] key) throws MapFormatException {
        return file.matches(record + Cdb.RECORD_HEADER, key);
    }

    private byte[] value(long record) throws MapFormatException {
        return file.bytes(record + Cdb.RECORD_HEADER + file.u32(record), file.u32(record + 4));
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        long at = Cdb.RECORDS_START;
        while (at < recordsEnd) {
            long keyLength = file.u32(at);
            long valueLength = file.u32(at + 4);
            long next = at + Cdb.RECORD_HEADER + keyLength + valueLength;
            if (next > recordsEnd) {
                throw new MapFormatException(
                        "record at " + at, "an end before the tables at " + recordsEnd, "an end at " + next);
            }
            pairs.accept(file.bytes(at + Cdb.RECORD_HEADER, keyLength), value(at));
            at = next;
        }
    }

    @Override
    public void close() {
        // The mapping goes with the object.
    }
}
