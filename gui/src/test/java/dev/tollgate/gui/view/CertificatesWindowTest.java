package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.certificate.CertificateRow;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** Founds, issues and revokes in the real window; OpenSSL judges what came out. */
class CertificatesWindowTest extends WindowTest {
    private static final String TEXT = "Connect:192.0.2\tRELAY\n";

    private void type(String id, String text) {
        FxThread.run(() -> this.<TextField>node("#certificate-" + id).setText(text));
    }

    private void next() {
        press("#certificate-wizard-next");
    }

    private void found(Path folder) {
        pane("certificates");
        press("#certificate-found");
        type("folder", folder.toString());
        next();
        type("cn", "Acme Mail CA");
        type("organization", "Acme");
        type("country", "us");
        next();
        type("passphrase-new", "Frankfurt am Main");
        type("passphrase-repeat", "Frankfurt am Mein");
        next();
        assertEquals(
                "The two passphrases differ.",
                FxThread.call(() -> this.<Label>node("#form-lacking").getText()));
        type("passphrase-repeat", "Frankfurt am Main");
        next();
        press("#certificate-wizard-found");
        FxThread.await("founded", () -> rows().size() == 1);
    }

    private List<CertificateRow> rows() {
        return this.<TableView<CertificateRow>>node("#certificates").getItems();
    }

    private void issue(String name, Path folder) {
        press("#certificate-form-issue");
        type("name", name);
        type("folder", folder.toString());
        type("passphrase-authority", "Frankfurt am Main");
        press("#form-accept");
    }

    private String openssl(String... arguments) {
        Native.Result result = Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
        assertEquals(0, result.exit(), result.errText());
        return result.outText();
    }

    @Test
    void certificate_isIssuedAndItsEntryAdded() throws IOException {
        open(TEXT);
        Path authority = folder.resolve("CA");
        Path out = folder.resolve("out");
        found(authority);
        assertTrue(Files.readString(authority.resolve("private/cakey.pem")).contains("ENCRYPTED"));
        issue("mail.acme.example", out);
        FxThread.await("issued", () -> rows().size() == 2);
        assertTrue(openssl(
                        "verify",
                        "-x509_strict",
                        "-purpose",
                        "sslserver",
                        "-CAfile",
                        "CA/cacert.pem",
                        "out/mail.acme.example.crt")
                .endsWith(": OK\n"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("mail.acme.example.key"))));

        FxThread.run(() ->
                this.<TableView<?>>node("#certificates").getSelectionModel().select(1));
        FxThread.await("read", () -> !node("#certificate-relay").isDisabled());
        FxThread.run(() ->
                this.<MenuButton>node("#certificate-relay").getItems().get(0).fire());
        FxThread.await("added", () -> workbench.editor().document().lineCount() == 3);
        assertEquals(
                TEXT + "CertIssuer:/C=US/O=Acme/CN=Acme+20Mail+20CA\tSUBJECT\n"
                        + "CertSubject:/C=US/O=Acme/CN=mail.acme.example\tRELAY\n",
                text());
        FxThread.run(() ->
                this.<MenuButton>node("#certificate-relay").getItems().get(0).fire());
        FxThread.await("told", () -> said().contains("already lets this certificate relay"));
        press("#button-undo");
        assertEquals(TEXT, text());
    }

    @Test
    void revokedCertificate_isOnTheNextList() throws IOException {
        open(TEXT);
        found(folder.resolve("CA"));
        issue("mail.acme.example", folder.resolve("out"));
        FxThread.await("issued", () -> rows().size() == 2);
        FxThread.run(() ->
                this.<TableView<?>>node("#certificates").getSelectionModel().select(1));
        press("#certificate-form-revoke");
        FxThread.run(() -> this.<ComboBox<?>>node("#certificate-reason")
                .getSelectionModel()
                .select(1));
        press("#form-accept");
        FxThread.await("revoked", () -> rows().get(1).revocation().isPresent());
        FxThread.await("list asked for", () -> stage.getScene().lookup("#certificate-list-days") != null);
        type("passphrase-authority", "wrong");
        press("#form-accept");
        FxThread.await("refused", () -> said().contains("wrong passphrase"));
        assertFalse(Files.exists(folder.resolve("CA/crl.pem")));
        type("passphrase-authority", "Frankfurt am Main");
        press("#form-accept");
        FxThread.await("written", () -> Files.exists(folder.resolve("CA/crl.pem")));
        String list = openssl("crl", "-in", "CA/crl.pem", "-CAfile", "CA/cacert.pem", "-noout", "-text");
        assertTrue(list.contains(FxThread.call(() -> rows().get(1).serialHex())), list);
        assertTrue(list.contains("Key Compromise"), list);
    }
}
