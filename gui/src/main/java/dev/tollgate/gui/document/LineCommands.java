package dev.tollgate.gui.document;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** What one can do with whole lines. Each command is one step of undo and answers the lines to select afterwards. */
public final class LineCommands {
    private final EditorModel editor;

    /** Commands on {@code editor}'s document. */
    public LineCommands(EditorModel editor) {
        this.editor = editor;
    }

    /** Sets the bytes of line {@code number}. */
    public void setText(String label, int number, String bytes) {
        Line old = editor.document().line(number);
        if (!old.text().equals(bytes)) {
            editor.splice(label, number, 1, List.of(new Line(bytes, old.ending())));
        }
    }

    /** Puts a line below line {@code number} (0: on top). */
    public SortedSet<Integer> add(int number, String bytes) {
        return insert(Texts.of("edit.add"), number, List.of(bytes));
    }

    /** Puts the lines of {@code shown}, as copied or typed by a person, below line {@code number} (0: on top). */
    public SortedSet<Integer> paste(int number, String shown) {
        List<String> lines = shown.lines().map(ShownText::typed).toList();
        return lines.isEmpty() ? new TreeSet<>() : insert(Texts.of("edit.paste"), number, lines);
    }

    /** Puts lines below line {@code number} (0: on top); {@code label} is what undo calls it. */
    public SortedSet<Integer> insert(String label, int number, List<String> texts) {
        AccessFile document = editor.document();
        boolean afterOpenEnd = number == document.lineCount()
                && number > 0
                && document.line(number).ending() == LineEnding.NONE;
        LineEnding ending = document.commonEnding();
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(text, ending));
        }
        if (afterOpenEnd) {
            // The old last line gets an ending, so it is part of what changes.
            lines.add(0, new Line(document.line(number).text(), ending));
            lines.set(lines.size() - 1, new Line(texts.get(texts.size() - 1), LineEnding.NONE));
            editor.splice(label, number, 1, lines);
        } else {
            editor.splice(label, number + 1, 0, lines);
        }
        return range(number + 1, texts.size());
    }

    /** Puts a copy of each line below it. */
    public SortedSet<Integer> duplicate(SortedSet<Integer> numbers) {
        SortedSet<Integer> copies = new TreeSet<>();
        LineEnding ending = editor.document().commonEnding();
        rewrite(Texts.of("edit.duplicate"), numbers, numbers.first(), numbers.last(), (line, result) -> {
            result.add(line.ending() == LineEnding.NONE ? new Line(line.text(), ending) : line);
            result.add(line);
            copies.add(numbers.first() + result.size() - 1);
        });
        return copies;
    }

    /** Takes the lines out. */
    public SortedSet<Integer> delete(SortedSet<Integer> numbers) {
        rewrite(Texts.of("edit.delete"), numbers, numbers.first(), numbers.last(), (line, result) -> {});
        int count = editor.document().lineCount();
        return count == 0 ? new TreeSet<>() : range(Math.min(numbers.first(), count), 1);
    }

    /** Puts a {@code #} in front of each line or, when all have one, takes it away. */
    public SortedSet<Integer> toggleComment(SortedSet<Integer> numbers) {
        boolean commented = numbers.stream()
                .allMatch(number -> editor.document().line(number).text().startsWith("#"));
        String label = Texts.of(commented ? "edit.uncomment" : "edit.comment");
        rewrite(
                label,
                numbers,
                numbers.first(),
                numbers.last(),
                (line, result) ->
                        result.add(new Line(commented ? line.text().substring(1) : "#" + line.text(), line.ending())));
        return numbers;
    }

    /** Rewrites each line's bytes. */
    public void rewrite(String label, SortedSet<Integer> numbers, UnaryOperator<Line> change) {
        rewrite(label, numbers, numbers.first(), numbers.last(), (line, result) -> result.add(change.apply(line)));
    }

    /** Moves the lines, in their order, so that they stand in front of line {@code target} of now. */
    public SortedSet<Integer> move(SortedSet<Integer> numbers, int target) {
        int first = Math.min(numbers.first(), target);
        int last = Math.max(numbers.last(), target - 1);
        List<Line> moved = new ArrayList<>();
        List<Line> before = new ArrayList<>();
        List<Line> after = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            List<Line> place = numbers.contains(number) ? moved : number < target ? before : after;
            place.add(editor.document().line(number));
        }
        int start = first + before.size();
        int count = moved.size();
        before.addAll(moved);
        before.addAll(after);
        editor.splice(Texts.of("edit.move"), first, before.size(), before);
        return range(start, count);
    }

    /** The lines as text for the clipboard. */
    public String copy(SortedSet<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.append(ShownText.of(editor.document().line(number).text())).append('\n');
        }
        return text.toString();
    }

    private void rewrite(
            String label, SortedSet<Integer> numbers, int first, int last, BiConsumer<Line, List<Line>> change) {
        BitSet chosen = new BitSet();
        numbers.forEach(chosen::set);
        List<Line> result = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            Line line = editor.document().line(number);
            if (chosen.get(number)) {
                change.accept(line, result);
            } else {
                result.add(line);
            }
        }
        editor.splice(label, first, last - first + 1, result);
    }

    private static SortedSet<Integer> range(int first, int count) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            numbers.add(first + i);
        }
        return numbers;
    }
}
