package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.workbench.Notice;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the machine does to the window, and what is left of the work afterwards. */
class CrashTest extends WindowTest {
    private static final String TEXT = "Connect:192.0.2\tRELAY\nFrom:spam.example\tREJECT\n";

    @Test
    void killedWhileSomebodyTypes_theDraftIsOfferedAndNothingKeptIsLost() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("access"), TEXT);
        Process process = new ProcessBuilder(EditorProcess.command("type", folder.resolve("state"), file))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        int kept = 0;
        try (BufferedReader output = process.inputReader()) {
            for (int i = 0; i < 2; i++) {
                String line = output.readLine();
                assertTrue(line != null, () -> contents(folder.resolve("errors")));
                kept = Integer.parseInt(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(TEXT, Files.readString(file));

        start();
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await("offered", () -> draft().findFirst().isPresent());
        FxThread.run(() ->
                draft().findFirst().orElseThrow().choices().get(0).action().run());
        List<String> lines = text().lines().toList();
        assertTrue(lines.size() >= kept, lines.size() + " of " + kept);
        assertEquals(TEXT.lines().toList(), lines.subList(0, 2));
        for (int i = 2; i < lines.size(); i++) {
            assertEquals("To:user" + (i - 2) + "@example.com\tREJECT", lines.get(i));
        }
        press("#button-undo");
        assertEquals(TEXT, text());
    }

    private Stream<Notice> draft() {
        return workbench.notices().all().stream().filter(notice -> notice.topic() == Notice.Topic.DRAFT);
    }

    @Test
    void fullDisk_isToldAndTheFileIsAsItWas() throws IOException {
        Oracle.requireRoot();
        Files.createDirectory(folder.resolve("disk"));
        Files.writeString(folder.resolve("text"), TEXT.repeat(100));
        String said = inNamespace(
                "mount -t tmpfs -o size=16k tmpfs disk && cp text disk/access && head -c 65536 /dev/zero > disk/fill;",
                EditorProcess.command("save", folder.resolve("state"), folder.resolve("disk/access")),
                "; cmp text disk/access && ls disk");
        assertTrue(said.contains("There is no space left on the disk of"), said);
        assertTrue(said.endsWith("unsaved lines: 201\naccess\nfill\n"), said);
    }

    @Test
    void fileThatMayNotBeRead_isRefusedInWords() throws IOException {
        Oracle.requireRoot();
        Path file = Files.writeString(folder.resolve("access"), TEXT);
        String said = inNamespace(
                "chmod 0 access; setpriv --bounding-set -dac_override,-dac_read_search",
                EditorProcess.command("save", folder.resolve("state"), file),
                "");
        assertTrue(said.contains("may not do that with " + file), said);
        assertEquals(TEXT, Files.readString(file));
    }

    @Test
    void binaryFile_isShownWithAWarningAndKeptByteForByte() throws IOException {
        byte[] bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("binary"), bytes);
        start();
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await("told", () -> said().contains("binary"));
        Path copy = folder.resolve("copy");
        FxThread.run(() -> workbench.files().saveAs(copy, () -> {}));
        FxThread.await(
                "saved", () -> Files.exists(copy) && workbench.jobs().running().isEmpty());
        assertArrayEquals(bytes, Files.readAllBytes(copy));
    }

    private String inNamespace(String before, List<String> command, String after) throws IOException {
        String quoted =
                String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
        return Native.run(
                        folder,
                        new byte[0],
                        List.of(Oracle.UNSHARE.path().toString(), "-m", "sh", "-c", before + " " + quoted + after))
                .outText();
    }

    static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
