package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.option.OptionsModel.Extent;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** The pane of sendmail's options, driven by keys and mouse. */
class OptionsWindowTest extends HandTest {
    private static final String MC = """
            OSTYPE(`linux')dnl
            define(`confMAX_MESSAGE_SIZE', `10M')dnl
            define(`confTO_IDENT', `1h')dnl
            MAILER(`smtp')dnl
            """;

    private TableView<SiteOption> table() {
        return FxThread.call(() -> this.<TableView<SiteOption>>node("#options"));
    }

    private List<String> names() {
        return FxThread.call(
                () -> table().getItems().stream().map(SiteOption::name).toList());
    }

    private String page() {
        return FxThread.call(() -> {
            StringBuilder text = new StringBuilder();
            read(this.<ScrollPane>node("#option-page").getContent(), text);
            return text.toString();
        });
    }

    private static void read(Node node, StringBuilder text) {
        if (node instanceof Labeled labeled) {
            text.append(labeled.getText()).append('\n');
        } else if (node instanceof Text run) {
            text.append(run.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> read(child, text));
            text.append('\n');
        }
    }

    private void site(String text) throws IOException {
        Path mc = Files.writeString(folder.resolve("sendmail.mc"), text);
        FxThread.run(() -> workbench.site().use(SiteFile.of(mc)));
        FxThread.await("site", () -> workbench.site().fileProperty().get().isPresent());
    }

    private void extent(Extent extent) {
        FxThread.run(() -> this.<ComboBox<Extent>>node("#option-extent").setValue(extent));
    }

    @Test
    void withoutSite_theCatalogueIsLookedUp() throws IOException {
        open("a.example\tOK\n");
        press(KeyCode.O, KeyCode.CONTROL, KeyCode.SHIFT);
        FxThread.await("catalogue", () -> table().getItems().size() > 100);
        assertEquals("option-filter", focus());
        type("maxmessage");
        settle();
        assertEquals(List.of("MaxMessageSize"), names());
        assertTrue(page().contains("Its value is a number; what follows the digits is ignored"), page());
        assertFalse(page().contains("On this site"), page());
        press(KeyCode.ESCAPE);
        settle();
        assertTrue(names().size() > 100);
        assertTrue(page().startsWith("MaxMessageSize"), "the option stays: " + page());
    }

    @Test
    void goodValues_differByProfileAndOldOptionsSaySo() throws IOException {
        open("a.example\tOK\n");
        press(KeyCode.O, KeyCode.CONTROL, KeyCode.SHIFT);
        FxThread.await("catalogue", () -> table().getItems().size() > 100);
        type("maxdaemonchildren");
        settle();
        assertTrue(page().contains("popimap, firewall, mx:"), page());
        assertTrue(page().contains("define(`confMAX_DAEMON_CHILDREN', `100')dnl"), page());
        assertEquals(
                "40 (login), 100 (hub), 60 (popimap, firewall, mx), 20 (nullclient)",
                FxThread.call(() -> table().getColumns().get(4).getCellData(0)));
        press(KeyCode.ESCAPE);
        type("unsafegroup");
        settle();
        assertTrue(page().contains("undefine(`confUNSAFE_GROUP_WRITES')dnl"), page());
        assertTrue(page().contains("It is without effect since 8.12.0; use DontBlameSendmail."), page());
    }

    @Test
    void site_whatItSetsBecomesAndShouldBe() throws IOException {
        open("a.example\tOK\n");
        site(MC);
        pane("options");
        extent(Extent.SET);
        FxThread.await("set", () -> table().getItems().size() == 2);
        assertEquals(List.of("MaxMessageSize", "Timeout.ident"), names());
        FxThread.run(() -> table().getSelectionModel().select(0));
        String page = page();
        assertTrue(page.contains("sendmail.mc, line 2, sets it to"), page);
        assertTrue(page.contains("sendmail reads that as 10."), page);
        assertTrue(page.contains("define(`confMAX_MESSAGE_SIZE', `10485760')dnl"), page);
        assertTrue(page.contains("TG941 (every kind of host): sendmail reads only digits"), page);
        extent(Extent.ADVISED);
        settle();
        assertTrue(names().contains("PrivacyOptions") && names().contains("MaxMessageSize"), names().toString());
    }

    @Test
    void adviceOnAPort_isWrittenAsTheMcHasIt() throws IOException {
        open("a.example\tOK\n");
        site("OSTYPE(`linux')dnl\nFEATURE(`no_default_msa')dnl\n"
                + "DAEMON_OPTIONS(`Name=MSA, Port=587, M=E')dnl\nMAILER(`smtp')dnl\n");
        pane("options");
        extent(Extent.ADVISED);
        FxThread.await("advised", () -> names().contains("DaemonPortOptions"));
        FxThread.run(() -> table().getSelectionModel().select(names().indexOf("DaemonPortOptions")));
        assertTrue(page().contains("DAEMON_OPTIONS(`Name=MSA, Port=587, M=Ea')dnl"), page());
        assertFalse(page().contains("O DaemonPortOptions="), page());
    }

    @Test
    void changedFile_isReadAgain() throws IOException {
        open("a.example\tOK\n");
        site(MC);
        pane("options");
        extent(Extent.SET);
        FxThread.await("set", () -> table().getItems().size() == 2);
        Files.writeString(folder.resolve("sendmail.mc"), "OSTYPE(`linux')dnl\ndefine(`confMAX_HOP', `25')dnl\n");
        press("#option-load");
        FxThread.await("changed", () -> names().equals(List.of("MaxHopCount")));
        FxThread.run(workbench.site()::forget);
        FxThread.await("forgotten", () -> names().isEmpty());
        extent(Extent.ALL);
        assertTrue(names().size() > 100);
    }

    @Test
    void damagedFile_isSaidAndTheCatalogueStays() throws IOException {
        open("a.example\tOK\n");
        site(MC);
        Files.delete(folder.resolve("sendmail.mc"));
        pane("options");
        FxThread.await(
                "told",
                () -> workbench.notices().all().stream()
                        .anyMatch(notice -> notice.toString().contains("sendmail.mc")));
        assertTrue(names().size() > 100);
    }
}
