package dev.tollgate.gui.workbench;

import dev.tollgate.gui.certificate.CertificatesModel;
import dev.tollgate.gui.certificate.Trouble;
import dev.tollgate.gui.deploy.DeployModel;
import dev.tollgate.gui.deploy.Drafts;
import dev.tollgate.gui.deploy.MailChanges;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.Selection;
import dev.tollgate.gui.inspector.InspectorModel;
import dev.tollgate.gui.intention.NewEntryModel;
import dev.tollgate.gui.intention.PartnerProbe;
import dev.tollgate.gui.option.OptionsModel;
import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.question.QuestionModel;
import dev.tollgate.gui.question.SuiteModel;
import dev.tollgate.gui.site.SiteModel;
import dev.tollgate.gui.table.CellEdits;
import dev.tollgate.gui.table.EntryTableModel;
import dev.tollgate.gui.table.RowLevel;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.vocabulary.Completions;
import dev.tollgate.gui.workbench.Notice.Choice;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.model.source.AccessFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final DirectoryActions directory;
    private final SaveReview saving;
    private final ProblemsModel problems;
    private final InspectorModel inspector;
    private final NewEntryModel newEntry;
    private final Completions completions;
    private final DeployModel deploy;
    private final MailChanges mail;
    private final Drafts drafts;
    private final QuestionModel question;
    private final CertificatesModel certificates;
    private final SiteModel site;
    private final OptionsModel options;
    private final SuiteModel suite;
    private final PartnerProbe probe;

    /**
     * An empty document.
     *
     * @param draftFolder where unsaved work is kept
     */
    public Workbench(Jobs jobs, Path draftFolder) {
        this.jobs = jobs;
        editor = new EditorModel(System::currentTimeMillis);
        commands = new LineCommands(editor);
        cellEdits = new CellEdits(editor, commands);
        problems = new ProblemsModel(editor, jobs);
        table = new EntryTableModel(editor, jobs, this::levelOf);
        problems.onChange(lines -> table.findingsChanged());
        selection = new Selection(editor);
        inspector = new InspectorModel(editor, selection, commands, problems);
        newEntry = new NewEntryModel(editor, commands, problems);
        completions = new Completions(editor, inspector::queueGroups);
        files = new FileActions(editor, table, jobs, notices);
        directory = new DirectoryActions(editor, jobs, notices, files);
        saving = new SaveReview(editor, jobs, files, notices);
        deploy = new DeployModel(editor, jobs);
        certificates = new CertificatesModel(editor, commands, jobs, Clock.systemUTC());
        certificates.onTrouble(this::tell);
        site = new SiteModel(editor, jobs, problems::setSite);
        problems.ask(site::engine);
        mail = new MailChanges(jobs, problems::site, site::engine);
        deploy.comparisonProperty().subscribe(mail::show);
        question = new QuestionModel(editor, jobs, site::engine);
        site.onTrouble(
                problem -> notices.tell(Topic.SITE, problem),
                notes -> notices.tell(Topic.SITE, Kind.WARNING, String.join(" ", notes)));
        options = new OptionsModel(jobs, site);
        options.onTrouble(problem -> notices.tell(Topic.SITE, problem));
        probe = new PartnerProbe(newEntry, jobs, site, problems::site);
        suite = new SuiteModel(editor, jobs, site);
        suite.onTrouble(
                problem -> notices.tell(Topic.QUESTION, problem),
                () -> notices.tell(Topic.QUESTION, Kind.INFORMATION, Texts.of("suite.save.first")));
        files.onOpened(site::opened);
        files.onOpened(path -> suite.load());
        files.onOpened(path -> jobs.unhurried(() -> deploy.loadHistory()));
        files.onSaved((path, content) -> site.saved(path));
        drafts = new Drafts(editor, jobs, draftFolder);
        drafts.onTrouble(words -> notices.tell(Topic.DRAFT, Kind.WARNING, words));
        deploy.onProblem(problem -> notices.tell(Topic.WORK, problem));
        files.onOpened(path -> jobs.unhurried(() -> {
            offerDraft(path);
            drafts.lookForOthers(path, () -> tellOpenElsewhere(path));
        }));
        files.onSaved((path, content) -> {
            deploy.recordSave(path, content);
            drafts.discard(path, () -> {});
        });
        files.onCompare(deploy::diffWithDisk);
        directory.onCompare(deploy::show);
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

    /** The directory behind the document. */
    public DirectoryActions directory() {
        return directory;
    }

    /** Where a document that comes from a directory is saved; empty for every other one. */
    public Optional<SaveTarget> directoryTarget() {
        return directory
                .openProperty()
                .get()
                .map(pulled -> new DirectoryTarget(pulled, directory, editor, jobs, notices, problems::site));
    }

    /** Reads what is behind the document again; the text so far can be brought back by undo. */
    public void reload() {
        directory.reload();
        files.reload();
    }

    /** Saving, with a look at what it will change. */
    public SaveReview saving() {
        return saving;
    }

    /** The findings. */
    public ProblemsModel problems() {
        return problems;
    }

    /** The selected entry, taken apart. */
    public InspectorModel inspector() {
        return inspector;
    }

    /** An entry in the making. */
    public NewEntryModel newEntry() {
        return newEntry;
    }

    /** Asking a partner's server for the entry in the making. */
    public PartnerProbe probe() {
        return probe;
    }

    /** What can stand where something is typed. */
    public Completions completions() {
        return completions;
    }

    /** Putting the text to work. */
    public DeployModel deploy() {
        return deploy;
    }

    /** Whose mail the texts that are compared treat differently. */
    public MailChanges mail() {
        return mail;
    }

    /** Asking what sendmail would do. */
    public QuestionModel question() {
        return question;
    }

    /** Authorities and certificates. */
    public CertificatesModel certificates() {
        return certificates;
    }

    /** The kept questions. */
    public SuiteModel suite() {
        return suite;
    }

    /** The configuration of the site's sendmail. */
    public SiteModel site() {
        return site;
    }

    /** The options of the site's sendmail. */
    public OptionsModel options() {
        return options;
    }

    /** Unsaved work. */
    public Drafts drafts() {
        return drafts;
    }

    /** Looks for unsaved work that was never given a file. */
    public void offerUntitledDraft() {
        offerDraft(null);
    }

    private void tell(Trouble trouble) {
        notices.tell(
                Topic.CERTIFICATES,
                trouble.problem(),
                trouble.wayOut().stream()
                        .map(way -> new Choice(way.label(), way.action()))
                        .toArray(Choice[]::new));
    }

    private void tellOpenElsewhere(Path file) {
        notices.tell(
                Topic.ELSEWHERE,
                Kind.WARNING,
                Texts.of("draft.elsewhere", file),
                new Choice(Texts.of("draft.elsewhere.show"), drafts::callOthers));
    }

    private void offerDraft(@Nullable Path file) {
        AccessFile onDisk = editor.document();
        drafts.look(file, onDisk, draft -> {
            if (editor.document() == onDisk) {
                notices.tell(
                        Topic.DRAFT,
                        Kind.WARNING,
                        Texts.of("draft.found", Date.from(draft.at())),
                        new Choice(
                                Texts.of("draft.recover"),
                                () -> editor.replaceAll(Texts.of("edit.recover"), AccessFile.parse(draft.text()))),
                        new Choice(Texts.of("draft.discard"), () -> drafts.discard(file, () -> {})));
            }
        });
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
