package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.view.inspector.SidePane;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

/** The inspector's names come from a certificate's file, in sendmail's spelling. */
class CertificateNameTest extends WindowTest {
    private Path certificate() {
        Native.Result made = Native.run(
                folder,
                new byte[0],
                Oracle.OPENSSL,
                OpensslArguments.selfSigned(
                        "k.pem", "-out", "c.pem", "-days", "1", "-subj", "/O=Acme (East)/CN=mail.acme.example"));
        assertEquals(0, made.exit(), made.errText());
        return folder.resolve("c.pem");
    }

    /** The inspector of the window's model in a window of its own, whose file dialog always answers the certificate. */
    private void inspect(Path certificate) {
        FxThread.run(() -> {
            stage.setScene(
                    new Scene(new SidePane(workbench, () -> Optional.of(certificate), line -> {}, () -> {}), 500, 600));
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    @Test
    void keyOfCertSubject_isTaken() throws IOException {
        Path certificate = certificate();
        open("CertSubject:/CN=old\tRELAY\n");
        inspect(certificate);
        FxThread.run(() -> workbench.selection().select(1));
        press("#inspector-take");
        String wanted = "CertSubject:/O=Acme+20+28East+29/CN=mail.acme.example\tRELAY\n";
        FxThread.await("taken", () -> textNow().equals(wanted));
    }

    @Test
    void demandOnTheCertificate_isTaken() throws IOException {
        Path certificate = certificate();
        open("TLS_Srv:mail.acme.example\tVERIFY\n");
        inspect(certificate);
        FxThread.run(() -> workbench.selection().select(1));
        FxThread.run(() -> stage.getScene().getRoot().applyCss());
        press("#form-add-extension");
        FxThread.run(() -> this.<Button>node(".take-name.extension").fire());
        FxThread.await("taken", () -> textNow().endsWith("\tVERIFY+CN:mail.acme.example\n"));
        FxThread.run(() ->
                this.<ComboBox<?>>node(".extension-subject").getSelectionModel().selectNext());
        FxThread.run(() -> this.<Button>node(".take-name.extension").fire());
        FxThread.await("taken", () -> textNow().contains("/O=Acme+20+28East+29/CN=mail.acme.example"));
    }

    private String textNow() {
        return new String(workbench.editor().document().render(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
