package dev.tollgate.makemap.cdb;

import dev.tollgate.makemap.file.MappedFile;
import dev.tollgate.makemap.format.MapDamage;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapStatistics;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes through a whole cdb: whether every record can be found and every slot leads to a record, and how it is filled. */
public final class CdbCheck {
    private static final int MAX_DAMAGE = 100;

    private final MappedFile file;
    private final List<MapDamage> damage = new ArrayList<>();
    private int[] records = new int[1 << 10];
    private int recordCount;
    private long keyBytes;
    private long valueBytes;
    private long usedSlots;
    private long allSlots;
    private long longestProbe;
    private long probes;
    private long usedTables;

    private CdbCheck(MappedFile file) {
        this.file = file;
    }

    /** What is wrong in {@code path}, at most {@value #MAX_DAMAGE} things; empty for a sound file. */
    public static List<MapDamage> damage(Path path) throws IOException {
        return examine(path).damage;
    }

    /** Figures about {@code path}, which should be sound. */
    public static MapStatistics statistics(Path path) throws IOException {
        CdbCheck check = examine(path);
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("file size", check.file.size());
        figures.put("entries", (long) check.recordCount);
        figures.put("key bytes", check.keyBytes);
        figures.put("value bytes", check.valueBytes);
        figures.put("tables in use", check.usedTables);
        figures.put("slots", check.allSlots);
        figures.put("slots in use", check.usedSlots);
        figures.put("slots read per 1000 lookups", 1000 * check.probes / Math.max(1, check.usedSlots));
        figures.put("longest search in slots", check.longestProbe);
        return new MapStatistics(MapFormat.CDB, figures);
    }

    private static CdbCheck examine(Path path) throws IOException {
        CdbCheck check = new CdbCheck(MappedFile.open(path, ByteOrder.LITTLE_ENDIAN));
        try {
            long tables = check.tablesStart();
            check.readRecords(tables);
            check.readTables(tables);
        } catch (MapFormatException e) {
            check.damage.add(MapDamage.of(e));
        }
        return check;
    }

    private void report(String place, String expected, String found) {
        if (damage.size() < MAX_DAMAGE) {
            damage.add(new MapDamage(place, expected, found));
        }
    }

    private long tablesStart() throws MapFormatException {
        long start = file.size();
        for (int table = 0; table < Cdb.TABLES; table++) {
            long position = file.u32((long) table * Cdb.POINTER_SIZE);
            if (position != 0) {
                start = Math.min(start, position);
            }
        }
        if (start < Cdb.RECORDS_START) {
            throw new MapFormatException("table pointers", "tables after the pointers", "a table at " + start);
        }
        return start;
    }

    private void readRecords(long end) throws MapFormatException {
        long at = Cdb.RECORDS_START;
        while (at < end) {
            long keyLength = file.u32(at);
            long valueLength = file.u32(at + 4);
            long next = at + Cdb.RECORD_HEADER + keyLength + valueLength;
            if (next > end) {
                throw new MapFormatException("record at " + at, "an end before the tables at " + end, "one at " + next);
            }
            if (recordCount == records.length) {
                records = Arrays.copyOf(records, 2 * recordCount);
            }
            records[recordCount++] = (int) at;
            keyBytes += keyLength;
            valueBytes += valueLength;
            at = next;
        }
    }

    private void readTables(long start) throws MapFormatException {
        boolean[] reached = new boolean[recordCount];
        long expected = start;
        for (int table = 0; table < Cdb.TABLES; table++) {
            long position = file.u32((long) table * Cdb.POINTER_SIZE);
            long slots = file.u32((long) table * Cdb.POINTER_SIZE + 4);
            if (slots == 0) {
                continue;
            }
            if (position != expected) {
                throw new MapFormatException("table " + table, "a place at " + expected, "one at " + position);
            }
            expected = position + slots * Cdb.SLOT_SIZE;
            if (expected > file.size()) {
                throw new MapFormatException("table " + table, "an end in the file", "one at " + expected);
            }
            readTable(table, position, slots, reached);
        }
        if (expected != file.size()) {
            report("end of the tables", "the end of the file at " + file.size(), "offset " + expected);
        }
        for (int record = 0; record < recordCount; record++) {
            if (!reached[record]) {
                report("record at " + Integer.toUnsignedLong(records[record]), "a slot that leads to it", "none");
            }
        }
    }

    private void readTable(int table, long position, long slots, boolean[] reached) throws MapFormatException {
        usedTables++;
        allSlots += slots;
        long firstEmpty = -1;
        for (long slot = 0; slot < slots && firstEmpty < 0; slot++) {
            firstEmpty = file.i32(position + slot * Cdb.SLOT_SIZE + 4) == 0 ? slot : -1;
        }
        if (firstEmpty < 0) {
            report("table " + table, "an empty slot", "none");
            firstEmpty = 0;
        }
        // From after an empty slot on, every unbroken run of slots is seen from its beginning.
        long runStart = -1;
        for (long step = 1; step <= slots; step++) {
            long slot = (firstEmpty + step) % slots;
            long at = position + slot * Cdb.SLOT_SIZE;
            if (file.i32(at + 4) == 0) {
                runStart = -1;
            } else {
                runStart = runStart < 0 ? step : runStart;
                readSlot(table, slot, at, slots, step - runStart, reached);
            }
        }
    }

    private void readSlot(int table, long slot, long at, long slots, long runBefore, boolean[] reached)
            throws MapFormatException {
        usedSlots++;
        String place = "table " + table + ", slot " + slot;
        int hash = file.i32(at);
        int record = find(file.i32(at + 4));
        if (record < 0) {
            report(place, "the position of a record", Long.toString(file.u32(at + 4)));
            return;
        }
        if (reached[record]) {
            report(place, "a record of its own", "one that another slot leads to");
        }
        reached[record] = true;
        long position = file.u32(at + 4);
        byte[] key = file.bytes(position + Cdb.RECORD_HEADER, file.u32(position));
        if (Cdb.hash(key, 0, key.length) != hash || Cdb.table(hash) != table) {
            report(place, "the hash of the record's key", Integer.toHexString(hash));
            return;
        }
        long searched = (slot - Cdb.firstSlot(hash, slots) + slots) % slots;
        if (searched > runBefore) {
            report(place, "no empty slot between here and slot " + Cdb.firstSlot(hash, slots), "one");
        }
        probes += searched + 1;
        longestProbe = Math.max(longestProbe, searched + 1);
    }

    /** The record at {@code position}, by binary search; negative when none begins there. */
    private int find(int position) {
        int low = 0;
        int high = recordCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(records[middle], position);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
