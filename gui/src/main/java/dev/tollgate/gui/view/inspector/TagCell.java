package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.vocabulary.TagChoice;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A tag in the list of tags, with what sendmail asks it for; the first one of a group has the group's name above it. */
final class TagCell extends ListCell<String> {
    private final Label group = new Label();
    private final Label tag = new Label();
    private final Label sentence = new Label();
    private final VBox lines = new VBox(group, tag, sentence);

    private TagCell() {
        group.getStyleClass().add("choice-group");
        group.managedProperty().bind(group.visibleProperty());
        tag.getStyleClass().add("choice-name");
        sentence.getStyleClass().add("text-muted");
    }

    /** A box for a tag, which can be typed, too. */
    static ComboBox<String> box(String id) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.setId(id);
        box.setVisibleRowCount(8);
        TagChoice.all().forEach(choice -> box.getItems().add(choice.text()));
        box.setCellFactory(list -> new TagCell());
        return box;
    }

    /** A box for one of a few tags. */
    static ComboBox<String> choice(String id) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setVisibleRowCount(8);
        box.setCellFactory(list -> new TagCell());
        return box;
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        TagChoice choice = empty || item == null ? null : TagChoice.of(item).orElse(new TagChoice(item, "", ""));
        setGraphic(choice == null ? null : lines);
        if (choice != null) {
            String name = choice.text().isEmpty() ? Texts.of("filter.tag.none") : choice.text();
            group.setText(choice.group());
            group.setVisible(choice.beginsGroup());
            tag.setText(name);
            sentence.setText(choice.sentence());
            setAccessibleText(Texts.of("choice.name", name, choice.sentence()));
        }
    }
}
