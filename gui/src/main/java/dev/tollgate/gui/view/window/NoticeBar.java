package dev.tollgate.gui.view.window;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Notice;
import dev.tollgate.gui.workbench.Notices;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The notices, one bar each, below the entries. */
final class NoticeBar extends VBox {
    private final Notices notices;

    NoticeBar(Notices notices) {
        this.notices = notices;
        setId("notices");
        notices.all().addListener((ListChangeListener<Notice>) change -> refill());
        refill();
    }

    private void refill() {
        getChildren().setAll(notices.all().stream().map(this::bar).toList());
    }

    private VBox bar(Notice notice) {
        Label text = new Label(notice.text(), new FontIcon(icon(notice.kind())));
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text);
        row.getStyleClass().add("notice-row");
        VBox bar = new VBox(row);
        for (Notice.Choice choice : notice.choices()) {
            Button button = new Button(choice.label());
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> {
                notices.all().remove(notice);
                choice.action().run();
            });
            row.getChildren().add(button);
        }
        if (!notice.details().isEmpty()) {
            row.getChildren().add(detailsButton(notice, bar));
        }
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(Texts.of("notice.close"));
        close.setTooltip(new Tooltip(Texts.of("notice.close")));
        close.setOnAction(event -> notices.all().remove(notice));
        row.getChildren().add(close);
        bar.getStyleClass().addAll("notice", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
        bar.setAccessibleText(notice.text());
        return bar;
    }

    private static Button detailsButton(Notice notice, VBox bar) {
        Button button = new Button(Texts.of("notice.details"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            TextArea details = new TextArea(notice.details());
            details.setEditable(false);
            details.setPrefRowCount(8);
            details.setAccessibleText(Texts.of("notice.details"));
            Button copy = new Button(Texts.of("notice.copy"), new FontIcon(Feather.COPY));
            copy.setOnAction(copying -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(details.getText());
                Clipboard.getSystemClipboard().setContent(content);
            });
            bar.getChildren().setAll(bar.getChildren().get(0), details, copy);
            button.setDisable(true);
        });
        return button;
    }

    private static Feather icon(Notice.Kind kind) {
        return switch (kind) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case INFORMATION -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.ALERT_OCTAGON;
        };
    }
}
