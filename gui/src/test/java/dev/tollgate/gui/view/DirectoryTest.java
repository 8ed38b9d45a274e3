package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.deploy.DiffLine;
import dev.tollgate.gui.workbench.Notice;
import dev.tollgate.gui.workbench.SaveReview.Review.Stage;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory is opened, edited and saved as a file is. */
class DirectoryTest extends WindowTest {
    private static final String CONTAINER = "sendmailMTAMapName=access," + Slapd.BASE;
    private static final String TEXT = "Connect:10\tRELAY\nFrom:bad.example\tREJECT\n";

    private Slapd slapd;
    private String oldState;

    @BeforeEach
    void startServer() throws IOException {
        oldState = System.getProperty("tollgate.state");
        System.setProperty("tollgate.state", folder.resolve("journals").toString());
        slapd = Slapd.alone(
                Files.createDirectories(folder.resolve("slapd")),
                Slapd.BASE_ENTRY + "dn: " + CONTAINER + "\nobjectClass: sendmailMTA\nobjectClass: sendmailMTAMap\n"
                        + "sendmailMTAMapName: access\nsendmailMTACluster: lab\n\n"
                        + entry("From:bad.example", "REJECT")
                        + entry("Connect:10", "RELAY"));
    }

    @AfterEach
    void stopServer() {
        slapd.close();
        if (oldState == null) {
            System.clearProperty("tollgate.state");
        } else {
            System.setProperty("tollgate.state", oldState);
        }
    }

    private static String entry(String key, String value) {
        return "dn: sendmailMTAKey=" + key + "," + CONTAINER + "\nobjectClass: sendmailMTA\n"
                + "objectClass: sendmailMTAMap\nobjectClass: sendmailMTAMapObject\nsendmailMTAMapName: access\n"
                + "sendmailMTACluster: lab\nsendmailMTAKey: " + key + "\nsendmailMTAMapValue: " + value + "\n\n";
    }

