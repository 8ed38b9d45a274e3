package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.question.Match;
import dev.tollgate.gui.question.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The question over the table: which entries would sendmail find? */
class MatchBarTest extends WindowTest {
    private static final String TEXT = """
            Connect:192.0.2	REJECT
            Connect:192.0.2.7	OK
            From:spam.example	REJECT
            From:friend@spam.example	OK
            To:lists.example	RELAY
            """;

    private void openText() throws IOException {
        Path file = Files.writeString(folder.resolve("access"), TEXT);
        start();
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await(
                "opened", () -> file.equals(workbench.editor().pathProperty().get()));
    }

    private List<Match> asked(Party party, String text, String said) {
        FxThread.run(() -> this.<TextField>node("#match-text").clear());
        FxThread.await("empty", () -> this.<Label>node("#match-said").getText().isEmpty());
        FxThread.run(() -> {
            this.<ComboBox<Party>>node("#match-party").setValue(party);
            this.<TextField>node("#match-text").setText(text);
        });
        FxThread.await(
                "answered", () -> this.<Label>node("#match-said").getText().equals(said));
        return FxThread.call(
                () -> List.copyOf(this.<ListView<Match>>node("#match-found").getItems()));
    }

    @Test
    void narrowestEntry_decidesAndStandsFirst() throws IOException {
        openText();
        List<Match> matches = asked(Party.CLIENT, "192.0.2.7", "one entry found");
        assertEquals(2, matches.get(0).hit().line());
        assertTrue(matches.get(0).decides());
        assertEquals(
                1,
                asked(Party.CLIENT, "192.0.2.9", "one entry found").get(0).hit().line());
        assertEquals(
                4,
                asked(Party.SENDER, "friend@spam.example", "one entry found")
                        .get(0)
                        .hit()
                        .line());
        assertEquals(
                5,
                asked(Party.RECIPIENT, "a@lists.example", "one entry found")
                        .get(0)
                        .hit()
                        .line());
        asked(Party.SENDER, "a@b.example", "sendmail finds no entry");
        assertFalse(FxThread.call(() -> node("#match-found").isVisible()));
    }

    @Test
    void foundEntry_isSelectedByTheKeyboardAlone() throws IOException {
        openText();
        asked(Party.SENDER, "a@spam.example", "one entry found");
        FxThread.run(() -> node("#match-text").requestFocus());
        key(KeyCode.DOWN, false);
        assertEquals(3, FxThread.call(() -> workbench.selection().line()));
    }

    @Test
    void answer_followsTheText() throws IOException {
        openText();
        asked(Party.SENDER, "a@spam.example", "one entry found");
        FxThread.run(() -> workbench.commands().setText("x", 3, "From:other.example\tREJECT"));
        FxThread.await(
                "asked again", () -> this.<Label>node("#match-said").getText().equals("sendmail finds no entry"));
    }
}
