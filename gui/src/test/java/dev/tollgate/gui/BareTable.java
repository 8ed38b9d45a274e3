package dev.tollgate.gui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/**
 * What a window costs that does nothing: a table of a file's lines, split at the white space. The editor's first paint is
 * measured beside it: {@code BareTable FILE}.
 */
public final class BareTable {
    private static final List<String> COLUMNS =
            List.of("State", "Line", "Tag", "Key", "Value", "What it does", "Comment");

    private BareTable() {}

    /** Opens the window. */
    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** JavaFX starts no class of its own kind without modules, so that the window is another one. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) throws IOException {
            show(stage, Path.of(getParameters().getRaw().get(0)));
        }
    }

    private static void show(Stage stage, Path file) throws IOException {
        List<String[]> rows = Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.split("[\t:]+", COLUMNS.size()))
                .toList();
        TableView<String[]> table = new TableView<>(FXCollections.observableList(rows));
        for (int i = 0; i < COLUMNS.size(); i++) {
            int at = i;
            TableColumn<String[], String> column = new TableColumn<>(COLUMNS.get(i));
            column.setCellValueFactory(
                    cell -> new ReadOnlyStringWrapper(at < cell.getValue().length ? cell.getValue()[at] : ""));
            table.getColumns().add(column);
        }
        stage.setScene(new Scene(table, 1280, 820));
        stage.show();
        new FirstPaint(() -> true, () -> {}).start();
    }
}
