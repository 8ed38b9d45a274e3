package dev.tollgate.gui.intention;

import dev.tollgate.ca.entry.EntryLines.IssuerValue;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.gui.certificate.RelayEntries;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.ShownEntry;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.HeldName;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** An entry that is being put together. Nothing of it is in the document until it is added. */
public final class NewEntryModel {
    private final EditorModel editor;
    private final LineCommands commands;
    private final ProblemsModel problems;
    private final ReadOnlyObjectWrapper<Optional<NewEntry>> entry = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Entries for {@code editor}'s document. */
    public NewEntryModel(EditorModel editor, LineCommands commands, ProblemsModel problems) {
        this.editor = editor;
        this.commands = commands;
        this.problems = problems;
    }

    /**
     * An entry in the making.
     *
     * @param tag with its colon, or empty
     * @param key as typed
     * @param everyone whether it is the tag's default, for whatever has no entry of its own
     * @param names of the certificate that the key was taken from
     */
    public record NewEntry(
            Intention intention, String tag, String key, boolean everyone, ValueForm form, Optional<HeldNames> names) {
        private static NewEntry of(Intention intention) {
            return new NewEntry(intention, intention.tag().text() + ":", "", false, intention.form(), Optional.empty());
        }

        /** The tag as the catalogue has it. */
        public Tag known() {
            return EntryParser.parse(0, tag + key, "x").tag();
        }

        /** The line without its ending. */
        public String line() {
            return left() + "\t" + form.value();
        }

        private String left() {
            return tag + (everyone ? "" : ShownText.typed(key));
        }

        /** What is still needed before this is an entry; empty when nothing is. */
        public Optional<String> lacking() {
            if (!everyone && key.isBlank()) {
                return Optional.of(Texts.of("form.lacking.key"));
            }
            return form.lacking().or(() -> isWhole() ? Optional.empty() : Optional.of(Texts.of("form.lacking.whole")));
        }

        /** Whether makemap would read from the line what was put into it. */
        private boolean isWhole() {
            return EntryParser.parse(1, new Line(line(), LineEnding.LF))
                    .filter(read -> read.left().equals(left())
                            && read.right().equals(form.value().strip()))
                    .isPresent();
        }

        /** What the entry would do. */
        public Optional<String> sentence() {
            return EntryParser.parse(1, new Line(line(), LineEnding.LF)).map(ShownEntry::sentence);
        }

        /** The line as it may be shown: passwords are masked. */
        public String shown() {
            return known().valueKind() == ValueKind.CREDENTIALS
                    ? ShownText.of(left()) + "\t••••••"
                    : ShownText.of(Secrets.HIDDEN.line(line()));
        }
    }

    /** What came of adding an entry. */
    public sealed interface Added {
        /** The entry is in the document, on these lines. */
        record Lines(SortedSet<Integer> lines) implements Added {}

        /** The key is on {@code line} already: makemap would take the first of the two and drop the other. */
        record Present(int line) implements Added {}
    }

    /** The entry in the making; empty while nothing was chosen. */
    public ReadOnlyObjectProperty<Optional<NewEntry>> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** Starts an entry for {@code intention}. */
    public void begin(Intention intention) {
        entry.set(Optional.of(NewEntry.of(intention)));
    }

    /** Gives up what was put together. */
    public void drop() {
        entry.set(Optional.empty());
    }

    /** Changes the tag, given with or without its colon. */
    public void setTag(String tag) {
        String word = tag.strip().replaceFirst(":$", "");
        entry.get().ifPresent(old -> {
            NewEntry next = new NewEntry(
                    old.intention(), word.isEmpty() ? "" : word + ":", old.key(), false, old.form(), old.names());
            ValueKind kind = next.known().valueKind();
            show(
                    kind == old.known().valueKind()
                            ? next
                            : new NewEntry(
                                    next.intention(),
                                    next.tag(),
                                    next.key(),
                                    false,
                                    ValueForm.empty(kind),
                                    old.names()));
        });
    }

    /** Changes the key. */
    public void setKey(String key) {
        entry.get()
                .ifPresent(old -> show(new NewEntry(
                        old.intention(), old.tag(), key.strip(), old.everyone(), old.form(), Optional.empty())));
    }

    /** Makes it the tag's default, or not. */
    public void setEveryone(boolean everyone) {
        entry.get()
                .ifPresent(old -> show(
                        new NewEntry(old.intention(), old.tag(), old.key(), everyone, old.form(), Optional.empty())));
    }

    /** Changes the value. */
    public void setForm(ValueForm form) {
        entry.get()
                .ifPresent(old ->
                        show(new NewEntry(old.intention(), old.tag(), old.key(), old.everyone(), form, old.names())));
    }

    /** Takes the key and the value that a server was found to meet. */
    public void require(String key, ValueForm form) {
        entry.get()
                .ifPresent(old -> show(new NewEntry(old.intention(), old.tag(), key, false, form, Optional.empty())));
    }

    /** Takes the key from a certificate: its subject or issuer where the tag wants one, else the name of its host. */
    public void take(HeldNames names) {
        entry.get().ifPresent(old -> {
            String key = HeldName.isKeyOf(old.tag())
                    ? HeldName.forKey(old.tag(), names).orElse("")
                    : names.cnSubject();
            show(new NewEntry(old.intention(), old.tag(), key, false, old.form(), Optional.of(names)));
        });
    }

    private void show(NewEntry changed) {
        entry.set(Optional.of(changed));
    }

    /** What the rules say to the entry if it is put below line {@code below}. */
    public List<Finding> findings(int below) {
        return entry.get()
                .filter(shown -> shown.lacking().isEmpty())
                .map(shown -> problems.previewBelow(below, shown.line()))
                .orElse(List.of());
    }

    /** The lines that are added: the entry and, for a certificate's holder, what its issuer lacks. */
    public List<String> lines() {
        return entry.get().map(this::lines).orElse(List.of());
    }

    private List<String> lines(NewEntry wanted) {
        List<String> lines = new ArrayList<>();
        boolean holder = wanted.known() == Tag.CERT_SUBJECT;
        if (holder
                && wanted.names()
                                .map(names -> RelayEntries.plan(editor.document(), names, IssuerValue.SUBJECT))
                                .orElse(null)
                        instanceof RelayEntries.Missing missing) {
            missing.lines().stream()
                    .filter(line -> !line.startsWith(wanted.tag()))
                    .forEach(lines::add);
        }
        lines.add(wanted.line());
        return lines;
    }

    /** Puts the entry below line {@code below} (0: on top); nothing while it lacks something. */
    public Optional<Added> add(int below) {
        return entry.get().filter(wanted -> wanted.lacking().isEmpty()).map(wanted -> {
            int present = lineOf(wanted.left());
            if (present > 0) {
                return new Added.Present(present);
            }
            SortedSet<Integer> added = commands.insert(Texts.of("edit.add"), below, lines(wanted));
            return new Added.Lines(new TreeSet<>(added));
        });
    }

    private int lineOf(String left) {
        AccessFile document = editor.document();
        for (int number = 1; number <= document.lineCount(); number++) {
            String text = document.line(number).text();
            if (text.regionMatches(true, 0, left, 0, left.length())
                    && EntryParser.parse(number, document.line(number))
                            .map(Entry::left)
                            .filter(left::equalsIgnoreCase)
                            .isPresent()) {
                return number;
            }
        }
        return 0;
    }
}
