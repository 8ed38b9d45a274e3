package dev.tollgate.makemap.cdb;

import dev.tollgate.makemap.file.FilePart;
import dev.tollgate.makemap.format.MapGlance;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** A short look at a constant database whose table pointers are right: some of its tables, and the records they lead to. */
public final class CdbGlance {
    private static final int SLOTS = 16;

    private CdbGlance() {}

    /** What is wrong in {@code file}, as a clause; empty where nothing is. */
    public static String damage(SeekableByteChannel file) throws IOException {
        ByteBuffer pointers = FilePart.read(file, 0, Cdb.RECORDS_START).order(ByteOrder.LITTLE_ENDIAN);
        long records = file.size();
        for (int table = 0; table < Cdb.TABLES; table++) {
            long position = Integer.toUnsignedLong(pointers.getInt(table * Cdb.POINTER_SIZE));
            records = position == 0 ? records : Math.min(records, position);
        }
        for (int table = 0; table < Cdb.TABLES; table += Cdb.TABLES / MapGlance.PAGES) {
            long position = Integer.toUnsignedLong(pointers.getInt(table * Cdb.POINTER_SIZE));
            long slots = Integer.toUnsignedLong(pointers.getInt(table * Cdb.POINTER_SIZE + 4));
            if (slots > 0 && !isWhole(file, table, position, (int) Math.min(slots, SLOTS), records)) {
                return "table " + table + " of " + Cdb.TABLES + " leads to no records";
            }
        }
        return "";
    }

    private static boolean isWhole(SeekableByteChannel file, int table, long position, int slots, long records)
            throws IOException {
        ByteBuffer slot = FilePart.read(file, position, slots * Cdb.SLOT_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        while (slot.remaining() >= Cdb.SLOT_SIZE) {
            int hash = slot.getInt();
            long at = Integer.toUnsignedLong(slot.getInt());
            if (at != 0 && (Cdb.table(hash) != table || !isRecord(file, at, records))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRecord(SeekableByteChannel file, long at, long end) throws IOException {
        if (at < Cdb.RECORDS_START || at + Cdb.RECORD_HEADER > end) {
            return false;
        }
        ByteBuffer header = FilePart.read(file, at, Cdb.RECORD_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        long lengths = Integer.toUnsignedLong(header.getInt()) + Integer.toUnsignedLong(header.getInt());
        return at + Cdb.RECORD_HEADER + lengths <= end;
    }
}
