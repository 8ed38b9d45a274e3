package dev.tollgate.gui.view.window;

import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.gui.directory.DirectoryOrder;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormPanel;
import dev.tollgate.gui.view.part.FormPanel.Choosing;
import dev.tollgate.toolkit.directory.DirectoryPlace;
import dev.tollgate.toolkit.directory.DirectoryPlace.Whose;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.stage.Modality;
import javafx.stage.Stage;

/** Asks which directory is to be opened. */
final class DirectoryWindow {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 420;

    private DirectoryWindow() {}

    /**
     * Shows the form.
     *
     * @param given the server's URL as far as it is known; empty for the one that was opened last
     * @param open gets what was filled in
     */
    static Stage show(Stage owner, Settings settings, String given, Consumer<DirectoryPlace> open) {
        DirectoryOrder last = DirectoryOrder.remembered(settings);
        Stage window = new Stage();
        FormPanel form = new FormPanel("directory.title");
        TextField url = form.text("directory.url", given.isEmpty() ? last.url() : given);
        url.setPromptText(Texts.of("directory.url.prompt"));
        TextField base = form.text("directory.base", last.base());
        base.setPromptText(Texts.of("directory.base.prompt"));
        ComboBox<Whose> whose = form.grid()
                .choice(
                        "directory.whose",
                        List.of(Whose.values()),
                        last.whose(),
                        value -> Texts.of("directory.whose." + value.name().toLowerCase(Locale.ROOT)),
                        picked -> {});
        whose.setId("directory-whose");
        TextField name = form.text("directory.name", last.name());
        TextField bind = form.text("directory.bind", last.bindDn());
        TextField password = form.secret("directory.password");
        TextField authorities = form.path("directory.ca", last.authorities(), Choosing.OPEN);
        form.finish(
                "directory.open",
                new ReadOnlyBooleanWrapper(false),
                () -> new DirectoryOrder(
                        url.getText(),
                        base.getText(),
                        whose.getValue(),
                        name.getText(),
                        bind.getText(),
                        password.getText(),
                        authorities.getText()),
                order -> () -> {
                    try {
                        DirectoryPlace place = order.place();
                        order.remember(settings);
                        window.close();
                        open.accept(place);
                    } catch (DirectoryException e) {
                        throw new IllegalStateException("an order that lacks something", e);
                    }
                },
                window::close);
        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setTitle(Texts.of("directory.title"));
        form.setStyle(owner.getScene().getRoot().getStyle());
        Scene scene = new Scene(form, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        window.setScene(scene);
        window.show();
        url.requestFocus();
        return window;
    }
}
