package dev.tollgate.gui.view.part;

import dev.tollgate.gui.text.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the panes' tables and buttons have in common. */
public final class PaneTables {
    private static final double NARROW = 900;

    private PaneTables() {}

    public static <S, T> void add(TableView<S> table, String key, double width, Function<S, T> value) {
        TableColumn<S, T> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(ignored -> CutOffText.cell());
        column.setPrefWidth(width);
        table.getColumns().add(column);
    }

    /**
     * The controls above a pane that is as wide as the window. Where that is narrow, buttons show their picture alone, so that
     * something of the pane is left to see.
     */
    public static FlowPane wideBar(Node... controls) {
        FlowPane bar = bar(controls);
        bar.widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(narrow -> {
            for (Node control : controls) {
                if (control instanceof Button button && button.getGraphic() != null) {
                    button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
                    button.setTooltip(narrow ? new Tooltip(button.getText()) : null);
                }
            }
        });
        return bar;
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
