package dev.tollgate.gui.problems;

import dev.tollgate.gui.document.DocumentChange;
import dev.tollgate.gui.document.DocumentChange.Cause;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineChange;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.FixApplier;
import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.lint.LintResult;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.policy.study.FixStudy;
import dev.tollgate.model.secret.SecretFindings;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.TextEdit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * All findings. After an edit the edited lines are checked at once, by themselves; what the edit means to entries that
 * stand far apart follows from the background.
 */
public final class ProblemsModel {
    private final EditorModel editor;
    private final Jobs jobs;
    private final LocalCheck local = new LocalCheck(Rules.all());
    private final Linter linter = Rules.linter();
    private final BackgroundCheck background;
    private final List<Consumer<LineChange>> listeners = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Extent> extent = new ReadOnlyObjectWrapper<>(Extent.COMPLETE);
    private Site site = Site.UNKNOWN;
    private Supplier<PolicyEngine> engine = () -> new StockEngine(site);
    private FindingList findings = FindingList.NONE;
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    private long omitted;
    private boolean checked;
    private boolean starting;

    /** The findings of {@code editor}'s document. */
    public ProblemsModel(EditorModel editor, Jobs jobs) {
        this.editor = editor;
        this.jobs = jobs;
        background = new BackgroundCheck(linter, jobs, this::show);
        editor.onChange(this::documentChanged);
    }

    /** Calls {@code listener} when findings have changed, with the lines they stand on. */
    public void onChange(Consumer<LineChange> listener) {
        listeners.add(listener);
    }

    /** How far the file has been checked since the last edit. */
    public enum Extent {
        COMPLETE,
        CHECKING,
        /** The check was canceled or failed. */
        STOPPED
    }

    /** How far the file has been checked since the last edit. */
    public ReadOnlyObjectProperty<Extent> extentProperty() {
        return extent.getReadOnlyProperty();
    }

    /** Takes another configuration of sendmail into account. */
    public void setSite(Site configured) {
        site = configured;
        checkAll();
    }

    /** Whether the open file has been checked as a whole since it was opened. */
    public boolean isChecked() {
        return checked;
    }

    /** Checks the whole file anew. */
    public void checkAll() {
        extent.set(Extent.CHECKING);
        start();
    }

    /** Work that is held may be asked for twice, once for the file and once for its site: it is done once. */
    private void start() {
        if (!starting) {
            starting = true;
            jobs.unhurried(() -> {
                starting = false;
                background.start(editor.document(), site);
            });
        }
    }

    /** The configuration that is taken into account. */
    public Site site() {
        return site;
    }

    /** All findings in file order. */
    public List<Finding> all() {
        return findings.all();
    }

    /** How many more there are, of rules that find very much. */
    public long omitted() {
        return omitted;
    }

    /** The findings that begin on line {@code line}. */
    public List<Finding> on(int line) {
        return findings.on(line);
    }

    /** The worst severity on line {@code line}. */
    public Optional<Severity> worstOn(int line) {
        return findings.on(line).stream().map(Finding::severity).min(Severity::compareTo);
    }

    /** What the rules would say about {@code text} in place of line {@code line}. */
    public List<Finding> preview(int line, Line text) {
        AccessFile changed = editor.document().replace(line, List.of(text));
        return shown(local.check(changed, new LineChange(line, 1, 1), site), changed);
    }

    /** What the rules would say about {@code text} as a new line below line {@code below} (0: on top). */
    public List<Finding> previewBelow(int below, String text) {
        AccessFile document = editor.document();
        AccessFile changed = document.insert(below + 1, List.of(new Line(text, document.commonEnding())));
        return shown(local.check(changed, new LineChange(below + 1, 0, 1), site), changed);
    }

    private static List<Finding> shown(List<Finding> found, AccessFile document) {
        SecretFindings secrets = new SecretFindings(Secrets.HIDDEN, document);
        return found.stream().map(secrets::shown).toList();
    }

    /** {@code words} about {@code finding} as they may be shown: nothing of the passwords on its lines is in them. */
    public String words(Finding finding, String words) {
        return ShownText.of(new SecretFindings(Secrets.HIDDEN, editor.document()).words(finding, words));
    }

