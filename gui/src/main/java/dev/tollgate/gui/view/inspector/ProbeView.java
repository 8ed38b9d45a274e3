package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.intention.PartnerProbe;
import dev.tollgate.gui.intention.PartnerProbe.Level;
import dev.tollgate.gui.intention.PartnerProbe.Told;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks a partner's server for what a new entry is to require. */
final class ProbeView extends VBox {
    private final PartnerProbe probe;
    private final TextField server = new TextField();
    private final Button ask = PaneTables.button("probe.ask", Feather.RADIO, this::ask);
    private final Label words = new Label();
    private boolean hasKey;

    ProbeView(PartnerProbe probe) {
        super(6);
        this.probe = probe;
        setId("probe");
        server.setId("probe-server");
        server.setAccessibleText(Texts.of("probe.server"));
        server.setPromptText(Texts.of("probe.prompt"));
        HBox.setHgrow(server, Priority.ALWAYS);
        words.setId("probe-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.managedProperty().bind(words.visibleProperty());
        Label title = new Label(Texts.of("probe.server"));
        title.setLabelFor(server);
        title.setWrapText(true);
        getChildren().addAll(title, new HBox(6, server, ask), words);
        managedProperty().bind(visibleProperty());
        server.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                ask.fire();
            }
        });
        server.textProperty().subscribe(this::enable);
        probe.toldProperty().subscribe(this::show);
    }

    /** Offers to ask for an entry with {@code tag} and {@code key}, where a server can be asked. */
    void offer(String tag, String key) {
        boolean first = !isVisible();
        setVisible(PartnerProbe.isFor(tag));
        if (first) {
            server.clear();
        }
        hasKey = PartnerProbe.isHost(tag) && !key.isBlank();
        enable();
    }

    /** Whether {@code field} is the one that names the server, where Enter asks it. */
    boolean holds(TextField field) {
        return field == server;
    }

    private void enable() {
        ask.setDisable(!hasKey && server.getText().isBlank()
                || probe.toldProperty().get().level() == Level.ASKING);
    }

    private void ask() {
        probe.ask(server.getText());
    }

    private void show(Told told) {
        words.setText(told.words());
        words.setVisible(!told.words().isEmpty());
        words.getStyleClass().removeIf(style -> style.startsWith("level-"));
        words.getStyleClass().add("level-" + told.level().name().toLowerCase(Locale.ROOT));
        enable();
    }
}
