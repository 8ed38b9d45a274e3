package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.certificate.CertificateRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Somebody creates an authority by the Enter key, with a file open above that has unsaved work. */
class AuthorityWalkTest extends HandTest {
    private static final String TEXT = "Connect:192.0.2\tRELAY\nFrom:spam.example\tREJECT\n";

    @Test
    void enterLeadsThroughAllSteps_andTouchesNothingElse() throws IOException {
        Path file = open(TEXT);
        clickRow(2);
        press(KeyCode.DELETE);
        String changed = "Connect:192.0.2\tRELAY\n";
        assertEquals(changed, text());
        pane("certificates");
        click("#certificate-found");
        assertEquals("certificate-folder", focus());
        Path authority = folder.resolve("CA");
        FxThread.run(() -> this.<TextField>node("#certificate-folder").setText(authority.toString()));
        press(KeyCode.ENTER);
        assertEquals("certificate-cn", focus());
        press(KeyCode.ENTER);
        assertTrue(
                FxThread.call(() -> !this.<Label>node("#form-lacking").getText().isEmpty()),
                "the name is still needed");
        type("mail ca");
        press(KeyCode.ENTER);
        assertEquals("certificate-key", focus());
        FxThread.run(() -> this.<CheckBox>node("#certificate-encrypted").setSelected(false));
        press(KeyCode.ENTER);
        assertEquals("certificate-wizard-found", focus());
        press(KeyCode.ENTER);
        FxThread.await(
                "created",
                () -> this.<TableView<CertificateRow>>node("#certificates")
                                .getItems()
                                .size()
                        == 1);
        assertTrue(Files.exists(authority.resolve("cacert.pem")));
        assertEquals(changed, text());
        assertEquals(file, FxThread.call(() -> workbench.editor().pathProperty().get()));
        assertEquals(TEXT, Files.readString(file));
        assertTrue(FxThread.call(() -> workbench.editor().dirtyProperty().get()));
    }
}