    /** How many findings are this severe. */
    public long count(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    private void take(FindingList next) {
        findings = next;
        counts.clear();
        next.all().forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
    }

    /** Whether {@code finding} is still one of the file as it is; a list that shows findings follows edits later. */
    public boolean stands(Finding finding) {
        return on(finding.place().startLine()).contains(finding);
    }

    /** Makes the correction of {@code finding}, if it has one and still stands. */
    public void fix(Finding finding) {
        finding.fix()
                .filter(fix -> stands(finding))
                .ifPresent(fix -> editor.apply(Texts.of("edit.fix", finding.rule()), fix.edits()));
    }

    /** How many findings of {@code rule} have a correction. */
    public long fixable(String rule) {
        return findings.all().stream()
                .filter(finding -> finding.rule().equals(rule) && finding.fix().isPresent())
                .count();
    }

    /** Makes the corrections of all findings of {@code rule}, as one step of undo; one that overlaps another waits. */
    public void fixAllOf(String rule) {
        List<TextEdit> edits = new ArrayList<>();
        int free = 1;
        for (Finding finding : findings.all()) {
            List<TextEdit> next =
                    finding.rule().equals(rule) ? finding.fix().map(Fix::edits).orElse(List.of()) : List.of();
            int from = free;
            if (!next.isEmpty() && next.stream().allMatch(edit -> edit.startLine() >= from)) {
                edits.addAll(next);
                free = next.stream().mapToInt(TextEdit::endLine).max().orElse(free) + 1;
            }
        }
        editor.apply(Texts.of("edit.fix", rule), edits);
    }

    /** How many corrections change no decision. */
    public long layoutFixes() {
        return findings.all().stream()
                .filter(finding -> finding.fix()
                        .filter(fix -> fix.kind() == Fix.Kind.LAYOUT)
                        .isPresent())
                .count();
    }

    /** Makes all corrections that change no decision, as one step of undo; {@code done} is told how many. */
    public void fixAll(Consumer<Integer> done) {
        AccessFile before = editor.document();
        jobs.start(
                Texts.of("job.fix"),
                job -> FixApplier.apply(linter, before, site),
                fixed -> {
                    if (fixed.fixes() > 0 && editor.document() == before) {
                        editor.replaceAll(Texts.of("edit.fix.all", fixed.fixes()), fixed.file());
                    }
                    done.accept(fixed.fixes());
                },
                problem -> done.accept(0));
    }

    /** Lets {@code answering} say whose mail a fix treats differently, in place of the stock rulesets. */
    public void ask(Supplier<PolicyEngine> answering) {
        engine = answering;
    }

    /** Looks for entries that can be made to do what they say; {@code done} gets them, in the file's order. */
    public void propose(Consumer<List<Proposal>> done) {
        AccessFile before = editor.document();
        PolicyEngine asked = engine.get();
        jobs.start(
                Texts.of("job.proposals"),
                job -> proposals(before, site, asked),
                found -> {
                    if (editor.document() == before) {
                        done.accept(found);
                    }
                },
                problem -> done.accept(List.of()));
    }

    private List<Proposal> proposals(AccessFile file, Site configured, PolicyEngine asked) {
        List<FixPlan.Step> steps = FixPlan.of(linter, file, configured);
        FixStudy study = new FixStudy(file, steps, configured, asked);
        Set<FixPlan.Step> wide = study.widening().keySet();
        return steps.stream()
                .map(step -> new Proposal(step, wide.contains(step), study.differences(step)))
                .toList();
    }

    /** Makes the chosen ones of {@code proposals}, which were made for the document as it is, as one step of undo. */
    public void make(List<Proposal> proposals) {
        List<TextEdit> edits = proposals.stream()
                .filter(proposal -> proposal.chosenProperty().get())
                .map(proposal -> proposal.step().edit())
                .toList();
        if (!edits.isEmpty()) {
            editor.apply(Texts.of("edit.fix.all", edits.size()), edits);
        }
    }

    private void documentChanged(DocumentChange change) {
        boolean opened = change.cause() == Cause.OPEN;
        take(
                opened
                        ? FindingList.NONE
                        : findings.after(change.lines(), local.check(change.after(), change.lines(), site)));
        extent.set(Extent.CHECKING);
        listeners.forEach(listener -> listener.accept(change.lines()));
        if (opened) {
            checked = false;
            start();
        } else {
            background.edited(change);
        }
    }

    private void show(Optional<LintResult> result) {
        extent.set(result.isPresent() ? Extent.COMPLETE : Extent.STOPPED);
        result.ifPresent(found -> {
            checked = true;
            FindingList before = findings;
            take(new FindingList(found.findings()));
            omitted = found.omitted();
            LineChange lines = findings.differenceFrom(before, editor.document().lineCount());
            listeners.forEach(listener -> listener.accept(lines));
        });
    }
}
