package dev.tollgate.model.lint.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table against a map of strings. */
class EntryTableTest {
    private static final List<String> TAGS = List.of("", "From:", "from:", "To:", "Connect:", "MyCA:");
    private static final List<String> KEYS = List.of(
            "a.example", "A.example", "b.example", "user@a.example", "user@", "10.1", "10.1.2", "/CN=a", "IPv6:1:2");
    private static final List<String> VALUES = List.of("OK", "ok", "REJECT", "550 no", "550 No");

    @Test
    void rowsAndFirsts_areThoseOfTheEntries() {
        Seeded.times(1, 2_000, random -> {
            List<Entry> entries = new ArrayList<>();
            int lines = random.nextInt(120);
            for (int line = 1; line <= lines; line++) {
                String left = TAGS.get(random.nextInt(TAGS.size())) + KEYS.get(random.nextInt(KEYS.size()));
                entries.add(EntryParser.parse(line, left, VALUES.get(random.nextInt(VALUES.size()))));
            }
            EntryTable table = table(entries, random.nextInt(entries.size() + 1));
            Map<String, Integer> firsts = new HashMap<>();
            List<String> repeats = new ArrayList<>();
            for (int row = 0; row < entries.size(); row++) {
                Integer first = firsts.putIfAbsent(entries.get(row).left().toLowerCase(Locale.ROOT), row);
                if (first != null) {
                    repeats.add(row + " " + first);
                }
                assertRow(entries.get(row), table.rows(), row);
            }
            List<String> told = new ArrayList<>();
            table.repeated((row, first) -> told.add(row + " " + first));
            assertEquals(repeats, told);
            assertEquals(
                    firsts.values().stream().sorted().toList(),
                    table.firsts(row -> true).boxed().toList());
            for (int row = 0; row < entries.size(); row++) {
                int from = table.rows().keyStart(row);
                int length = table.rows().keyEnd(row) - from;
                for (Tag tag : List.of(Tag.UNTAGGED, Tag.FROM, Tag.TO, Tag.CONNECT, Tag.SPAM)) {
                    String left = (tag.text().isEmpty() ? "" : tag.text() + ":")
                            + table.rows().key(row);
                    Integer wanted = firsts.get(left.toLowerCase(Locale.ROOT));
                    assertEquals(wanted == null ? KeyTable.NONE : wanted, table.find(tag, from, length), left);
                }
            }
        });
    }

    /** Some one by one, and the rest at once. */
    private static EntryTable table(List<Entry> entries, int single) {
        EntryTable table = new EntryTable(single);
        entries.subList(0, single).forEach(table::add);
        EntryRows rest = new EntryRows(0);
        entries.subList(single, entries.size()).forEach(rest::add);
        table.append(rest);
        return table;
    }

    private static void assertRow(Entry entry, EntryRows rows, int row) {
        assertEquals(entry.lineNumber(), rows.line(row));
        assertEquals(entry.tag(), rows.tag(row));
        assertEquals(entry.key().kind(), rows.kind(row));
        assertEquals(entry.key().text(), rows.key(row));
        assertEquals(entry.leftSpan(), rows.left(row));
        assertEquals(entry.keySpan(), rows.keySpan(row));
        assertEquals(entry.validValue().isPresent(), rows.isValid(row));
    }
}
