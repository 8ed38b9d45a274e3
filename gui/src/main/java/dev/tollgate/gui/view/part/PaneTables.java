package dev.tollgate.gui.view.part;

import dev.tollgate.gui.text.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the panes' tables and buttons have in common. */
public final class PaneTables {
    private PaneTables() {}

    public static <S, T> void add(TableView<S> table, String key, double width, Function<S, T> value) {
        TableColumn<S, T> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(ignored -> CutOffText.cell());
        column.setPrefWidth(width);
        table.getColumns().add(column);
    }

    /** The controls above a pane; they go on below one another where it is narrow. */
    public static FlowPane bar(Node... controls) {
        FlowPane bar = new FlowPane(controls);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPrefWrapLength(0);
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    public static Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(Texts.of(key), new FontIcon(icon));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** The menu of a control: the buttons that work on what is selected, by another way. */
    public static ContextMenu menu(ButtonBase... buttons) {
        ContextMenu menu = new ContextMenu();
        for (ButtonBase button : buttons) {
            MenuItem item = new MenuItem(button.getText());
            item.setMnemonicParsing(false);
            item.disableProperty().bind(button.disabledProperty());
            item.setOnAction(event -> button.fire());
            menu.getItems().add(item);
        }
        return menu;
    }
}
