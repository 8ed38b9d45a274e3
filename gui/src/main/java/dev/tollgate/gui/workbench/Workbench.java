package dev.tollgate.gui.workbench;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.Selection;
import dev.tollgate.gui.inspector.InspectorModel;
import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.table.CellEdits;
import dev.tollgate.gui.table.EntryTableModel;
import dev.tollgate.gui.table.RowLevel;
import dev.tollgate.gui.task.Jobs;

/** One document with all view models around it. */
public final class Workbench {
    private final Jobs jobs;
    private final EditorModel editor;
    private final Selection selection;
    private final LineCommands commands;
    private final CellEdits cellEdits;
    private final EntryTableModel table;
    private final Notices notices = new Notices();
    private final FileActions files;
    private final ProblemsModel problems;
    private final InspectorModel inspector;

    /** An empty document. */
    public Workbench(Jobs jobs) {
        this.jobs = jobs;
        editor = new EditorModel(System::currentTimeMillis);
        commands = new LineCommands(editor);
        cellEdits = new CellEdits(editor, commands);
        problems = new ProblemsModel(editor, jobs);
        table = new EntryTableModel(editor, jobs, this::levelOf);
        problems.onChange(lines -> table.findingsChanged());
        selection = new Selection(editor);
        inspector = new InspectorModel(editor, selection, commands, problems);
        files = new FileActions(editor, table, jobs, notices);
    }

    /** Work under way. */
    public Jobs jobs() {
        return jobs;
    }

    /** The document. */
    public EditorModel editor() {
        return editor;
    }

    /** The selected lines. */
    public Selection selection() {
        return selection;
    }

    /** Commands on lines. */
    public LineCommands commands() {
        return commands;
    }

    /** Edits of single cells. */
    public CellEdits cellEdits() {
        return cellEdits;
    }

    /** The entries as rows. */
    public EntryTableModel table() {
        return table;
    }

    /** What there is to tell. */
    public Notices notices() {
        return notices;
    }

    /** The file behind the document. */
    public FileActions files() {
        return files;
    }

    /** The findings. */
    public ProblemsModel problems() {
        return problems;
    }

    /** The selected entry, taken apart. */
    public InspectorModel inspector() {
        return inspector;
    }

    /** The worst that is known about line {@code line}. */
    public RowLevel levelOf(int line) {
        return problems.worstOn(line)
                .map(severity -> switch (severity) {
                    case ERROR -> RowLevel.ERROR;
                    case WARNING -> RowLevel.WARNING;
                    case INFO -> RowLevel.INFO;
                })
                .orElse(RowLevel.CLEAN);
    }
}
