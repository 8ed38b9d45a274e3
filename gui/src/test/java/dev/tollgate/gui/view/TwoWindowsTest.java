package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.workbench.Notice;
import dev.tollgate.gui.workbench.Notice.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.Event;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** The same file in two windows, one of which is killed. */
class TwoWindowsTest extends HandTest {
    private static final String TEXT = "Connect:192.0.2\tRELAY\nFrom:spam.example\tREJECT\n";

    private Optional<Notice> notice(Topic topic) {
        return workbench.notices().all().stream()
                .filter(notice -> notice.topic() == topic)
                .findFirst();
    }

    @Test
    void workOfAnotherWindow_isToldNotOffered_andSurvivesThisOne() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("access"), TEXT);
        Process other = new ProcessBuilder(EditorProcess.command("type", folder.resolve("state"), file))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        int kept;
        try (BufferedReader output = other.inputReader()) {
            String line = output.readLine();
            assertTrue(line != null, () -> CrashTest.contents(folder.resolve("errors")));
            kept = Integer.parseInt(line);

            start();
            FxThread.run(() -> workbench.files().open(file));
            FxThread.await("told", () -> notice(Topic.ELSEWHERE).isPresent());
            settle();
            assertTrue(FxThread.call(() -> notice(Topic.DRAFT).isEmpty()), "somebody's work in progress is offered");
            clickRow(2);
            FxThread.run(() -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
            FxThread.await(
                    "closed",
                    () -> !stage.isShowing() && workbench.jobs().running().isEmpty());
        } finally {
            other.destroyForcibly().waitFor();
        }

        start();
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await("offered", () -> notice(Topic.DRAFT).isPresent());
        FxThread.run(() ->
                notice(Topic.DRAFT).orElseThrow().choices().get(0).action().run());
        assertTrue(text().lines().count() >= kept, text());
        assertTrue(text().startsWith(TEXT));
        assertEquals(TEXT, Files.readString(file));
    }
}