    private String value(String key) {
        return slapd.search("-b", CONTAINER, "(sendmailMTAKey=" + key + ")", "sendmailMTAMapValue")
                .outText()
                .lines()
                .filter(line -> line.startsWith("sendmailMTAMapValue: "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElse("");
    }

    private void setByOthers(String key, String value) {
        slapd.modify("dn: sendmailMTAKey=" + key + "," + CONTAINER
                + "\nchangetype: modify\nreplace: sendmailMTAMapValue\nsendmailMTAMapValue: " + value + "\n\n");
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T inForm(String selector) {
        return (T) Window.getWindows().stream()
                .filter(window -> window != stage && window.getScene() != null)
                .map(window -> {
                    window.getScene().getRoot().applyCss();
                    return window.getScene().lookup(selector);
                })
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(selector + " is shown"));
    }

    private void openDirectory() throws IOException {
        start();
        menu("directory");
        FxThread.run(() -> {
            this.<TextField>inForm("#directory-url").setText(slapd.url());
            this.<TextField>inForm("#directory-bind").setText(Slapd.ADMIN);
            this.<TextField>inForm("#directory-password").setText(Slapd.PASSWORD);
            this.<Button>inForm("#form-accept").fire();
            assertTrue(
                    this.<Label>inForm("#form-lacking").getText().contains("the base of the map is missing"),
                    "what the form lacks is said");
            this.<TextField>inForm("#directory-base").setText(Slapd.BASE);
            this.<TextField>inForm("#directory-name").setText("lab");
            this.<Button>inForm("#form-accept").fire();
        });
        FxThread.await(
                "read",
                () -> workbench.directory().openProperty().get().isPresent()
                        && workbench.jobs().running().isEmpty());
    }

    private void replaceLine(int line, String text) {
        FxThread.run(() -> workbench.commands().setText("edit", line, text));
    }

    private List<DiffLine> reviewed() {
        FxThread.await(
                "compared",
                () -> workbench
                        .saving()
                        .reviewProperty()
                        .get()
                        .filter(review -> review.stage() == Stage.READY)
                        .isPresent());
        return FxThread.call(
                () -> List.copyOf(this.<ListView<DiffLine>>node("#diff").getItems()));
    }

    private void choose(int number) {
        FxThread.run(() -> {
            Notice notice = workbench.notices().all().stream()
                    .filter(shown -> shown.topic() == Notice.Topic.DISK)
                    .findFirst()
                    .orElseThrow();
            workbench.notices().all().remove(notice);
            notice.choices().get(number).action().run();
        });
    }

    @Test
    void directory_isPulledEditedReviewedAndPushed() throws IOException {
        openDirectory();
        assertEquals(TEXT, text());
        assertTrue(FxThread.call(() -> stage.getTitle()).contains("cluster lab, " + Slapd.BASE + ", " + slapd.url()));
        replaceLine(2, "From:bad.example\tOK");
        FxThread.run(() -> workbench.commands().add(2, "To:x@y.example\tREJECT"));
        menu("save");
        List<DiffLine> shown = reviewed();
        List<String> decisions = shown.stream()
                .filter(line -> line.kind() == DiffLine.Kind.DECISION)
                .map(DiffLine::text)
                .toList();
        assertTrue(
                decisions.stream()
                        .anyMatch(line -> line.contains("bad.example") && line.endsWith(": reject, then accept")),
                decisions.toString());
        assertTrue(shown.stream().anyMatch(line -> line.text().equals("From:bad.example\tOK")), shown.toString());
        assertEquals("REJECT", value("From:bad.example"), "nothing is sent before the word is given");
        key(KeyCode.ENTER, false);
        FxThread.await("pushed", () -> !workbench.editor().dirtyProperty().get());
        assertEquals("OK", value("From:bad.example"));
        assertEquals("REJECT", value("To:x@y.example"));
        assertTrue(said().contains("1 added, 1 changed, 0 deleted"), said());
        menu("save");
        FxThread.await("saved again", () -> said().contains("0 added, 0 changed, 0 deleted"));
        FxThread.run(() -> workbench.directory().look());
        FxThread.await("looked", () -> workbench.jobs().running().isEmpty());
        assertFalse(said().contains("Somebody else"), said());
    }

    @Test
    void changeOfSomebodyElse_isNoticedAndNotOverwritten() throws IOException {
        openDirectory();
        setByOthers("From:bad.example", "DISCARD");
        FxThread.run(() -> workbench.directory().look());
        FxThread.await("noticed", () -> said().contains("Somebody else has changed the directory"));
        choose(0);
        FxThread.await("reloaded", () -> text().contains("DISCARD"));
        FxThread.await("quiet", () -> workbench.jobs().running().isEmpty());
        assertFalse(FxThread.call(() -> workbench.editor().dirtyProperty().get()));
        replaceLine(2, "From:bad.example\tOK");
        setByOthers("From:bad.example", "REJECT");
        menu("save");
        FxThread.await("refused", () -> said().contains("you have unsaved changes of your own"));
        assertEquals("REJECT", value("From:bad.example"));
        choose(1);
        menu("save");
        reviewed();
        key(KeyCode.ENTER, false);
        FxThread.await("pushed", () -> value("From:bad.example").equals("OK"));
    }

    @Test
    void serverThatIsGone_keepsTheTextInTheWindow() throws IOException {
        openDirectory();
        replaceLine(2, "From:bad.example\tOK");
        slapd.down();
        menu("save");
        FxThread.await("told", () -> said().contains("cannot be reached"));
        assertTrue(text().contains("From:bad.example\tOK"));
        assertTrue(FxThread.call(() -> workbench.editor().dirtyProperty().get()));
        slapd.up();
        menu("save");
        reviewed();
        key(KeyCode.ENTER, false);
        FxThread.await("pushed", () -> !workbench.editor().dirtyProperty().get());
        assertEquals("OK", value("From:bad.example"));
    }

    @Test
    void textOfADirectory_canBeSavedAsAFileAndBelongsToItThen() throws IOException {
        openDirectory();
        var file = folder.resolve("copy");
        FxThread.run(() -> workbench.saving().save(file, () -> {}));
        FxThread.await(
                "saved", () -> file.equals(workbench.editor().pathProperty().get()));
        assertEquals(TEXT, Files.readString(file));
        assertTrue(FxThread.call(() -> workbench.directoryTarget().isEmpty()));
    }
}
