package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.intention.Intention;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Somebody says what a new entry is wanted for. */
class NewEntryTest extends HandTest {
    private static final String TWO = "From:a.example\tREJECT\nTo:b.example\tOK\n";

    private String sentence() {
        return FxThread.call(() -> this.<Label>node("#new-sentence").getText());
    }

    private void want(Intention intention) {
        press("#button-newentry");
        press("#intention-" + intention.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        settle();
    }

    private boolean canAdd() {
        return FxThread.call(() -> !this.<ButtonBase>node("#new-add").isDisabled());
    }

    /** Each line: what is wanted, the key typed, tag and key of the entry, its value. */
    private static final String WISHES = """
            REFUSE_CLIENT|192.0.2.7|Connect:192.0.2.7|REJECT
            ACCEPT_CLIENT|192.0.2.8|Connect:192.0.2.8|OK
            GREET_LATER|192.0.2.7|GreetPause:192.0.2.7|5000
            RELAY_NETWORK|192.0.3|Connect:192.0.3|RELAY
            RELAY_DOMAIN|backup.example|To:backup.example|RELAY
            REFUSE_SENDER|spam.example|From:spam.example|REJECT
            ACCEPT_SENDER|good.example|From:good.example|OK
            HOLD_SENDER|odd.example|From:odd.example|QUARANTINE:held by policy
            REFUSE_RECIPIENT|old.example|To:old.example|ERROR:5.7.1:"550 Access denied"
            TLS_TO|mx.partner.example|TLS_Srv:mx.partner.example|VERIFY+CN
            TLS_FROM|mx.partner.example|TLS_Clt:mx.partner.example|VERIFY
            NO_TLS|mx.partner.example|Try_TLS:mx.partner.example|NO
            OTHER|x.example|From:x.example|REJECT
            """;

    @Test
    void wish_becomesItsEntryWithEnter() throws IOException {
        open(TWO);
        clickRow(1);
        String written = "";
        int line = 1;
        for (String wish : WISHES.lines().toList()) {
            String[] parts = wish.split("\\|");
            want(Intention.valueOf(parts[0]));
            assertEquals("new-key", focus(), wish);
            assertFalse(canAdd(), wish);
            press(KeyCode.ENTER);
            assertEquals(TWO.replace("To:b", written + "To:b"), text());
            type(parts[1]);
            press(KeyCode.ENTER);
            written += parts[2] + "\t" + parts[3] + "\n";
            line++;
            assertEquals(TWO.replace("To:b", written + "To:b"), text());
            assertEquals(List.of(line), painted());
            assertEquals("entries", focus(), wish);
        }
    }

    @Test
    void numberThatIsMissing_isAskedForBeforeAnythingIsWritten() throws IOException {
        open(TWO);
        want(Intention.LIMIT_RATE);
        type("192.0.2.1");
        assertTrue(sentence().startsWith("Still needs a number"), sentence());
        press(KeyCode.ENTER);
        assertEquals(TWO, text());
        assertEquals("form-number", focus());
        type("20");
        press(KeyCode.ENTER);
        assertEquals(TWO + "ClientRate:192.0.2.1\t20\n", text());
        assertEquals(List.of(3), painted());
    }

    @Test
    void everybodyElse_isChosenAndNotForgotten() throws IOException {
        open(TWO);
        want(Intention.LIMIT_OPEN);
        click("#form-number");
        type("5");
        assertFalse(canAdd());
        press("#new-everyone");
        assertTrue(canAdd());
        press("#new-add");
        assertEquals(TWO + "ClientConn:\t5\n", text());
    }

    @Test
    void keyWithASpace_isNotWritten() throws IOException {
        open(TWO);
        want(Intention.REFUSE_SENDER);
        type("two words");
        assertFalse(canAdd());
        assertTrue(sentence().contains("a key has no space"), sentence());
    }

    @Test
    void keyThatIsThere_isShownAndNotAddedAgain() throws IOException {
        open(TWO);
        want(Intention.ACCEPT_SENDER);
        type("a.example");
        press(KeyCode.ENTER);
        assertEquals(TWO, text());
        assertTrue(FxThread.call(() -> stage.getScene().getRoot().lookupAll(".remark").stream()
                .anyMatch(node ->
                        node instanceof Label label && label.getText().startsWith("Line 1 already has this key"))));
    }

    @Test
    void another_keepsTheValueAndAsksForTheNextKey() throws IOException {
        open("");
        want(Intention.REFUSE_CLIENT);
        type("192.0.2.1");
        press("#new-another");
        settle();
        assertEquals("new-key", focus());
        type("192.0.2.2");
        press(KeyCode.ENTER);
        assertEquals("Connect:192.0.2.1\tREJECT\nConnect:192.0.2.2\tREJECT\n", text());
        press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals("Connect:192.0.2.1\tREJECT\n", text());
    }

    @Test
    void escape_goesBackStepByStepAndWritesNothing() throws IOException {
        open(TWO);
        clickRow(2);
        press(KeyCode.ENTER, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals("intention-refuse-client", focus());
        press(KeyCode.DOWN);
        assertEquals("intention-accept-client", focus());
        press(KeyCode.SPACE);
        assertEquals("new-key", focus());
        type("192.0.2.9");
        press(KeyCode.ESCAPE);
        assertEquals("intention-refuse-client", focus());
        press(KeyCode.ESCAPE);
        assertEquals("entries", focus());
        assertEquals(TWO, text());
        assertNotNull(FxThread.call(() -> stage.getScene().lookup("#inspector")));
    }

    @Test
    void anotherTag_bringsItsOwnForm() throws IOException {
        open(TWO);
        want(Intention.OTHER);
        type("mx.example");
        FxThread.run(() -> this.<ComboBox<String>>node("#new-tag").setValue("GreetPause:"));
        settle();
        assertFalse(canAdd());
        click("#form-number");
        type("900");
        press(KeyCode.ENTER);
        assertEquals(TWO + "GreetPause:mx.example\t900\n", text());
    }

    @Test
    void everyWish_saysWhatItIsAndWhatItStillNeeds() throws IOException {
        open(TWO);
        for (Intention intention : Intention.values()) {
            want(intention);
            assertFalse(canAdd());
            assertTrue(sentence().startsWith("Still needs"), sentence());
            assertEquals(
                    intention.tag().text() + ":",
                    FxThread.call(() -> this.<ComboBox<String>>node("#new-tag").getValue()));
            assertFalse(intention.keyPrompt().isBlank());
            assertTrue(intention.sentence().endsWith("."), intention.sentence());
        }
    }
}
