package dev.tollgate.gui.view.window;

import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FocusKept;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What one can begin with, as long as nothing is open. */
final class StartPage extends ScrollPane {
    private final VBox content = new VBox();

    /** {@code usual} is the file that sendmail reads, offered if it is there. */
    StartPage(Workbench workbench, Settings settings, Dialogs dialogs, Path usual) {
        setId("start");
        setFitToWidth(true);
        setAccessibleText(Texts.of("start.name"));
        setContent(content);
        content.getStyleClass().add("start-page");
        Label title = new Label(Texts.of("start.name"));
        title.getStyleClass().add("title-3");
        content.getChildren().addAll(title, words("start.what"));
        List<Path> recent = settings.recent();
        if (!recent.contains(usual) && Files.isReadable(usual)) {
            Button found = new Button(Texts.of("start.usual", usual));
            found.setMnemonicParsing(false);
            found.setId("start-usual");
            found.setOnAction(event -> dialogs.open(usual));
            content.getChildren().add(found);
        }
        content.getChildren()
                .addAll(
                        PaneTables.button("start.open", Feather.FOLDER, dialogs::open),
                        PaneTables.button("start.new", Feather.FILE_PLUS, workbench.files()::newDocument),
                        PaneTables.button("start.sample", Feather.BOOK_OPEN, workbench.files()::openSample));
        if (!recent.isEmpty()) {
            Label heading = new Label(Texts.of("start.recent"));
            heading.getStyleClass().add("choice-group");
            content.getChildren().add(heading);
            recent.forEach(file -> content.getChildren().add(link(file, dialogs)));
        }
        content.getChildren().addAll(words("start.site"), words("start.build"));
    }

    /** Goes to what one can begin with. */
    void focusFirst() {
        // Only then is the content part of the window.
        applyCss();
        layout();
        FocusKept.toFirst(content);
    }

    private static Hyperlink link(Path file, Dialogs dialogs) {
        Hyperlink link = new Hyperlink(file.toString());
        link.setMnemonicParsing(false);
        link.getStyleClass().add("start-recent");
        link.setOnAction(event -> dialogs.open(file));
        return link;
    }

    private static Label words(String key) {
        Label label = new Label(Texts.of(key));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
