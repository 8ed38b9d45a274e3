package dev.tollgate.gui.inspector;

import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.Selection;
import dev.tollgate.gui.document.ShownEntry;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.table.EntryText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

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
    /** The draft before anything was changed in it. */
    private @Nullable Draft loaded;

    /** The inspector of the selected line. */
    public InspectorModel(EditorModel editor, Selection selection, LineCommands commands, ProblemsModel problems) {
        this.editor = editor;
        this.selection = selection;
        this.commands = commands;
        this.problems = problems;
        draftedFrom = editor.document();
        selection.selectedProperty().subscribe(this::selectionChanged);
        editor.onChange(change -> documentChanged());
        problems.onChange(lines -> findingsChanged());
    }

    /**
     * An entry being edited.
     *
     * @param line its line number
     * @param sides as they stand in the file
     * @param tag with its colon, or empty
     */
    public record Draft(int line, EntryText sides, String tag, String key, ValueForm form) {
        /** The grammar of the value that the tag asks for. */
        public ValueKind kind() {
            return EntryParser.parse(line, tag + key, "x").tag().valueKind();
        }

        /** What is still needed before this is an entry; empty when nothing is. */
        public Optional<String> lacking() {
            return (tag + key).isBlank() ? Optional.of(Texts.of("form.lacking.key")) : form.lacking();
        }

        private Draft with(String newTag, String newKey, ValueForm newForm) {
            return new Draft(line, sides, newTag, newKey, newForm);
        }
    }

    /**
     * What a draft comes to.
     *
     * @param line the line as it would read; passwords are masked
     * @param sentence what it would do, or what it still needs
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
            Draft changed = old.with(word.isEmpty() ? "" : word + ":", old.key(), old.form());
            show(changed.with(changed.tag(), changed.key(), formFor(old, changed)));
        });
    }

    private static ValueForm formFor(Draft old, Draft changed) {
        if (old.kind() == changed.kind()) {
            return old.form();
        }
        Entry entry = EntryParser.parse(
                changed.line(), changed.tag() + changed.key(), old.form().value());
        // Any text can be the reply of an action, a queue group, or a value that nobody reads; it was not written as
        // one.
        boolean fits = entry.validValue()
                .filter(value -> !(value instanceof ErrorReply reply && reply.form() == ErrorReply.Form.BARE)
                        && changed.kind() != ValueKind.PRESENCE
                        && changed.kind() != ValueKind.QUEUE_GROUP)
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
        draft.get().ifPresent(old -> show(old.with(old.tag(), key.strip(), old.form())));
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
        draft.get().ifPresent(old -> show(old.with(old.tag(), old.key(), form)));
    }

    /** Makes the draft an edit of the document, if it was changed and lacks nothing; else it stays a draft. */
    public void keep() {
        draft.get().filter(kept -> !kept.equals(loaded)).ifPresent(this::write);
    }

    /** Writes what the form proposes for a line that has no value, untouched as it may be. */
    public void complete() {
        draft.get().ifPresent(this::write);
    }

    private void write(Draft kept) {
        String text = textOf(kept);
        if (kept.lacking().isEmpty()
                && !text.equals(editor.document().line(kept.line()).text())) {
            commands.setText(Texts.of("edit.inspect"), kept.line(), text);
        }
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

    private void selectionChanged() {
        if (!isWaiting()) {
            reload();
        }
    }

    private void documentChanged() {
        if (isWaiting()) {
            draftedFrom = editor.document();
            refreshPreview();
        } else {
            reload();
        }
    }

    /** Whether the draft still needs something, and its line is as it was: an edit elsewhere leaves it alone. */
    private boolean isWaiting() {
        return draft.get()
                .filter(waiting -> waiting.line() == selection.line()
                        && waiting.line() <= editor.document().lineCount()
                        && !waiting.equals(loaded)
                        && waiting.lacking().isPresent()
                        && EntryText.of(waiting.line(), editor.document().line(waiting.line()))
                                .equals(Optional.of(waiting.sides())))
                .isPresent();
    }

    private void reload() {
        draftedFrom = editor.document();
        int current = selection.line();
        boolean exists = current >= 1 && current <= editor.document().lineCount();
        Optional<EntryRow> row = exists ? Optional.of(EntryRow.of(editor.document(), current)) : Optional.empty();
        Optional<Draft> fresh = exists
                ? EntryText.of(current, editor.document().line(current)).map(sides -> draft(current, sides))
                : Optional.empty();
        loaded = fresh.orElse(null);
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

    private static Draft draft(int line, EntryText sides) {
        int tagLength = sides.tagLength();
        return new Draft(
                line,
                sides,
                ShownText.of(sides.left().substring(0, tagLength)),
                ShownText.of(sides.left().substring(tagLength)),
                form(line, sides));
    }

    private static ValueForm form(int line, EntryText sides) {
        Entry entry = sides.entry(line);
        return sides.right().isEmpty() ? ValueForm.empty(entry.tag().valueKind()) : ValueForm.of(entry);
    }

    private void show(Draft changed) {
        draft.set(Optional.of(changed));
        refreshPreview();
    }

    private void refreshPreview() {
        draft.get()
                .ifPresent(shown -> preview.set(shown.lacking()
                        .map(needed -> new Preview(masked(shown, textOf(shown)), needed, List.of(), List.of()))
                        .orElseGet(() -> preview(shown))));
    }

    private Preview preview(Draft shown) {
        String text = textOf(shown);
        Line line = new Line(text, editor.document().line(shown.line()).ending());
        Optional<Entry> entry = text.startsWith("#")
                ? EntryParser.parse(shown.line(), new Line(text.substring(1), line.ending()))
                : EntryParser.parse(shown.line(), line);
        boolean kept = text.equals(editor.document().line(shown.line()).text());
        return new Preview(
                masked(shown, text),
                entry.map(ShownEntry::sentence).orElse(Texts.of("inspector.no.entry")),
                kept ? problems.on(shown.line()) : problems.preview(shown.line(), line),
                shown.form().remarks(queueGroups()));
    }

    private static String masked(Draft shown, String text) {
        return shown.kind() == ValueKind.CREDENTIALS
                ? ShownText.of(Secrets.HIDDEN.line(shown.tag() + shown.key())) + "\t••••••"
                : ShownText.of(Secrets.HIDDEN.line(text));
    }

    /** The line with the draft in place of its parts; everything else keeps its bytes. */
    private static String textOf(Draft shown) {
        EntryText sides = shown.sides();
        boolean untouched = !sides.right().isEmpty()
                && shown.form().equals(form(shown.line(), sides))
                && shown.kind() == sides.entry(shown.line()).tag().valueKind();
        return sides.with(
                ShownText.edited(sides.left(), shown.tag() + shown.key()),
                untouched ? sides.right() : shown.form().value());
    }
}
