package dev.tollgate.gui.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a screen with a window manager, from the launcher to the bytes on the disk. */
class WindowManagerTest {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));
    private static final List<String> LINES =
            IntStream.range(0, 40).mapToObj(i -> "To:host" + i + ".example\tOK").toList();

    @TempDir
    Path home;

    private Path file() throws IOException {
        return Files.write(home.resolve("access"), LINES);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    /** The editor with {@code file}, once it is painted. */
    private static Process open(Desktop desktop, Path file) throws IOException, InterruptedException {
        Process editor = desktop.run("editor", ROOT.resolve("tollgate").toString(), "gui", file.toString());
        desktop.await("painted", () -> desktop.said("editor").contains("firstPaint="));
        return editor;
    }

    private static boolean isUnsaved(Desktop desktop, String window) {
        return !desktop.hand("getwindowname", window).startsWith("access");
    }

    private static void save(Desktop desktop, String pause) {
        desktop.hand("key", "ctrl+s", "sleep", pause, "key", "Return");
    }

    private static void assertUsable(Desktop.Place place) {
        assertTrue(place.width() >= 800 && place.width() <= Desktop.WIDTH, place.toString());
        assertTrue(place.height() >= 600 && place.height() <= Desktop.HEIGHT, place.toString());
    }

    @Test
    void clickedTypedAndSaved_isOnTheDiskAndTheWindowIsUsable() throws IOException, InterruptedException {
        Path file = file();
        try (Desktop desktop = Desktop.start(home)) {
            open(desktop, file);
            String window = desktop.window("access.*Tollgate");
            Desktop.Place place = desktop.place(window);
            assertUsable(place);
            desktop.does("edited", () -> isUnsaved(desktop, window), pause -> {
                // A row in the upper half; which one depends on the fonts.
                desktop.hand("key", "Escape");
                desktop.hand("mousemove", "--window", window, "300", "320", "click", "1", "sleep", pause);
                desktop.hand("key", "F2", "sleep", pause, "key", "ctrl+a", "sleep", pause);
                desktop.hand("type", "--delay", "40", "typed.example");
                desktop.hand("key", "Return");
            });
            assertEquals(LINES, lines(file));
            desktop.does("saved", () -> !isUnsaved(desktop, window), pause -> save(desktop, pause));
            List<String> saved = lines(file);
            int changed = saved.indexOf("To:typed.example\tOK");
            assertTrue(changed > 0 && changed < 20, saved.toString());
            List<String> expected = new ArrayList<>(LINES);
            expected.set(changed, "To:typed.example\tOK");
            assertEquals(expected, saved);

            // The selection is still where it was, and in the table.
            desktop.hand("key", "Delete");
            desktop.await("deleted", () -> isUnsaved(desktop, window));
            desktop.does("saved again", () -> !isUnsaved(desktop, window), pause -> save(desktop, pause));
            expected.remove(changed);
            assertEquals(expected, lines(file));
        }
    }

    @Test
    void windowThatWasTinyOnce_opensInAUsableSizeAndRemembersIt() throws IOException, InterruptedException {
        Path file = file();
        Path settings = home.resolve("config/tollgate/gui.properties");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "window.width=200\nwindow.height=200\nwindow.x=20\nwindow.y=20\n");
        try (Desktop desktop = Desktop.start(home)) {
            Process editor = open(desktop, file);
            String window = desktop.window("access.*Tollgate");
            Desktop.Place place = desktop.place(window);
            assertTrue(place.width() >= 620 && place.height() >= 400, place.toString());
            desktop.hand("windowsize", "--sync", window, "1000", "700");
            desktop.hand("windowsize", window, "100", "100");
            Thread.sleep(TimeUnit.SECONDS.toMillis(1));
            Desktop.Place least = desktop.place(window);
            assertTrue(least.width() >= 500 && least.height() >= 300, "smaller than usable: " + least);
            desktop.hand("key", "ctrl+q");
            assertTrue(editor.waitFor(60, TimeUnit.SECONDS), "closed");
            String kept = Files.readString(settings);
            assertTrue(kept.matches("(?s).*window\\.width=[6-9][0-9][0-9].*"), kept);
        }
    }
}
