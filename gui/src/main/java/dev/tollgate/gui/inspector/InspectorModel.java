package dev.tollgate.gui.inspector;

import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.Selection;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.table.RowState;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.entry.Sentence;
import dev.tollgate.model.entry.ValueKind;
import dev.tollgate.model.lint.Finding;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The selected entry, taken apart. What is changed here is first a {@link Draft}, shown with what it would do and what
 * the rules say to it, and becomes an edit of the document when it is kept.
 */
public final class InspectorModel {
    private final EditorModel editor;
    private final Selection selection;
    private final LineCommands commands;
    private final ProblemsModel problems;
    private final ReadOnlyObjectWrapper<Optional<Draft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(Preview.NOTHING);

    private AccessFile draftedFrom;

    /** The inspector of the selected line. */
    public InspectorModel(EditorModel editor, Selection selection, LineCommands commands, ProblemsModel problems) {
        this.editor = editor;
        this.selection = selection;
        this.commands = commands;
        this.problems = problems;
        draftedFrom = editor.document();
        selection.currentProperty().subscribe(this::reload);
        editor.onChange(change -> reload());
        problems.onChange(lines -> findingsChanged());
    }

    /**
     * An entry being edited.
     *
     * @param line its line number
     * @param entry as it stands in the file
     * @param tag with its colon, or empty
     */
    public record Draft(int line, Entry entry, String tag, String key, ValueForm form) {
        /** The grammar of the value that the tag asks for. */
        public ValueKind kind() {
            return EntryParser.parse(line, tag + key, "x").tag().valueKind();
        }
    }

    /**
     * What a draft comes to.
     *
     * @param line the line as it would read; passwords are masked
     * @param sentence what it would do
     * @param findings what the rules say to it
     * @param remarks what is odd about its fields beyond that
     */
    public record Preview(String line, String sentence, List<Finding> findings, List<String> remarks) {
        /** Nothing is selected. */
        public static final Preview NOTHING = new Preview("", "", List.of(), List.of());
    }

    /** The entry being edited; empty when the selected line is none. */
    public ReadOnlyObjectProperty<Optional<Draft>> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** What the draft comes to. */
    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Changes the tag, given with or without its colon. */
    public void setTag(String tag) {
        String word = tag.strip().replaceFirst(":$", "");
        draft.get().ifPresent(old -> {
            Draft changed = new Draft(old.line(), old.entry(), word.isEmpty() ? "" : word + ":", old.key(), old.form());
            show(new Draft(changed.line(), changed.entry(), changed.tag(), changed.key(), formFor(old, changed)));
        });
    }

    private static ValueForm formFor(Draft old, Draft changed) {
        if (old.kind() == changed.kind()) {
            return old.form();
        }
        Entry entry = EntryParser.parse(
                changed.line(), changed.tag() + changed.key(), old.form().value());
        // Any text can be the reply of an action, and any a value that nobody reads; it was not written as one.
        boolean fits = entry.validValue()
                .filter(value -> !(value instanceof ErrorReply reply && reply.form() == ErrorReply.Form.BARE)
                        && changed.kind() != ValueKind.PRESENCE)
                .isPresent();
        return fits ? ValueForm.of(entry) : ValueForm.empty(changed.kind());
    }

    /** The site's queue groups; none while they are not known. */
    public List<String> queueGroups() {
        Site site = problems.site();
        return site.knows(SiteFact.QUEUE_GROUPS) ? site.queueGroups() : List.of();
    }

    /** Changes what follows the tag. */
    public void setKey(String key) {
        draft.get().ifPresent(old -> show(new Draft(old.line(), old.entry(), old.tag(), key.strip(), old.form())));
    }

    /** Puts the name of a certificate where the tag wants it, and keeps that. */
    public void takeKey(HeldNames names) {
        draft.get().flatMap(old -> HeldName.forKey(old.tag(), names)).ifPresent(name -> {
            setKey(name);
            keep();
        });
    }

    /** Changes the value. */
    public void setForm(ValueForm form) {
        draft.get().ifPresent(old -> show(new Draft(old.line(), old.entry(), old.tag(), old.key(), form)));
    }

    /** Makes the draft an edit of the document. */
    public void keep() {
        draft.get().ifPresent(kept -> {
            String text = textOf(kept);
            if (!text.equals(editor.document().line(kept.line()).text())) {
                commands.setText(Texts.of("edit.inspect"), kept.line(), text);
            }
        });
    }

    /** Gives up the draft. */
    public void drop() {
        reload();
    }

    /** Right after an edit the findings change first; the draft is of the old text then, and will be made anew. */
    private void findingsChanged() {
        if (editor.document() == draftedFrom) {
            if (draft.get().isPresent()) {
                refreshPreview();
            } else {
                reload();
            }
        }
    }

    private void reload() {
        draftedFrom = editor.document();
        int current = selection.currentProperty().get();
        boolean exists = current >= 1 && current <= editor.document().lineCount();
        Optional<EntryRow> row = exists ? Optional.of(EntryRow.of(editor.document(), current)) : Optional.empty();
        Optional<Draft> fresh = row.flatMap(EntryRow::entry).map(entry -> draft(current, entry));
        draft.set(fresh);
        if (fresh.isPresent()) {
            refreshPreview();
        } else {
            preview.set(row.map(shown -> new Preview(
                            ShownText.of(editor.document().line(current).text()),
                            shown.meaning(),
                            problems.on(current),
                            List.of()))
                    .orElse(Preview.NOTHING));
        }
    }

    private static Draft draft(int line, Entry entry) {
        int tagLength = entry.left().length() - entry.keySpan().length();
        return new Draft(
                line,
                entry,
                ShownText.of(entry.left().substring(0, tagLength)),
                ShownText.of(entry.left().substring(tagLength)),
                ValueForm.of(entry));
    }

    private void show(Draft changed) {
        draft.set(Optional.of(changed));
        refreshPreview();
    }

    private void refreshPreview() {
        draft.get().ifPresent(shown -> {
            String text = textOf(shown);
            Line line = new Line(text, editor.document().line(shown.line()).ending());
            boolean disabled = text.startsWith("#");
            Optional<Entry> entry = disabled
                    ? EntryParser.parse(shown.line(), new Line(text.substring(1), line.ending()))
                    : EntryParser.parse(shown.line(), line);
            boolean kept = text.equals(editor.document().line(shown.line()).text());
            preview.set(new Preview(
                    shown.kind() == ValueKind.CREDENTIALS ? shown.tag() + shown.key() + "\t••••••" : ShownText.of(text),
                    entry.map(Sentence::of).map(ShownText::of).orElse(Texts.of("inspector.no.entry")),
                    kept ? problems.on(shown.line()) : problems.preview(shown.line(), line),
                    shown.form().remarks(queueGroups())));
        });
    }

    /** The line with the draft in place of its parts; everything else keeps its bytes. */
    private String textOf(Draft shown) {
        String text = editor.document().line(shown.line()).text();
        boolean disabled = RowState.of(editor.document().line(shown.line())) == RowState.DISABLED;
        Entry entry = shown.entry();
        Span left = disabled ? entry.leftSpan().shift(1) : entry.leftSpan();
        Span right = disabled ? entry.rightSpan().shift(1) : entry.rightSpan();
        String newLeft = ShownText.edited(entry.left(), shown.tag() + shown.key());
        boolean untouched = shown.form().equals(ValueForm.of(entry))
                && shown.kind() == entry.tag().valueKind();
        return text.substring(0, left.start())
                + newLeft
                + text.substring(left.end(), right.start())
                + (untouched ? entry.right() : shown.form().value())
                + text.substring(right.end());
    }
}
