package dev.tollgate.gui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VirtualRowsTest {
    private static final int ROWS = 1_000_000;

    private final AtomicInteger made = new AtomicInteger();

    private static EntryRow row(int line, String key) {
        return new EntryRow(line, RowState.ACTIVE, "", key, "OK", "", "", Optional.empty());
    }

    @Test
    void rowIsFound_withoutMakingTheOthers() {
        VirtualRows rows = new VirtualRows(
                index -> {
                    made.incrementAndGet();
                    return row(index + 1, "key" + (index + 1));
                },
                line -> line - 1);
        rows.reset(ROWS);
        assertEquals(ROWS - 1, rows.indexOf(row(ROWS, "key" + ROWS)));
        assertEquals(ROWS - 1, rows.lastIndexOf(row(ROWS, "key" + ROWS)));
        assertTrue(rows.contains(row(7, "key7")));
        assertEquals(-1, rows.indexOf(row(7, "what stood there before")));
        assertEquals(-1, rows.indexOf(row(ROWS + 1, "key" + (ROWS + 1))));
        assertFalse(rows.contains("something else"));
        assertTrue(made.get() <= 2, made.get() + " rows made");
    }
}
