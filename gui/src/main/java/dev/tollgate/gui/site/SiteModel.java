package dev.tollgate.gui.site;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.site.SiteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which configuration of sendmail counts for the open document. */
public final class SiteModel {
    private final EditorModel editor;
    private final Jobs jobs;
    private final Consumer<Site> users;
    private final ReadOnlyObjectWrapper<Optional<SiteFile>> file = new ReadOnlyObjectWrapper<>(Optional.empty());

    private Consumer<Problem> problemListener = problem -> {};
    private Consumer<List<String>> noteListener = notes -> {};
    private Function<Path, Optional<SiteFile>> recall = document -> Optional.empty();
    private BiConsumer<Path, Optional<SiteFile>> remember = (document, site) -> {};
    private PolicyEngine engine = new StockEngine(Site.UNKNOWN);
    private List<Path> places = List.of();
    private BiConsumer<Path, Path> found = (document, site) -> {};
    private @Nullable SiteFile given;
    private @Nullable Job reading;

    /** Nothing known; {@code users} is told each configuration that is to count from now on. */
    public SiteModel(EditorModel editor, Jobs jobs, Consumer<Site> users) {
        this.editor = editor;
        this.jobs = jobs;
        this.users = users;
    }

    /** The file that counts; empty when nothing is known of the site, and features are assumed. */
    public ReadOnlyObjectProperty<Optional<SiteFile>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What answers for the site: the rulesets of its own cf, else the stock ones. */
    public PolicyEngine engine() {
        return engine;
    }

    /** Tells {@code problems} what could not be read, and {@code notes} what is missing from what was. */
    public void onTrouble(Consumer<Problem> problems, Consumer<List<String>> notes) {
        problemListener = problems;
        noteListener = notes;
    }

    /** Where the choice for each document is kept. */
    public void rememberWith(
            Function<Path, Optional<SiteFile>> recalling, BiConsumer<Path, Optional<SiteFile>> remembering) {
        recall = recalling;
        remember = remembering;
    }

    /**
     * Looks for a configuration in {@code usual} when a document is opened that has none, and tells {@code listener} the
     * document and the first file that is there.
     */
    public void lookFor(List<Path> usual, BiConsumer<Path, Path> listener) {
        places = List.copyOf(usual);
        found = listener;
    }

    private void look(Path document) {
        if (!places.isEmpty()) {
            jobs.quietly(
                    () -> places.stream().filter(Files::isReadable).findFirst(),
                    first -> first.filter(site ->
                                    document.equals(editor.pathProperty().get())
                                            && file.get().isEmpty())
                            .ifPresent(site -> found.accept(document, site)));
        }
    }

    /** {@code site} counts for the next document that is opened, and is its choice from then on. */
    public void give(SiteFile site) {
        given = site;
    }

    /** Takes the choice for {@code document}, which was just opened. */
    public void opened(Path document) {
        SiteFile next = given;
        given = null;
        if (next != null) {
            use(next);
            return;
        }
        recall.apply(document).ifPresentOrElse(this::read, () -> {
            clear();
            look(document);
        });
    }

    /** Notes the choice for {@code document}, which was just saved under this name. */
    public void saved(Path document) {
        if (file.get().isPresent()) {
            remember.accept(document, file.get());
        }
    }

    /** Reads {@code site} and takes it as the open document's choice. */
    public void use(SiteFile site) {
        Path document = editor.pathProperty().get();
        if (document != null) {
            remember.accept(document, Optional.of(site));
        }
        read(site);
    }

    /** Reads the chosen file again. */
    public void refresh() {
        file.get().ifPresent(this::read);
    }

    /** Goes back to knowing nothing. */
    public void forget() {
        Path document = editor.pathProperty().get();
        if (document != null) {
            remember.accept(document, Optional.empty());
        }
        clear();
    }

    private void clear() {
        if (reading != null) {
            reading.cancel();
        }
        if (file.get().isPresent()) {
            file.set(Optional.empty());
            engine = new StockEngine(Site.UNKNOWN);
            users.accept(Site.UNKNOWN);
        }
    }

    private void read(SiteFile site) {
        if (reading != null) {
            reading.cancel();
        }
        Optional<Path> access = Optional.ofNullable(editor.pathProperty().get());
        reading = jobs.start(
                Texts.of("job.site", String.valueOf(site.path().getFileName())),
                job -> SiteReader.read(site, access),
                read -> {
                    engine = read.engine();
                    file.set(Optional.of(site));
                    users.accept(read.site());
                    if (!read.notes().isEmpty()) {
                        noteListener.accept(read.notes());
                    }
                },
                problem -> {
                    clear();
                    problemListener.accept(problem);
                });
    }
}
