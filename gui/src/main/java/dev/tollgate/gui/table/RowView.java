package dev.tollgate.gui.table;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.table.SortOrder.Direction;
import dev.tollgate.gui.task.Job;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** Works out which lines are shown in which order. Pure; runs wherever it is called. */
final class RowView {
    private final AccessFile document;
    private final IntFunction<RowLevel> levels;

    RowView(AccessFile document, IntFunction<RowLevel> levels) {
        this.document = document;
        this.levels = levels;
    }

    private record Keyed(int line, String key) {}

    int[] of(int[] lines, RowFilter filter, SortOrder order, Job job) {
        int[] kept = filter.isAll() ? lines : filtered(lines, filter, job);
        return order.equals(SortOrder.FILE) ? kept : sorted(kept, order, job);
    }

    private int[] filtered(int[] lines, RowFilter filter, Job job) {
        int[] kept = new int[lines.length];
        int size = 0;
        for (int line : lines) {
            if (job.isCancelled()) {
                return lines;
            }
            if (matches(line, filter)) {
                kept[size++] = line;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private boolean matches(int number, RowFilter filter) {
        return matchesFindings(levels.apply(number), filter.findings())
                && (filter.tag().isEmpty() || filter.tag().equals(tag(number)))
                && (filter.text().isEmpty() || matchesText(number, filter.text()));
    }

    private static boolean matchesFindings(RowLevel level, RowFilter.Findings wanted) {
        return switch (wanted) {
            case ANY -> true;
            case ERRORS -> level == RowLevel.ERROR;
            case ERRORS_AND_WARNINGS -> level.compareTo(RowLevel.WARNING) >= 0;
            case SOME -> level != RowLevel.CLEAN;
        };
    }

    private boolean matchesText(int number, String text) {
        if (lower(document.line(number)).contains(text)) {
            return true;
        }
        for (int above = number - 1; above > 0; above--) {
            Line line = document.line(above);
            if (!line.text().startsWith("#") || RowState.of(line) == RowState.DISABLED) {
                return false;
            }
            if (lower(line).contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static String lower(Line line) {
        return ShownText.of(line.text()).toLowerCase(Locale.ROOT);
    }

    private String tag(int number) {
        return entry(number)
                .map(entry -> entry.tagText().isEmpty()
                        ? RowFilter.UNTAGGED
                        : entry.tagText().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private Optional<Entry> entry(int number) {
        Line line = document.line(number);
        return line.text().startsWith("#") ? RowState.disabledEntry(number, line) : EntryParser.parse(number, line);
    }

    private int[] sorted(int[] lines, SortOrder order, Job job) {
        Keyed[] keyed = new Keyed[lines.length];
        for (int i = 0; i < lines.length; i++) {
            if (job.isCancelled()) {
                return lines;
            }
            keyed[i] = new Keyed(lines[i], key(lines[i], order.column()));
        }
        Comparator<Keyed> byKey =
                order.column() == Column.LINE ? Comparator.comparingInt(Keyed::line) : Comparator.comparing(Keyed::key);
        Comparator<Keyed> comparator = order.direction() == Direction.DESCENDING ? byKey.reversed() : byKey;
        Arrays.sort(keyed, comparator.thenComparingInt(Keyed::line));
        return Arrays.stream(keyed).mapToInt(Keyed::line).toArray();
    }

    private String key(int number, Column column) {
        return switch (column) {
            case LINE -> "";
            case STATE ->
                levels.apply(number).sortKey()
                        + RowState.of(document.line(number)).name();
            case TAG -> tag(number);
            case KEY ->
                entry(number)
                        .map(entry -> entry.left()
                                .substring(
                                        entry.left().length() - entry.keySpan().length()))
                        .orElse(document.line(number).text())
                        .toLowerCase(Locale.ROOT);
            case VALUE -> entry(number).map(Entry::right).orElse("").toLowerCase(Locale.ROOT);
            case COMMENT -> EntryRow.of(document, number).comment().toLowerCase(Locale.ROOT);
        };
    }
}
