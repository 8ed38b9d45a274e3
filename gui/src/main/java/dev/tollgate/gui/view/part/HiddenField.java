package dev.tollgate.gui.view.part;

import atlantafx.base.controls.PasswordTextField;
import dev.tollgate.gui.text.Texts;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for what is or holds a password: masked until somebody asks to see it. */
public final class HiddenField extends HBox {
    private static final double GAP = 6;

    private final PasswordTextField field;
    private final ToggleButton reveal = new ToggleButton("", new FontIcon(Feather.EYE));

    /** {@code typed} is told at once what is typed, {@code kept} when it is to be kept: on Enter, or when it is left. */
    public HiddenField(String name, String shown, Consumer<String> typed, Runnable kept) {
        super(GAP);
        field = new PasswordTextField(shown);
        field.setAccessibleText(name);
        field.passwordProperty().addListener((observed, before, now) -> typed.accept(now));
        field.setOnAction(event -> kept.run());
        field.focusedProperty().addListener((observed, had, has) -> {
            if (!has) {
                kept.run();
            }
        });
        reveal.setAccessibleText(Texts.of("form.credentials.reveal"));
        field.revealPasswordProperty().bind(reveal.selectedProperty());
        setHgrow((TextField) field, Priority.ALWAYS);
        getChildren().addAll(field, reveal);
    }

    /** The field itself. */
    public TextField field() {
        return field;
    }

    /** What is in it. */
    public String content() {
        return field.getPassword();
    }

    /** Puts {@code shown} in it, masked. */
    public void fill(String shown) {
        reveal.setSelected(false);
        field.setText(shown);
    }
}
