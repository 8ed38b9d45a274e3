package dev.tollgate.gui.view.inspector;

import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.gui.certificate.CertificatesModel;
import dev.tollgate.gui.text.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes buttons that fill a field with a name from a certificate's file, as sendmail would hold it.
 *
 * @param choose asks the user for the file
 */
public record CertificateNameButton(CertificatesModel model, Supplier<Optional<Path>> choose) {
    Button make(Consumer<HeldNames> taken) {
        Button button = new Button(Texts.of("certificate.take.short"), new FontIcon(Feather.FILE_TEXT));
        button.getStyleClass().add("take-name");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(Texts.of("certificate.take"));
        button.setTooltip(new Tooltip(Texts.of("certificate.take")));
        button.setOnAction(event -> choose.get().ifPresent(file -> model.readNames(file, taken)));
        return button;
    }
}
