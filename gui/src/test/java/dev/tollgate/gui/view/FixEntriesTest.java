package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.problems.Proposal;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.policy.Decision;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** The list of entries that can be made to do what they say. */
class FixEntriesTest extends WindowTest {
    @Test
    void entriesAreFixed_theWideningOneOnlyWhenChecked() throws IOException {
        open("Connect:10.1.0.0/16\tRELAY\nConnect:10.2.*\tREJECT\n");
        press("#fix-entries");
        awaited("#proposal-list");
        List<Proposal> proposals = FxThread.call(() ->
                List.copyOf(this.<ListView<Proposal>>node("#proposal-list").getItems()));
        assertEquals(
                List.of(false, true),
                proposals.stream().map(one -> one.chosenProperty().get()).toList());
        assertTrue(proposals.get(0).widens());
        assertTrue(proposals.get(1).differences().stream()
                .anyMatch(difference -> difference.after().decision() == Decision.REJECT));
        press("#proposals-make");
        assertEquals("Connect:10.1.0.0/16\tRELAY\nConnect:10.2\tREJECT\n", text());
        checked();
        press("#fix-entries");
        awaited("#proposal-list");
        // What the check finds is listed a moment later, and must not put the proposals away.
        FxThread.await("the findings are listed", () -> rules().equals(problems()));
        FxThread.run(() -> this.<ListView<Proposal>>node("#proposal-list")
                .getItems()
                .get(0)
                .chosenProperty()
                .set(true));
        press("#proposals-make");
        assertEquals("Connect:10.1\tRELAY\nConnect:10.2\tREJECT\n", text());
    }

    private Set<String> rules() {
        return workbench.problems().all().stream().map(Finding::rule).collect(Collectors.toSet());
    }

    /** The rules whose findings the table lists. */
    private Set<String> problems() {
        return FxThread.call(() -> this.<TableView<Finding>>node("#problems").getItems().stream()
                .map(Finding::rule)
                .collect(Collectors.toSet()));
    }
}
