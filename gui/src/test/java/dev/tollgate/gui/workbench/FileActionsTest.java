package dev.tollgate.gui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.gui.workbench.Notice.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileActionsTest {
    private static final String TEXT = "a.example\tOK\nb.example\tOK\n";

    @TempDir
    Path folder;

    private final List<Runnable> work = new ArrayList<>();
    private final List<Runnable> outcomes = new ArrayList<>();
    private final Jobs jobs = new Jobs(outcomes::add, new SameThread() {
        @Override
        public void execute(Runnable started) {
            work.add(started);
        }
    });

    private Workbench workbench() {
        return new Workbench(jobs, folder.resolve("state"));
    }

    private void workAll() {
        while (!work.isEmpty()) {
            work.remove(0).run();
        }
    }

    private void finishAll() {
        while (!work.isEmpty() || !outcomes.isEmpty()) {
            workAll();
            while (!outcomes.isEmpty()) {
                outcomes.remove(0).run();
            }
        }
    }

    private Path open(Workbench workbench) throws IOException {
        Path file = Files.writeString(folder.resolve("access"), TEXT, StandardCharsets.ISO_8859_1);
        workbench.files().open(file);
        finishAll();
        return file;
    }

    private static boolean told(Workbench workbench, Topic topic) {
        return workbench.notices().all().stream().anyMatch(notice -> notice.topic() == topic);
    }

    @Test
    void ownSave_isNobodyElsesChange() throws IOException {
        Workbench workbench = workbench();
        open(workbench);
        workbench.commands().add(0, "new.example\tOK");
        workbench.files().save(() -> {});
        workbench.files().lookAtDisk();
        workAll();
        workbench.files().lookAtDisk();
        finishAll();
        assertFalse(workbench.editor().dirtyProperty().get());
        workbench.files().lookAtDisk();
        finishAll();
        assertFalse(told(workbench, Topic.DISK));
    }

    @Test
    void lookThatBeganBeforeASave_tellsNothingOfIt() throws IOException {
        Workbench workbench = workbench();
        open(workbench);
        workbench.commands().add(0, "new.example\tOK");
        workbench.files().lookAtDisk();
        Runnable look = work.remove(0);
        workbench.files().save(() -> {});
        workAll();
        look.run();
        finishAll();
        assertFalse(told(workbench, Topic.DISK));
        assertFalse(workbench.editor().dirtyProperty().get());
    }

    @Test
    void cancelledSave_writesNothingAndTheTextStaysUnsaved() throws IOException {
        Workbench workbench = workbench();
        Path file = open(workbench);
        workbench.commands().add(0, "new.example\tOK");
        workbench.files().save(() -> {
            throw new AssertionError("saved");
        });
        jobs.running().stream()
                .filter(job -> job.title().startsWith("Saving"))
                .findFirst()
                .orElseThrow()
                .cancel();
        finishAll();
        assertEquals(TEXT, Files.readString(file));
        assertTrue(workbench.editor().dirtyProperty().get());
        Files.writeString(file, TEXT + "c.example\tOK\n");
        workbench.files().lookAtDisk();
        finishAll();
        assertTrue(told(workbench, Topic.DISK));
    }

    @Test
    void saveThatHasBegunToReplaceTheFile_cannotBeCancelledAnyMore() throws IOException {
        Workbench workbench = workbench();
        Path file = open(workbench);
        workbench.commands().add(0, "new.example\tOK");
        workbench.files().save(() -> {});
        var saving = jobs.running().stream()
                .filter(job -> job.title().startsWith("Saving"))
                .findFirst()
                .orElseThrow();
        workAll();
        saving.cancel();
        finishAll();
        assertEquals("new.example\tOK\n" + TEXT, Files.readString(file));
        assertFalse(workbench.editor().dirtyProperty().get());
    }

    @Test
    void textOfADeletedFile_countsAsUnsaved() throws IOException {
        Workbench workbench = workbench();
        Path file = open(workbench);
        Files.delete(file);
        workbench.files().lookAtDisk();
        finishAll();
        assertTrue(told(workbench, Topic.DISK));
        assertTrue(workbench.editor().dirtyProperty().get());
        Files.writeString(file, "somebody.else\tOK\n");
        workbench.files().save(() -> {});
        finishAll();
        assertEquals("somebody.else\tOK\n", Files.readString(file));
        workbench.files().reload();
        finishAll();
        assertEquals(1, workbench.editor().document().lineCount());
        assertFalse(workbench.editor().dirtyProperty().get());
    }

    @Test
    void newFileThatSomebodyElseMakesMeanwhile_isNotOverwritten() throws IOException {
        Workbench workbench = workbench();
        Path file = folder.resolve("access");
        workbench.files().open(file);
        finishAll();
        workbench.commands().add(0, "new.example\tOK");
        Files.writeString(file, TEXT);
        workbench.files().save(() -> {});
        finishAll();
        assertEquals(TEXT, Files.readString(file));
        assertTrue(told(workbench, Topic.DISK));
    }
}
