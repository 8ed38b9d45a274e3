package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.inspector.CompatForm;
import dev.tollgate.toolkit.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** The inspector's forms of the rarer kinds of value, in the window. */
class FormsWindowTest extends WindowTest {
    private void type(String field, String text) {
        FxThread.run(() -> {
            TextField shown = node(field);
            shown.setText(text);
            shown.getOnAction().handle(null);
        });
    }

    private List<String> remarks() {
        return FxThread.call(() -> stage.getScene().getRoot().lookupAll(".remark").stream()
                .map(remark -> ((Label) remark).getText())
                .toList());
    }

    @Test
    void sessionSettings_areFields() throws IOException {
        open("TLS_Srv_Features:x.example\tCipherList=HIGH; Wrong=1\n");
        selectLine(1);
        assertEquals(
                "HIGH",
                FxThread.call(() -> this.<TextField>node("#form-cipherlist").getText()));
        assertEquals(
                "Wrong=1",
                FxThread.call(() -> this.<TextField>node("#form-session-other").getText()));
        assertTrue(remarks().get(0).contains("Wrong=1"), remarks().toString());
        type("#form-session-other", "");
        FxThread.run(() -> this.<CheckBox>node("#form-flag-R").fire());
        type("#form-options", "SSL_OP_NO_TLSv1");
        assertEquals("TLS_Srv_Features:x.example\t\"CipherList=HIGH; Flags=R; Options=SSL_OP_NO_TLSv1\"\n", text());
        assertEquals(List.of(), remarks());
        FxThread.run(() -> {
            ComboBox<?> clear = node("#form-clear");
            clear.getSelectionModel().selectLast();
        });
        assertTrue(text().contains("Flags=Rc"), text());
        menu("undo");
        assertTrue(text().contains("Flags=R;"), text());
        assertEquals(
                "Flags=R",
                FxThread.call(() -> this.<CheckBox>node("#form-flag-R").isSelected() ? "Flags=R" : ""));
    }

    @Test
    void queueGroup_isChosenFromThoseOfTheSite() throws IOException {
        Files.writeString(
                folder.resolve("sendmail.mc"),
                "FEATURE(`access_db')dnl\nFEATURE(`queuegroup')dnl\nQUEUE_GROUP(`slow', `P=/q')dnl\n");
        open("QGRP:x.example\tquick\n");
        selectLine(1);
        assertEquals(List.of(), remarks());
        FxThread.run(() -> workbench.site().use(SiteFile.of(folder.resolve("sendmail.mc"))));
        FxThread.await("read", () -> !workbench.inspector().queueGroups().isEmpty());
        checked();
        assertTrue(
                remarks().get(0).contains("does not have a queue group quick"),
                remarks().toString());
        FxThread.run(() -> {
            ComboBox<String> groups = node("#form-queue");
            groups.getOnShowing().handle(null);
            assertEquals(List.of("mqueue", "slow"), groups.getItems());
            groups.setValue("slow");
        });
        assertEquals("QGRP:x.example\tslow\n", text());
        assertEquals(List.of(), remarks());
    }

    @Test
    void outcomeOfAPair_isChosenAndGetsAReply() throws IOException {
        open("Compat:a@x.example<@>b@y.example\tOK\n");
        selectLine(1);
        assertEquals(1, remarks().size());
        FxThread.run(
                () -> this.<ComboBox<CompatForm.Choice>>node("#form-compat").setValue(CompatForm.Choice.TEMP));
        assertEquals("Compat:a@x.example<@>b@y.example\tTEMP:\"451 Try again later\"\n", text());
        type("#form-code", "550");
        assertTrue(remarks().get(0).contains("begins with 4"), remarks().toString());
        type("#form-code", "450");
        type("#form-text", "Greylisted");
        assertEquals("Compat:a@x.example<@>b@y.example\tTEMP:\"450 Greylisted\"\n", text());
        assertEquals(List.of(), remarks());
    }

    @Test
    void valueThatNobodyReads_isExplained() throws IOException {
        open("XConnect:x.example\tyes\n");
        selectLine(1);
        type("#form-presence", "on");
        assertEquals("XConnect:x.example\ton\n", text());
        assertTrue(FxThread.call(() -> stage.getScene().getRoot().lookupAll(".text-muted").stream()
                .anyMatch(
                        label -> label instanceof Label shown && shown.getText().startsWith("Only the key counts"))));
    }
}
