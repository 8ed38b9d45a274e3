package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.problems.Proposal;
import dev.tollgate.model.lint.Finding;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.io.IOException;
import java.util.List;
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
        FxThread.run(() -> this.<ListView<Proposal>>node("#proposal-list")
                .getItems()
                .get(0)
                .chosenProperty()
                .set(true));
        press("#proposals-make");
        assertEquals("Connect:10.1\tRELAY\nConnect:10.2\tREJECT\n", text());
    }

    @Test
    void theListStays_whenACheckFindsSomethingElse() throws IOException {
        open("Connect:10.1.0.0/16\tRELAY\nGreetPause:10.5\t1000\n");
        press("#fix-entries");
        awaited("#proposal-list");
        long listed = problems();
        FxThread.run(() -> workbench
                .problems()
                .setSite(Site.builder()
                        .with(Feature.DELAY_CHECKS)
                        .noOtherFeatures()
                        .build()));
        FxThread.await("other findings are listed", () -> listed != problems());
        press("#proposals-make");
    }

    private long problems() {
        return FxThread.call(() -> this.<TableView<Finding>>node("#problems").getItems().stream()
                .map(Finding::rule)
                .distinct()
                .count());
    }
}
