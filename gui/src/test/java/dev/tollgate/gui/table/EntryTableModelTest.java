package dev.tollgate.gui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.table.SortOrder.Direction;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EntryTableModelTest {
    private static final String TEXT = """
            # Offices
            Connect:192.0.2	RELAY

            #From:old.example	REJECT
            # prose, not an entry
            From:spam.example	ERROR:5.7.1:"550 no"
             From:leading.example	REJECT
            novalue
            AuthInfo:smart.example	"U:u" "P:secret"
            plain.example	OK
            """;

    private final EditorModel editor = new EditorModel(() -> 0);
    private final EntryTableModel table =
            new EntryTableModel(editor, SameThread.jobs(), line -> line == 6 ? RowLevel.ERROR : RowLevel.CLEAN);

    private void open(String text) {
        editor.open(null, AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private List<Integer> lines() {
        return table.rows().stream().map(EntryRow::line).toList();
    }

    private List<String> shown() {
        return table.rows().stream()
                .map(row -> row.line() + " " + row.state() + " " + row.tag() + "|" + row.key() + "|" + row.value() + "|"
                        + row.comment())
                .toList();
    }

    @Test
    void everyLineThatIsMeantAsAnEntry_isARow() {
        open(TEXT);
        assertEquals(
                List.of(
                        "2 ACTIVE Connect:|192.0.2|RELAY|Offices",
                        "4 DISABLED From:|old.example|REJECT|",
                        "6 ACTIVE From:|spam.example|ERROR:5.7.1:\"550 no\"|prose, not an entry",
                        "7 BROKEN | From:leading.example\tREJECT||",
                        "8 BROKEN |novalue||",
                        "9 ACTIVE AuthInfo:|smart.example|••••••|",
                        "10 ACTIVE |plain.example|OK|"),
                shown());
    }

    @Test
    void filter_showsWhatMatches() {
        open(TEXT);
        table.filterProperty().set(new RowFilter("SPAM", "", RowFilter.Findings.ANY));
        assertEquals(List.of(6), lines());
        table.filterProperty().set(new RowFilter("offices", "", RowFilter.Findings.ANY));
        assertEquals(List.of(2), lines());
        table.filterProperty().set(new RowFilter("", "from", RowFilter.Findings.ANY));
        assertEquals(List.of(4, 6), lines());
        table.filterProperty().set(new RowFilter("", RowFilter.UNTAGGED, RowFilter.Findings.ANY));
        assertEquals(List.of(10), lines());
        table.filterProperty().set(new RowFilter("", "", RowFilter.Findings.ERRORS));
        assertEquals(List.of(6), lines());
    }

    @Test
    void sort_leavesTheFileInItsOrder() {
        open(TEXT);
        table.orderProperty().set(new SortOrder(Column.KEY, Direction.DESCENDING));
        assertEquals(List.of(6, 9, 10, 4, 8, 2, 7), lines());
        assertEquals(TEXT, new String(editor.document().render(), StandardCharsets.ISO_8859_1));
        table.orderProperty().set(SortOrder.FILE);
        assertEquals(List.of(2, 4, 6, 7, 8, 9, 10), lines());
    }

    @Test
    void cellEdit_changesThatPartOnly() {
        open("#From:old.example \t REJECT  \nTo:a@\u00fc.example  OK\n");
        CellEdits edits = new CellEdits(editor, new LineCommands(editor));
        edits.setKey(table.rows().get(0), "new.example");
        edits.setTag(table.rows().get(1), "From");
        edits.setValue(table.rows().get(1), "REJECT");
        assertEquals(
                "#From:new.example \t REJECT  \nFrom:a@\u00fc.example  REJECT\n",
                new String(editor.document().render(), StandardCharsets.ISO_8859_1));
    }

    /** The index kept up to date edit by edit is the one made from scratch. */
    @Test
    void randomEdits_keepTheRowsRight() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            open(TEXT.repeat(1 + random.nextInt(3)));
            for (int i = 0; i < 20; i++) {
                int count = editor.document().lineCount();
                int first = 1 + random.nextInt(count + 1);
                int removed = random.nextInt(count - first + 2);
                List<Line> lines = new ArrayList<>();
                for (int j = random.nextInt(4); j > 0; j--) {
                    lines.add(new Line(random.nextBoolean() ? "x.example OK" : "# prose", LineEnding.LF));
                }
                if (removed > 0 || !lines.isEmpty()) {
                    editor.splice("Edit", first, removed, lines);
                }
                List<String> incremental = shown();
                List<Integer> fresh = new ArrayList<>();
                for (int number = 1; number <= editor.document().lineCount(); number++) {
                    if (RowState.of(editor.document().line(number)) != RowState.NO_ROW) {
                        fresh.add(number);
                    }
                }
                assertEquals(fresh, lines(), "seed " + seed + " step " + i);
                assertEquals(incremental, shown());
            }
        }
    }

    @Test
    void filteredRows_followAnEdit() {
        open(TEXT);
        table.filterProperty().set(new RowFilter("example", "", RowFilter.Findings.ANY));
        new LineCommands(editor).delete(new TreeSet<>(List.of(4, 6)));
        assertEquals(List.of(5, 7, 8), lines());
    }
}
