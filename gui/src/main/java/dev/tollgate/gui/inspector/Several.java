package dev.tollgate.gui.inspector;

import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.table.EntryText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Several entries that are worked on together.
 *
 * @param lines where they are
 * @param form for the value of all of them, filled with the first one's; empty when their values have different grammars,
 *     or hold passwords
 * @param alike whether all have the same value now
 * @param kind the grammar of their values; empty when they have different ones
 */
public record Several(SortedSet<Integer> lines, Optional<ValueForm> form, boolean alike, Optional<ValueKind> kind) {
    public Several {
        lines = Collections.unmodifiableSortedSet(new TreeSet<>(lines));
    }

    /** The entries among {@code lines} of {@code document}. */
    public static Several of(AccessFile document, SortedSet<Integer> lines) {
        SortedSet<Integer> entries = new TreeSet<>();
        Set<ValueKind> kinds = new HashSet<>();
        Set<String> values = new HashSet<>();
        Optional<ValueForm> first = Optional.empty();
        for (int line : lines) {
            Optional<EntryText> sides = line >= 1 && line <= document.lineCount()
                    ? EntryText.of(line, document.line(line))
                    : Optional.empty();
            if (sides.isPresent()) {
                EntryText entry = sides.get();
                ValueKind kind = entry.entry(line).tag().valueKind();
                if (entries.isEmpty()) {
                    first = Optional.of(
                            entry.right().isEmpty() ? ValueForm.empty(kind) : ValueForm.of(entry.entry(line)));
                }
                entries.add(line);
                kinds.add(kind);
                values.add(entry.right());
            }
        }
        boolean together = kinds.size() == 1 && !kinds.contains(ValueKind.CREDENTIALS);
        return new Several(
                entries,
                together ? first : Optional.empty(),
                values.size() == 1,
                kinds.size() == 1 ? kinds.stream().findFirst() : Optional.empty());
    }

    /** Gives all of them {@code tag}, with its colon, as one step of undo. */
    public void retag(LineCommands commands, String tag) {
        rewrite(commands, sides -> sides.with(tag + sides.left().substring(sides.tagLength()), sides.right()));
    }

    /** Gives all of them the value of {@code wanted}, as one step of undo; nothing while that lacks something. */
    public void change(LineCommands commands, ValueForm wanted) {
        if (wanted.lacking().isEmpty()) {
            rewrite(commands, sides -> sides.with(sides.left(), wanted.value()));
        }
    }

    private void rewrite(LineCommands commands, Function<EntryText, String> change) {
        if (!lines.isEmpty()) {
            commands.rewrite(
                    Texts.of("edit.several", lines.size()),
                    lines,
                    line -> EntryText.of(1, line)
                            .map(sides -> new Line(change.apply(sides), line.ending()))
                            .orElse(line));
        }
    }
}
