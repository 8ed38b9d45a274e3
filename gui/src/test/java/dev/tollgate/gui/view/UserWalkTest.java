package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.intention.Intention;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.study.IntentFixes;
import dev.tollgate.model.policy.study.IntentFixes.Widening;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** What people come to the editor for, from opening the file to the bytes that stand on the disk afterwards. */
class UserWalkTest extends HandTest {
    private static final String TEXT =
            "# clients\nConnect:192.0.2\tRELAY\nConnect:10.2\tREJECT\n\n# mail\nFrom:spam.example\tREJECT\nTo:a.example\tOK\n";

    /** Saves by the keys that the window names; what is on the disk then, and where the hand is. */
    private void assertSaved(Path file, String bytes, List<Integer> selected, String focus) throws IOException {
        press(KeyCode.S, KeyCode.CONTROL);
        press(KeyCode.ENTER);
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        settle();
        assertEquals(bytes, Files.readString(file, StandardCharsets.ISO_8859_1));
        assertEquals(selected, painted());
        assertEquals(focus, focus());
    }

    private void want(Intention intention) {
        press("#button-newentry");
        click("#intention-" + intention.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void write(String field, String words) {
        click(field);
        press(KeyCode.A, KeyCode.CONTROL);
        type(words);
    }

    @Test
    void refusesOneClientAfterAnother() throws IOException {
        Path file = open(TEXT);
        clickRow(3);
        press(KeyCode.ENTER, KeyCode.CONTROL);
        type("one.example");
        press(KeyCode.ENTER);
        press(KeyCode.ENTER, KeyCode.CONTROL);
        type("two.example");
        press(KeyCode.ENTER);
        want(Intention.REFUSE_CLIENT);
        type("198.51.100.7");
        press(KeyCode.ENTER);
        String added = "From:one.example\tREJECT\nFrom:two.example\tREJECT\nConnect:198.51.100.7\tREJECT\n";
        assertSaved(file, TEXT.replace("\n\n# mail", "\n" + added + "\n# mail"), List.of(6), "entries");
    }

    @Test
    void limitsAClientByTheFormsAlone() throws IOException {
        Path file = open(TEXT);
        clickRow(7);
        want(Intention.LIMIT_RATE);
        type("192.0.2.9");
        press(KeyCode.ENTER);
        assertEquals("form-number", focus());
        type("12");
        press(KeyCode.ENTER);
        assertEquals(List.of(8), painted());
        write("#form-number", "20");
        press(KeyCode.ENTER);
        assertEquals("form-number", focus());
        assertSaved(file, TEXT + "ClientRate:192.0.2.9\t20\n", List.of(8), "form-number");
    }

    @Test
    void asksWhyMailIsRefusedAndCorrectsTheEntry() throws IOException {
        Path file = open(TEXT);
        clickRow(2);
        press(KeyCode.Q, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals("question-phase", focus());
        FxThread.run(() -> this.<ComboBox<Phase>>node("#question-phase").setValue(Phase.CONNECT));
        press(KeyCode.ENTER);
        settle();
        write("#fact-client-addr", "10.2.3.4");
        click("#question-ask");
        FxThread.await("answered", () -> verdict().contains("line 3"));
        int decided = FxThread.call(() -> {
            ListView<?> steps = node("#steps");
            for (int i = 0; i < steps.getItems().size(); i++) {
                if (steps.getItems().get(i).toString().contains("10.2")
                        && steps.getItems().get(i).toString().contains("REJECT")) {
                    return i;
                }
            }
            return -1;
        });
        FxThread.run(() -> this.<ListView<?>>node("#steps").getSelectionModel().select(decided));
        assertEquals(List.of(3), painted());
        assertEquals("entries", focus());
        press(KeyCode.SLASH, KeyCode.CONTROL);
        assertTrue(FxThread.call(() -> this.<Node>node("#answer-outdated").isVisible()));
        click("#question-ask");
        FxThread.await("answered again", () -> !verdict().contains("line 3"));
        assertSaved(file, TEXT.replace("Connect:10.2\t", "#Connect:10.2\t"), List.of(3), "question-ask");
    }

    private String verdict() {
        return this.<Label>node("#verdict").getText();
    }

    @Test
    void tidiesABadFileAndSeesWhoseMailChanges() throws IOException {
        String bad = Files.readString(
                Path.of(System.getProperty("tollgate.root")).resolve("samples/access.bad"),
                StandardCharsets.ISO_8859_1);
        Path file = open(bad);
        clickRow(15);
        press("#fix-all");
        FxThread.await("tidy", () -> workbench.problems().layoutFixes() == 0);
        checked();
        press("#fix-entries");
        awaited("#proposal-list");
        press("#proposals-make");
        checked();
        press("#fix-all");
        FxThread.await("tidy again", () -> workbench.problems().layoutFixes() == 0);
        String fixed = new String(
                IntentFixes.apply(
                                Rules.linter(),
                                AccessFile.parse(bad.getBytes(StandardCharsets.ISO_8859_1)),
                                Site.UNKNOWN,
                                Widening.LEFT)
                        .file()
                        .render(),
                StandardCharsets.ISO_8859_1);
        press(KeyCode.S, KeyCode.CONTROL);
        FxThread.await("asked whose mail", () -> workbench.mail().changes().size() > 10);
        click("#changes-mail");
        assertTrue(FxThread.call(() -> workbench.mail().changes().stream()
                .anyMatch(change -> change.after().startsWith("reject"))));
        List<Integer> selected = painted();
        press(KeyCode.ENTER);
        settle();
        assertEquals(bad, Files.readString(file, StandardCharsets.ISO_8859_1));
        press("#review-save");
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        assertEquals(fixed, Files.readString(file, StandardCharsets.ISO_8859_1));
        assertEquals(selected, painted());
    }

    @Test
    void worksByKeysAlone() throws IOException {
        Path file = open(TEXT);
        press(KeyCode.F, KeyCode.CONTROL);
        type("spam");
        press(KeyCode.DOWN);
        assertEquals(List.of(6), painted());
        press(KeyCode.F2);
        press(KeyCode.A, KeyCode.CONTROL);
        type("junk.example");
        press(KeyCode.ENTER);
        press(KeyCode.F, KeyCode.CONTROL);
        press(KeyCode.ESCAPE);
        press(KeyCode.F6);
        press(KeyCode.F6, KeyCode.SHIFT);
        assertEquals("entries", focus());
        press(KeyCode.D, KeyCode.CONTROL);
        press(KeyCode.F2);
        press(KeyCode.A, KeyCode.CONTROL);
        type("more.example");
        press(KeyCode.ENTER);
        press(KeyCode.UP, KeyCode.ALT);
        press(KeyCode.G, KeyCode.CONTROL, KeyCode.SHIFT);
        assertSaved(
                file,
                TEXT.replace("From:spam.example", "From:more.example\tREJECT\nFrom:junk.example"),
                List.of(6),
                "entries");
    }

    @Test
    void typesIntoALongTextAndSavesIt() throws IOException {
        String text = "From:user@example.com\tREJECT\n".repeat(50) + "x.example\tOK\n".repeat(60_000);
        Path file = open(text);
        menu("layout-source");
        FxThread.run(() -> this.<CodeArea>node("#source").requestFocus());
        press(KeyCode.END);
        press(KeyCode.ENTER);
        type("typed.example ok");
        assertEquals("source", focus());
        String changed = text.replaceFirst("\n", "\ntyped.example ok\n");
        assertEquals(changed, text());
        menu("layout-table");
        FxThread.run(() -> this.<Node>node("#entries").requestFocus());
        settle();
        assertSaved(file, changed, List.of(2), "entries");
    }

    @Test
    void findsWhatIsWrongAndFixesItWhereItIs() throws IOException {
        Path file = open("Connect:10.1.*\tREJECT\nTo:x.example.\tREJECT\nTo:y.example\tOK\n");
        clickRow(3);
        FxThread.await("listed", () -> workbench.problems().count(Severity.ERROR) > 0);
        press(KeyCode.F8, KeyCode.SHIFT);
        int line = painted().get(0);
        press(KeyCode.PERIOD, KeyCode.CONTROL);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        FxThread.await("fixed", () -> workbench.editor().dirtyProperty().get());
        String fixed = text();
        assertTrue(
                fixed.equals("Connect:10.1\tREJECT\nTo:x.example.\tREJECT\nTo:y.example\tOK\n")
                        || fixed.equals("Connect:10.1.*\tREJECT\nTo:x.example\tREJECT\nTo:y.example\tOK\n"),
                fixed);
        assertSaved(file, fixed, List.of(line), "entries");
    }

    @Test
    void asksWhoMatchesAndChangesThatEntry() throws IOException {
        Path file = open(TEXT);
        press(KeyCode.W, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals("match-text", focus());
        type("192.0.2.7");
        press(KeyCode.ENTER);
        FxThread.await(
                "found",
                () -> !this.<ListView<?>>node("#match-found").getItems().isEmpty());
        press(KeyCode.DOWN);
        assertEquals(List.of(2), painted());
        FxThread.run(() -> this.<Node>node("#form-action").requestFocus());
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        assertEquals(TEXT.replace("192.0.2\tRELAY", "192.0.2\tOK"), text());
        assertSaved(file, TEXT.replace("192.0.2\tRELAY", "192.0.2\tOK"), List.of(2), "form-action");
    }

    @Test
    void changesTheTagOfSeveralEntries() throws IOException {
        Path file = open(TEXT);
        clickRow(6);
        clickRow(7, KeyCode.CONTROL);
        assertEquals(
                List.of("Connect:", "From:", "To:", "rhs:"),
                FxThread.call(() ->
                        List.copyOf(this.<ComboBox<String>>node("#several-tag").getItems())));
        FxThread.run(() -> this.<ComboBox<String>>node("#several-tag").setValue("Connect:"));
        press("#several-retag");
        String changed = TEXT.replace("From:", "Connect:").replace("To:", "Connect:");
        assertEquals(changed, text());
        FxThread.run(() -> this.<Node>node("#entries").requestFocus());
        assertSaved(file, changed, List.of(6, 7), "entries");
    }

    @Test
    void looksForTextAndReplacesIt() throws IOException {
        Path file = open(TEXT);
        clickRow(2);
        menu("layout-both");
        press(KeyCode.H, KeyCode.CONTROL);
        FxThread.run(() -> {
            this.<TextField>node("#find-sought").setText("example");
            this.<TextField>node("#find-replacement").setText("test");
        });
        press("#find-replace-all");
        press(KeyCode.ESCAPE);
        FxThread.run(() -> this.<Node>node("#entries").requestFocus());
        List<Integer> selected = painted();
        assertSaved(file, TEXT.replace("example", "test"), selected, "entries");
    }
}
