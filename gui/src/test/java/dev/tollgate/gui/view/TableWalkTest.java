package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Somebody works in the table with mouse and keys. */
class TableWalkTest extends HandTest {
    private static final String THREE = "From:old.example\tREJECT\nTo:b.example\tOK\nTo:c.example\tOK\n";

    @Test
    void addedEntry_isTheOneThatIsTypedIn() throws IOException {
        open(THREE);
        clickRow(1);
        press(KeyCode.ENTER, KeyCode.CONTROL);
        type("new");
        press(KeyCode.ENTER);
        assertEquals(THREE.replace("To:b", "From:new\tREJECT\nTo:b"), text());
        assertEquals(List.of(2), painted());
        assertEquals("entries", focus());
    }

    @Test
    void addedEntry_goesAgainWithEscape() throws IOException {
        open(THREE);
        clickRow(1);
        press(KeyCode.ENTER, KeyCode.CONTROL);
        type("x");
        press(KeyCode.ESCAPE);
        assertEquals(THREE, text());
        press(KeyCode.F2);
        type("y");
        press(KeyCode.ESCAPE);
        assertEquals(THREE, text());
    }

    @Test
    void selection_isOneLineEverywhere() throws IOException {
        open(THREE);
        clickRow(3);
        FxThread.run(() -> workbench.selection().select(1));
        assertEquals(List.of(1), painted());
        clickRow(2, KeyCode.CONTROL);
        assertEquals(List.of(1, 2), painted());
        press(KeyCode.DELETE);
        assertEquals("To:c.example\tOK\n", text());
    }

    @Test
    void duplicatedEntry_canBeEditedAtOnce() throws IOException {
        open(THREE);
        clickRow(1);
        press(KeyCode.D, KeyCode.CONTROL);
        assertEquals(List.of(2), painted());
        press(KeyCode.F2);
        type("copy");
        press(KeyCode.ENTER);
        assertEquals("From:old.example\tREJECT\nFrom:copy\tREJECT\nTo:b.example\tOK\nTo:c.example\tOK\n", text());
    }

    @Test
    void clickOnAnotherRow_keepsWhatWasTyped() throws IOException {
        open(THREE);
        clickRow(1);
        press(KeyCode.F2);
        type("typed");
        clickRow(3);
        assertEquals(THREE.replace("old.example", "typed"), text());
        assertEquals(List.of(3), painted());
    }

    @Test
    void clickOnTheSelectedRow_editsNothing() throws IOException {
        open(THREE);
        clickRow(1);
        // Else it would be a double click.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700));
        clickRow(1);
        FxThread.run(() -> assertNull(this.<TableView<?>>node("#entries").getEditingCell()));
        press(KeyCode.F2);
        type("typed");
        press(KeyCode.ENTER);
        assertEquals(THREE.replace("old.example", "typed"), text());
    }

    @Test
    void valueThatIsEmptied_isBackAndTold() throws IOException {
        open(THREE);
        FxThread.run(() -> {
            TableView<?> table = node("#entries");
            edit(table, 0, VALUE_COLUMN);
        });
        press(KeyCode.BACK_SPACE);
        press(KeyCode.ENTER);
        assertEquals(THREE, text());
        assertTrue(said().contains("needs a value"), said());
    }

    @Test
    void lineWithoutAValue_getsOne() throws IOException {
        open("ClientRate:192.0.2.1\n");
        clickRow(1);
        FxThread.run(() -> edit(node("#entries"), 0, VALUE_COLUMN));
        type("7");
        press(KeyCode.ENTER);
        assertEquals("ClientRate:192.0.2.1\t7\n", text());
    }

    private static <T> void edit(TableView<T> table, int row, int column) {
        table.edit(row, table.getColumns().get(column));
    }
}
