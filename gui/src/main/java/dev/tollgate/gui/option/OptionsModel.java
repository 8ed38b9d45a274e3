package dev.tollgate.gui.option;

import dev.tollgate.gui.site.SiteModel;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteOption;
import dev.tollgate.toolkit.site.SiteOptions;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All options of sendmail, with what the site's configuration makes of them, and which of them are listed. */
public final class OptionsModel {
    /** Which options are listed. */
    public enum Extent {
        /** All that sendmail has. */
        ALL,
        /** Those that the site sets. */
        SET,
        /** Those of which the audit says something. */
        ADVISED
    }

    private final Jobs jobs;
    private final SiteModel site;
    private final ObservableList<SiteOption> shown = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Extent> extent = new SimpleObjectProperty<>(Extent.ALL);

    private List<SiteOption> all = List.of();
    private Consumer<Problem> problemListener = problem -> {};
    private int asked;

    /** Options of the configuration that {@code site} has; nothing is read before {@link #load}. */
    public OptionsModel(Jobs jobs, SiteModel site) {
        this.jobs = jobs;
        this.site = site;
        filter.subscribe(this::list);
        extent.subscribe(this::list);
        site.fileProperty().subscribe((before, now) -> {
            if (!all.isEmpty()) {
                load();
            }
        });
    }

    /** Tells {@code listener} what could not be read. */
    public void onTrouble(Consumer<Problem> listener) {
        problemListener = listener;
    }

    /** The options that are listed, by name. */
    public ObservableList<SiteOption> shown() {
        return shown;
    }

    /** What name, macro, meaning or value have to contain; empty for no condition. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Which options are listed. */
    public ObjectProperty<Extent> extentProperty() {
        return extent;
    }

    /** Whether a configuration is known, and not the catalogue alone. */
    public boolean knowsSite() {
        return site.fileProperty().get().isPresent();
    }

    /** Reads the site's configuration, as it is now. */
    public void load() {
        Optional<SiteFile> file = site.fileProperty().get();
        int question = ++asked;
        jobs.quietly(
                job -> read(file),
                read -> {
                    if (question == asked) {
                        all = read;
                        list();
                    }
                },
                problem -> {
                    if (question == asked) {
                        all = SiteOptions.catalogue();
                        list();
                        problemListener.accept(problem);
                    }
                });
    }

    private static List<SiteOption> read(Optional<SiteFile> file) throws Problem {
        if (file.isEmpty()) {
            return SiteOptions.catalogue();
        }
        try {
            return SiteOptions.of(file.get());
        } catch (IOException e) {
            throw Problem.file(
                    Texts.of("site.failed", file.get().path()), file.get().path(), e);
        }
    }

    private void list() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        shown.setAll(all.stream()
                .filter(this::isOfExtent)
                .filter(option -> contains(option, wanted))
                .sorted(Comparator.comparing(SiteOption::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    private boolean isOfExtent(SiteOption option) {
        return switch (extent.get()) {
            case ALL -> true;
            case SET -> option.setting().filter(SiteOption.Setting::byHand).isPresent();
            case ADVISED -> !option.advice().isEmpty();
        };
    }

    private static boolean contains(SiteOption option, String wanted) {
        return (option.name() + "\n" + option.define() + "\n" + option.meaning() + "\n" + option.value())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }
}
