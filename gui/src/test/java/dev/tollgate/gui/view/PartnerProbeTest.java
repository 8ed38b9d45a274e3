package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import dev.tollgate.toolkit.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new entry requires of a partner what its server, a sendmail that speaks STARTTLS, was seen to meet. */
class PartnerProbeTest extends HandTest {
    private static final String NAME = "mx.partner.example";

    private @Nullable SendmailDaemon server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private String words() {
        return FxThread.call(() -> this.<Label>node("#probe-words").getText());
    }

    private String preview() {
        return FxThread.call(() -> this.<Label>node("#new-preview").getText());
    }

    /** A sendmail with a certificate of its own, where {@code tls} says so. */
    private SendmailDaemon partner(int port, boolean tls) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("partner"));
        Native.Result made = Native.run(
                home,
                new byte[0],
                Oracle.OPENSSL,
                OpensslArguments.selfSigned("key.pem", "-out", "cert.pem", "-days", "9", "-subj", "/CN=" + NAME));
        assertEquals(0, made.exit(), made.errText());
        Files.setPosixFilePermissions(home.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
        List<String> lines = tls
                ? List.of(
                        "define(`confCACERT_PATH', `" + home + "')dnl",
                        "define(`confCACERT', `" + home + "/cert.pem')dnl",
                        "define(`confSERVER_CERT', `" + home + "/cert.pem')dnl",
                        "define(`confSERVER_KEY', `" + home + "/key.pem')dnl")
                : List.of();
        String cf = SendmailBt.cf(home, SendmailDaemon.mc(home, port, "", lines));
        return SendmailDaemon.start(home, port, cf, new byte[0], Map.of("127.0.0.1", NAME), List.of());
    }

    /** A configuration that trusts the partner's certificate. */
    private void trust() throws IOException {
        Path cf = Files.writeString(
                folder.resolve("site.cf"),
                "O CACertFile=" + folder + "/partner/cert.pem\nO CACertPath=" + folder
                        + "/partner\nKaccess hash -T<TMPF> /etc/mail/access\n");
        FxThread.run(() -> workbench.site().use(SiteFile.of(cf)));
        FxThread.await("read", () -> workbench.site().fileProperty().get().isPresent());
    }

    private void wantTls(String key) {
        press("#button-newentry");
        press("#intention-tls-to");
        settle();
        type(key);
    }

    private void ask(int port) {
        FxThread.run(() -> this.<TextField>node("#probe-server").setText("127.0.0.1:" + port));
        click("#probe-server");
        press(KeyCode.ENTER);
        FxThread.await("answered", () -> {
            String words = this.<Label>node("#probe-words").getText();
            return !words.isEmpty() && !words.startsWith("Asking");
        });
        settle();
    }

    @Test
    void serverThatIsVerified_isRequiredToStayThat() throws IOException, InterruptedException {
        int port = SendmailDaemon.freePort();
        server = partner(port, true);
        Path file = open("To:a.example\tOK\n");
        trust();
        clickRow(1);
        wantTls(NAME);
        ask(port);
        assertTrue(words().contains("The name in its certificate is " + NAME), words());
        assertEquals("TLS_Srv:" + NAME + "\tTEMP+VERIFY:128+CN", preview());
        assertEquals("probe-server", focus());
        press("#new-add");
        press(KeyCode.S, KeyCode.CONTROL);
        press(KeyCode.ENTER);
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        assertEquals("To:a.example\tOK\nTLS_Srv:" + NAME + "\tTEMP+VERIFY:128+CN\n", Files.readString(file));
        assertEquals(List.of(2), painted());
        assertEquals("entries", focus());
    }

    @Test
    void serverOfAnUnknownAuthority_isRequiredToEncryptAndTheReasonIsTold() throws IOException, InterruptedException {
        int port = SendmailDaemon.freePort();
        server = partner(port, true);
        open("");
        wantTls(NAME);
        ask(port);
        assertTrue(words().contains("It cannot be verified"), words());
        assertEquals("TLS_Srv:" + NAME + "\tTEMP+ENCR:128", preview());
    }

    @Test
    void serverWithoutStarttls_getsNoRequirement() throws IOException, InterruptedException {
        int port = SendmailDaemon.freePort();
        server = partner(port, false);
        open("");
        wantTls(NAME);
        String before = preview();
        ask(port);
        assertTrue(words().contains("does not offer STARTTLS"), words());
        assertTrue(words().contains("would make all mail to it wait"), words());
        assertEquals(before, preview());
    }

    @Test
    void nobodyWhoAnswers_isToldAndTheEntryStays() throws IOException {
        open("");
        wantTls(NAME);
        String before = preview();
        ask(SendmailDaemon.freePort());
        assertTrue(words().startsWith("The server could not be asked."), words());
        assertFalse(words().contains("--"), words());
        assertEquals(before, preview());
    }

    @Test
    void recipientsRequirement_isAskedOfANamedServerOnly() throws IOException, InterruptedException {
        int port = SendmailDaemon.freePort();
        server = partner(port, true);
        open("");
        wantTls("partner.example");
        FxThread.run(() -> this.<ComboBox<String>>node("#new-tag").setValue("TLS_Rcpt:"));
        settle();
        assertTrue(FxThread.call(() -> this.<Node>node("#probe-ask").isDisabled()));
        ask(port);
        assertEquals("TLS_Rcpt:partner.example\tTEMP+ENCR:128", preview());
        FxThread.run(() -> this.<ComboBox<String>>node("#new-tag").setValue("GreetPause:"));
        settle();
        assertFalse(FxThread.call(() -> this.<Node>node("#probe").isVisible()));
    }
}
