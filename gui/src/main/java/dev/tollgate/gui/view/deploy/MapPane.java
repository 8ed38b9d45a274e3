package dev.tollgate.gui.view.deploy;

import dev.tollgate.gui.deploy.DeployModel;
import dev.tollgate.gui.deploy.MapChange;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.Notice.Choice;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.model.lint.finding.Severity;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The deployed map: build it, and see where text and map differ. */
public final class MapPane extends BorderPane {
    private final Workbench workbench;
    private final Runnable showErrors;

    /** {@code showErrors} brings the errors to the front. */
    public MapPane(Workbench workbench, IntConsumer goTo, Runnable showErrors) {
        this.workbench = workbench;
        this.showErrors = showErrors;
        DeployModel model = workbench.deploy();
        TextField path = new TextField();
        path.setId("map-path");
        path.setAccessibleText(Texts.of("map.path"));
        path.textProperty().bindBidirectional(model.mapPathProperty());
        HBox.setHgrow(path, Priority.ALWAYS);
        Label pathLabel = new Label(Texts.of("map.path"));
        pathLabel.setLabelFor(path);
        pathLabel.setMinWidth(USE_PREF_SIZE);
        ComboBox<MapFormat> format = new ComboBox<>();
        format.getItems().addAll(MapFormat.values());
        format.setConverter(new StringConverter<>() {
            @Override
            public String toString(MapFormat value) {
                return value.word();
            }

            @Override
            public MapFormat fromString(String text) {
                throw new UnsupportedOperationException("this box is not editable");
            }
        });
        format.setAccessibleText(Texts.of("map.type"));
        format.setMinWidth(USE_PREF_SIZE);
        format.valueProperty().bindBidirectional(model.formatProperty());
        HBox bar = new HBox(
                pathLabel,
                path,
                format,
                PaneTables.button("map.build", Feather.PACKAGE, this::build),
                PaneTables.button("map.compare", Feather.GIT_PULL_REQUEST, model::compareWithMap));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-bar");
        Label state = new Label();
        state.setId("map-state");
        state.textProperty().bind(model.mapStateProperty());
        state.setWrapText(true);
        TableView<MapChange> table = new TableView<>(model.mapChanges());
        table.setId("map-changes");
        table.setAccessibleText(Texts.of("map.changes"));
        table.setPlaceholder(state);
        PaneTables.add(table, "table.line", 70, change -> change.line() == 0 ? "" : Integer.toString(change.line()));
        PaneTables.add(table, "table.key", 320, MapChange::key);
        PaneTables.add(
                table,
                "map.deployed",
                330,
                change -> change.deployed() == null ? Texts.of("map.absent") : change.deployed());
        PaneTables.add(
                table, "map.wanted", 330, change -> change.wanted() == null ? Texts.of("map.absent") : change.wanted());
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null
                    && now.line() > 0
                    && now.line() <= workbench.editor().document().lineCount()) {
                goTo.accept(now.line());
            }
        });
        setTop(bar);
        setCenter(table);
    }

    /** Saves, checks, builds; errors have to be waved through. */
    public void build() {
        if (workbench.editor().pathProperty().get() == null) {
            workbench.notices().tell(Topic.WORK, Kind.INFORMATION, Texts.of("map.save.first"));
            return;
        }
        long errors = workbench.problems().count(Severity.ERROR);
        if (errors > 0) {
            workbench
                    .notices()
                    .tell(
                            Topic.WORK,
                            Kind.WARNING,
                            Texts.of("map.errors", errors),
                            new Choice(Texts.of("map.show.errors"), showErrors),
                            new Choice(Texts.of("map.anyway"), this::saveAndBuild));
        } else {
            saveAndBuild();
        }
    }

    /** Compares the text with the map in place. */
    public void compare() {
        workbench.deploy().compareWithMap();
    }

    private void saveAndBuild() {
        Path path = workbench.editor().pathProperty().get();
        if (path != null && workbench.editor().dirtyProperty().get()) {
            workbench.saving().save(path, this::deploy);
        } else {
            deploy();
        }
    }

    private void deploy() {
        workbench.deploy().build(report -> workbench.notices().tell(Topic.WORK, Kind.GOOD, DeployModel.told(report)));
    }
}
