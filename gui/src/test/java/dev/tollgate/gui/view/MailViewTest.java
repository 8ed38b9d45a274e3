package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.deploy.MailChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Whose mail a save treats otherwise, beside the lines that it changes. */
class MailViewTest extends HandTest {
    private static final String TEXT =
            "Connect:10.2\tREJECT\nConnect:192.0.2\tRELAY\nAuthInfo:a.example\t\"P:geheim\"\n";

    private List<MailChange> found() {
        FxThread.await("found out", () -> !workbench.mail().changes().isEmpty());
        return FxThread.call(() -> List.copyOf(workbench.mail().changes()));
    }

    @Test
    void review_saysWhoseMailChangesAndEnterSavesFromThere() throws IOException {
        Path file = open(TEXT);
        clickRow(1);
        press(KeyCode.DELETE);
        press(KeyCode.S, KeyCode.CONTROL);
        List<MailChange> changes = found();
        assertEquals(
                List.of("connect:10.2"),
                changes.stream().map(MailChange::key).distinct().toList());
        assertTrue(changes.stream().allMatch(MailChange::widens));
        assertTrue(changes.get(0).before().startsWith("reject"), changes.toString());
        assertFalse(changes.get(0).after().startsWith("reject"), changes.toString());
        assertEquals(
                "Mail (" + changes.size() + ")",
                FxThread.call(() -> this.<Labeled>node("#review #changes-mail").getText()));
        assertTrue(FxThread.call(
                () -> this.<Node>node("#review #changes-mail").getStyleClass().contains("widening")));
        assertTrue(FxThread.call(() -> this.<Node>node("#diff").isVisible()));
        click("#review #changes-mail");
        assertFalse(FxThread.call(() -> this.<Node>node("#diff").isVisible()));
        click(cell("#mail-changes", 0, 0));
        assertEquals(TEXT, Files.readString(file));
        press(KeyCode.ENTER);
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        assertEquals(TEXT.substring(TEXT.indexOf("Connect:192")), Files.readString(file));
        assertEquals("entries", focus());
    }

    @Test
    void rowOfTheMail_leadsToTheEntryThatDecidesAndKeepsTheFocus() throws IOException {
        open(TEXT);
        FxThread.run(() -> workbench.commands().setText("edit", 2, "Connect:192.0.2\tREJECT"));
        menu("save");
        List<MailChange> changes = found();
        assertTrue(changes.stream().noneMatch(MailChange::widens), changes.toString());
        clickRow(3);
        click("#review #changes-mail");
        click(cell("#mail-changes", 0, 0));
        assertEquals(List.of(2), painted());
        assertEquals("mail-changes", focus());
        press(KeyCode.ESCAPE);
        assertTrue(FxThread.call(() -> workbench.saving().reviewProperty().get().isEmpty()));
        assertTrue(FxThread.call(() -> workbench.mail().changes().isEmpty()));
    }

    @Test
    void password_isNotShown() throws IOException {
        open(TEXT);
        FxThread.run(() -> workbench.commands().setText("edit", 3, "AuthInfo:a.example\t\"P:secret\""));
        menu("save");
        String all = found().toString();
        assertFalse(all.contains("geheim") || all.contains("secret"), all);
        assertTrue(all.contains("AuthInfo") || all.contains("authinfo"), all);
    }

    @Test
    void comment_changesNoMail() throws IOException {
        open(TEXT);
        FxThread.run(() -> workbench.commands().add(0, "# note"));
        menu("save");
        FxThread.await("found out", () -> workbench.mail().stateProperty().get().startsWith("No mail is known"));
        assertEquals(
                "Mail",
                FxThread.call(() -> this.<Labeled>node("#review #changes-mail").getText()));
    }

    @Test
    void anyComparison_hasBothViewsAndOneOfThemIsAlwaysShown() throws IOException {
        open(TEXT);
        clickRow(1);
        press(KeyCode.DELETE);
        FxThread.run(() -> workbench.deploy().diffWithSaved());
        found();
        click("#changes-mail");
        click("#changes-mail");
        assertTrue(FxThread.call(() -> this.<ToggleButton>node("#changes-mail").isSelected()));
        click("#changes-lines");
        assertTrue(FxThread.call(() -> this.<Node>node("#diff").isVisible()));
    }
}
