package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.model.entry.value.TlsRequirement.Subject;
import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody fills in the inspector's forms. */
class FormWalkTest extends HandTest {
    private String sentence() {
        return FxThread.call(() -> this.<Label>node("#inspector-sentence").getText());
    }

    private void chooseTag(String tag) {
        FxThread.run(() -> {
            ComboBox<String> box = node("#inspector-tag");
            box.requestFocus();
            box.setValue(tag);
        });
        settle();
    }

    @ParameterizedTest
    @CsvSource({
        "ClientRate:, #form-number, 5, 5",
        "GreetPause:, #form-number, 2000, 2000",
        "QGRP:, #form-queue, slow, slow"
    })
    void tagWhoseValueMustBeTyped_waitsForIt(String tag, String field, String typed, String value) throws IOException {
        open("From:example.com\tREJECT\n");
        clickRow(1);
        chooseTag(tag);
        assertEquals("From:example.com\tREJECT\n", text());
        assertTrue(sentence().startsWith("Still needs"), sentence());
        click(field);
        type(typed);
        press(KeyCode.ENTER);
        assertEquals(tag + "example.com\t" + value + "\n", text());
        assertFalse(sentence().startsWith("Still needs"), sentence());
    }

    @Test
    void numberThatIsEmptied_staysInTheFileAndTheFormStays() throws IOException {
        open("ClientRate:192.0.2.1\t12\n");
        clickRow(1);
        click("#form-number");
        press(KeyCode.A, KeyCode.CONTROL);
        press(KeyCode.BACK_SPACE);
        press(KeyCode.TAB);
        assertEquals("ClientRate:192.0.2.1\t12\n", text());
        assertTrue(sentence().startsWith("Still needs a number"), sentence());
        click("#form-number");
        type("8");
        press(KeyCode.ENTER);
        assertEquals("ClientRate:192.0.2.1\t8\n", text());
    }

    @Test
    void lineWithoutAValue_isCompletedInTheForm() throws IOException {
        open("Srv_Features:192.0.2.1\n");
        clickRow(1);
        assertTrue(sentence().startsWith("Still needs a letter"), sentence());
        press("#letter-v-on");
        assertEquals("Srv_Features:192.0.2.1\tv\n", text());
    }

    @Test
    void proposalForAMissingValue_isWrittenOnlyWhenAskedFor() throws IOException {
        open("To:x.example\n");
        clickRow(1);
        click("#inspector-key");
        press(KeyCode.TAB);
        assertEquals("To:x.example\n", text());
        press("#inspector-write");
        assertEquals("To:x.example\tREJECT\n", text());
    }

    @ParameterizedTest
    @CsvSource({"CS", "CI", "CITag"})
    void conditionOfAnotherKind_waitsForItsValue(Subject subject) throws IOException {
        open("TLS_Srv:mx.partner.example\tVERIFY\n");
        clickRow(1);
        press("#form-add-extension");
        assertEquals("TLS_Srv:mx.partner.example\tVERIFY+CN\n", text());
        FxThread.run(() -> this.<ComboBox<Subject>>node("#form-subject-0").setValue(subject));
        settle();
        assertEquals("TLS_Srv:mx.partner.example\tVERIFY+CN\n", text());
        assertTrue(sentence().startsWith("Still needs"), sentence());
        click("#form-subject-value-0");
        type("name");
        press(KeyCode.ENTER);
        assertEquals("TLS_Srv:mx.partner.example\tVERIFY+" + subject + ":name\n", text());
    }

    @Test
    void choiceByKeys_isMadeOnceAndKeepsTheFocus() throws IOException {
        open("From:example.com\tREJECT\n");
        clickRow(1);
        FxThread.run(() -> this.<Node>node("#form-action").requestFocus());
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertEquals("From:example.com\tREJECT\n", text());
        press(KeyCode.ENTER);
        assertEquals("From:example.com\tSKIP\n", text());
        assertEquals("form-action", focus());
        assertTrue(FxThread.call(
                () -> stage.isShowing() && workbench.editor().document().lineCount() == 1));
        press(KeyCode.DOWN);
        press(KeyCode.ESCAPE);
        press(KeyCode.TAB);
        assertEquals("From:example.com\tSKIP\n", text());
        press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals("From:example.com\tREJECT\n", text());
    }

    @Test
    void tagChosenByKeys_keepsTheFocus() throws IOException {
        open("From:example.com\tREJECT\n");
        clickRow(1);
        FxThread.run(() -> this.<Node>node("#inspector-tag").requestFocus());
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertEquals("inspector-tag", focus());
        assertFalse(FxThread.call(() -> workbench.editor().document().lineCount() == 0));
    }
}
