package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.gui.FxThread;
import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** The inspector says whom an entry applies to and what hides it. */
class ReachTest extends HandTest {
    private static final String TEXT = """
            Connect:10.2	REJECT
            Connect:10.2.1	OK
            Connect:10.2.3.4	RELAY
            10.2.1	DISCARD
            From:example.com	REJECT
            # a comment
            """;

    private String words(String id) {
        return FxThread.call(() -> this.<Label>node(id).getText());
    }

    private void awaitWords(String words) {
        FxThread.await(
                words, () -> this.<Label>node("#inspector-reach").getText().equals(words));
    }

    @Test
    void selectedEntry_saysItsRangeAndTheLinesThatHideIt() throws IOException {
        open(TEXT);
        clickRow(1);
        awaitWords("Applies to 10.2.0.0 to 10.2.255.255 (65,536 addresses).");
        assertEquals("Except where sendmail finds a more exact key first: lines 2 to 4.", words("#inspector-hidden"));
        clickRow(4);
        awaitWords("Applies to 10.2.1.0 to 10.2.1.255 (256 addresses).");
        assertEquals("Never found: sendmail finds line 2 first.", words("#inspector-hidden"));
        click("#inspector-hidden-go");
        assertEquals(2, FxThread.call(() -> workbench.selection().line()));
        awaitWords("Applies to 10.2.1.0 to 10.2.1.255 (256 addresses).");
        FxThread.await(
                "nothing hides it", () -> !this.<Node>node("#inspector-hidden").isVisible());
        clickRow(5);
        awaitWords("Applies to example.com and everything below it.");
        assertFalse(FxThread.call(() -> this.<Node>node("#inspector-hidden-go").isVisible()));
    }

    @Test
    void edit_changesWhatIsSaid() throws IOException {
        open(TEXT);
        clickRow(1);
        awaitWords("Applies to 10.2.0.0 to 10.2.255.255 (65,536 addresses).");
        FxThread.run(() -> workbench.commands().setText("edit", 1, "Connect:10\tREJECT"));
        awaitWords("Applies to 10.0.0.0 to 10.255.255.255 (16,777,216 addresses).");
    }
}
