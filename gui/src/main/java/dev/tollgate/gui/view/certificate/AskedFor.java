package dev.tollgate.gui.view.certificate;

import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.gui.certificate.CertificatesModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Shows what the request that is named in a form asks for, or why it cannot be signed. */
final class AskedFor {
    private final CertificatesModel model;
    private final ObservableValue<String> request;
    private final ObservableValue<Purpose> purpose;
    private final Label text = new Label();
    private String seen = "";
    private int round;

    AskedFor(CertificatesModel model, ObservableValue<String> request, ObservableValue<Purpose> purpose) {
        this.model = model;
        this.request = request;
        this.purpose = purpose;
        text.setId("certificate-asked");
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        text.managedProperty().bind(text.textProperty().isNotEmpty());
        request.addListener((observed, before, now) -> read());
        purpose.addListener((observed, before, now) -> read());
    }

    Node node() {
        return text;
    }

    /** What was shown; empty when the request cannot be signed. */
    String seen() {
        return seen;
    }

    private void read() {
        seen = "";
        int mine = ++round;
        if (request.getValue().isBlank()) {
            text.setText("");
            return;
        }
        model.readRequest(
                request.getValue().strip(),
                purpose.getValue(),
                shown -> show(mine, shown, shown),
                refused -> show(mine, refused, ""));
    }

    /** An answer that comes after the next question is none. */
    private void show(int asked, String shown, String signable) {
        if (asked == round) {
            text.setText(shown);
            seen = signable;
        }
    }
}
