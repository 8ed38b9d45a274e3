package dev.tollgate.gui.view.window;

import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.Times;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.toolkit.site.SiteFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bottom line: the document in numbers, and the work under way with its progress and a way to stop it. */
final class StatusLine extends HBox {
    private static final Duration WORTH_SHOWING = Duration.millis(400);

    private static final Duration CONFIRMED = Duration.seconds(10);

    private final Workbench workbench;
    private final Label place = new Label();
    private final Label size = new Label();
    private final Label errors = new Label("", new FontIcon(Feather.X_CIRCLE));
    private final Label warnings = new Label("", new FontIcon(Feather.ALERT_TRIANGLE));
    private final Label infos = new Label("", new FontIcon(Feather.INFO));
    private final Label saved = new Label();
    private final PauseTransition savedPause = new PauseTransition(CONFIRMED);
    private final Label state = new Label();
    private final Label site = new Label("", new FontIcon(Feather.SETTINGS));
    private final HBox work = new HBox(6);
    private final PauseTransition pause = new PauseTransition(WORTH_SHOWING);

    StatusLine(Workbench workbench) {
        this.workbench = workbench;
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        work.setAlignment(Pos.CENTER_LEFT);
        place.setId("status-line");
        size.setId("status-size");
        errors.getStyleClass().add("level-error");
        warnings.getStyleClass().add("level-warning");
        infos.getStyleClass().add("level-info");
        state.getStyleClass().add("text-muted");
        List.of(errors, warnings, infos).forEach(number -> number.setMinWidth(USE_PREF_SIZE));
        work.setMinWidth(USE_PREF_SIZE);
        site.setId("status-site");
        site.getStyleClass().add("text-muted");
        workbench.site().fileProperty().subscribe(this::showSite);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(place, size, errors, warnings, infos, saved, site, state, gap, work);
        workbench.editor().onChange(change -> showNumbers());
        workbench.problems().onChange(lines -> showNumbers());
        workbench.problems().extentProperty().subscribe(this::showNumbers);
        workbench.selection().selectedProperty().subscribe(this::showNumbers);
        saved.setId("status-saved");
        saved.getStyleClass().add("level-good");
        saved.setMinWidth(USE_PREF_SIZE);
        savedPause.setOnFinished(event -> saved.setText(""));
        workbench.files().onSaved((path, content) -> {
            saved.setText(Texts.of("status.saved", Times.time(Instant.now())));
            savedPause.playFromStart();
        });
        pause.setOnFinished(event -> showWork());
        workbench.jobs().running().addListener((ListChangeListener<Job>) change -> workChanged());
        showNumbers();
    }

    private void showSite(Optional<SiteFile> file) {
        site.setText(file.map(known ->
                        Texts.of("status.site", String.valueOf(known.path().getFileName())))
                .orElse(Texts.of("status.site.none")));
        site.setTooltip(
                new Tooltip(file.map(known -> known.path().toString()).orElse(Texts.of("status.site.none.hint"))));
    }

    private void showNumbers() {
        int current = workbench.selection().line();
        int selected = workbench.selection().lines().size();
        place.setText(
                current == 0
                        ? ""
                        : selected > 1 ? Texts.of("status.selected", selected) : Texts.of("status.line", current));
        size.setText(Texts.of(
                "status.size",
                workbench.editor().document().lineCount(),
                workbench.table().total()));
        errors.setText(Texts.of("status.errors", workbench.problems().count(Severity.ERROR)));
        warnings.setText(Texts.of("status.warnings", workbench.problems().count(Severity.WARNING)));
        infos.setText(Texts.of("status.infos", workbench.problems().count(Severity.INFO)));
        state.setText(
                switch (workbench.problems().extentProperty().get()) {
                    case COMPLETE -> "";
                    case CHECKING -> Texts.of("status.checking");
                    case STOPPED -> Texts.of("status.stopped");
                });
    }

    private void workChanged() {
        if (workbench.jobs().running().isEmpty()) {
            pause.stop();
            work.getChildren().clear();
        } else if (work.getChildren().isEmpty()) {
            pause.play();
        } else {
            showWork();
        }
    }

    private void showWork() {
        work.getChildren().clear();
        boolean alone = workbench.jobs().running().size() == 1;
        for (Job job : workbench.jobs().running()) {
            Label title = new Label(job.title());
            title.setMinWidth(USE_PREF_SIZE);
            ProgressBar bar = new ProgressBar();
            bar.setPrefWidth(alone ? 120 : 50);
            bar.setMinWidth(USE_PREF_SIZE);
            bar.setAccessibleText(job.title());
            bar.progressProperty().bind(job.progressProperty());
            Button cancel = new Button(alone ? Texts.of("status.cancel") : "", new FontIcon(Feather.X));
            cancel.setMinWidth(USE_PREF_SIZE);
            cancel.getStyleClass().add("small");
            cancel.setAccessibleText(Texts.of("status.cancel.of", job.title()));
            cancel.setTooltip(new Tooltip(Texts.of("status.cancel.of", job.title())));
            cancel.setDisable(job.isCancelled());
            cancel.setOnAction(event -> {
                job.cancel();
                cancel.setDisable(true);
            });
            work.getChildren().addAll(title, bar, cancel);
        }
    }
}
