package dev.tollgate.gui.question;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.policy.study.Hiding;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Asks the site's rulesets about the text as it is now, saved or not. */
public final class QuestionModel {
    private static final int MOST_REMEMBERED = 20;

    private final EditorModel editor;
    private final Jobs jobs;
    private final Supplier<PolicyEngine> engine;
    private final ReadOnlyObjectWrapper<Optional<Answered>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Question> history = FXCollections.observableArrayList();
    /** The index of a million lines takes close to a hundred megabytes: it is kept no longer than nobody else needs them. */
    private volatile @Nullable Reference<Indexed> indexed;

    /** Asks {@code engine} about {@code editor}'s document. */
    public QuestionModel(EditorModel editor, Jobs jobs, Supplier<PolicyEngine> engine) {
        this.editor = editor;
        this.jobs = jobs;
        this.engine = engine;
    }

    private record Indexed(AccessFile document, AccessIndex index) {}

    /** A question and sendmail's answer to it. */
    public record Answered(Question question, Verdict verdict) {}

    /** The last answer. */
    public ReadOnlyObjectProperty<Optional<Answered>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** The questions asked, the newest first. */
    public ObservableList<Question> history() {
        return history;
    }

    /** Asks {@code question}. */
    public void ask(Question question) {
        history.remove(question);
        history.add(0, question);
        if (history.size() > MOST_REMEMBERED) {
            history.remove(MOST_REMEMBERED);
        }
        AccessFile document = editor.document();
        PolicyEngine asked = engine.get();
        jobs.start(
                Texts.of("job.ask"),
                job -> asked.on(index(document)).trace(question.phase(), question.given()),
                verdict -> answer.set(Optional.of(new Answered(question, verdict))),
                problem -> answer.set(Optional.empty()));
    }

    /**
     * Looks for the entries that sendmail would look up for {@code text}.
     *
     * @param found gets them, the one that decides first at each moment
     * @param failed gets why they cannot be looked for, in words
     */
    public void match(Party party, String text, Consumer<List<Match>> found, Consumer<String> failed) {
        AccessFile document = editor.document();
        PolicyEngine asked = engine.get();
        jobs.quietly(
                job -> Match.of(party.questions(text).stream()
                        .map(question -> asked.on(index(document)).trace(question.phase(), question.given()))
                        .toList()),
                found,
                problem -> failed.accept(problem.getMessage()));
    }

    /**
     * Looks for what line {@code line} applies to and what hides it, by the stock rulesets and {@code site}'s features.
     *
     * @param found gets it; nothing where the line is not an entry
     */
    public void reach(int line, Site site, Consumer<Optional<EntryReach>> found) {
        AccessFile document = editor.document();
        boolean stock = engine.get() instanceof StockEngine;
        Optional<Entry> entry = line < 1 || line > document.lineCount()
                ? Optional.empty()
                : EntryParser.parse(line, document.line(line));
        jobs.quietly(
                () -> entry.map(known -> new EntryReach(
                        AppliesTo.of(known),
                        Hiding.of(index(document), known, site.has(Feature.LOOKUPDOTDOMAIN)),
                        stock)),
                found);
    }

    /** The reply as it goes over the wire; empty for none. */
    public static String reply(Verdict verdict) {
        return verdict.reply() == null ? "" : verdict.reply().toString();
    }

    private AccessIndex index(AccessFile document) {
        Reference<Indexed> kept = indexed;
        Indexed known = kept == null ? null : kept.get();
        if (known == null || known.document() != document) {
            known = new Indexed(document, AccessIndex.of(document));
            indexed = new WeakReference<>(known);
        }
        return known.index();
    }
}
