package dev.tollgate.gui.deploy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.store.history.Draft;
import dev.tollgate.store.history.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeployModelTest {
    private static final String TEXT =
            "Connect:192.0.2\tRELAY\nFrom:a@b.example\tREJECT\nFrom:A@B.example\tOK\nbroken\n";

    @TempDir
    Path folder;

    private final EditorModel editor = new EditorModel(() -> 0);
    private final DeployModel deploy = new DeployModel(editor, SameThread.jobs());
    private final List<Problem> problems = new ArrayList<>();

    private Path open(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("access"), text, StandardCharsets.ISO_8859_1);
        editor.open(file, AccessFile.parse(Files.readAllBytes(file)));
        deploy.onProblem(problems::add);
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"DB_HASH", "DB_BTREE", "CDB"})
    void build_putsAMapInPlaceThatSaysWhatTheTextSays(MapFormat format) throws IOException {
        open(TEXT);
        deploy.formatProperty().set(format);
        deploy.build(report -> {
            assertEquals(2, report.entries());
            assertEquals(2, report.problems().size());
        });
        assertEquals(List.of(), problems);
        deploy.compareWithMap();
        assertEquals(
                "The map and the text have the same entries.",
                deploy.mapStateProperty().get());
        assertEquals(
                List.of(Revision.Origin.BUILD),
                deploy.revisions().stream().map(Revision::origin).toList());
    }

    @Test
    void differencesBetweenTextAndMap_areListed() throws IOException {
        open(TEXT);
        deploy.build(report -> {});
        new LineCommands(editor).setText("x", 1, "Connect:192.0.2\tREJECT");
        new LineCommands(editor).setText("x", 2, "To:new.example\tOK");
        new LineCommands(editor).setText("x", 3, "# gone");
        deploy.compareWithMap();
        assertEquals(
                List.of(
                        new MapChange("connect:192.0.2", "RELAY", "REJECT", 1),
                        new MapChange("to:new.example", null, "OK", 2),
                        new MapChange("from:a@b.example", "REJECT", null, 0)),
                deploy.mapChanges());
        assertEquals(
                "3 differences between the text and the map.",
                deploy.mapStateProperty().get());
    }

    @Test
    void cancelledBuild_leavesTheOldMap() throws IOException {
        Path file = open("a.example OK\n".repeat(10));
        deploy.build(report -> {});
        byte[] old = Files.readAllBytes(folder.resolve("access.db"));
        var late = new ArrayList<Runnable>();
        var jobs = new Jobs(Runnable::run, new SameThread() {
            @Override
            public void execute(Runnable work) {
                late.add(work);
            }
        });
        DeployModel other = new DeployModel(editor, jobs);
        editor.open(file, AccessFile.parse("b.example OK\n".getBytes(StandardCharsets.ISO_8859_1)));
        other.build(report -> {
                    throw new AssertionError("built");
                })
                .cancel();
        late.forEach(Runnable::run);
        assertArrayEquals(old, Files.readAllBytes(folder.resolve("access.db")));
        try (var names = Files.list(folder)) {
            assertFalse(names.anyMatch(name -> name.toString().endsWith("tollgate-new")));
        }
    }

    @Test
    void mapThatIsNone_isSaidPlainly() throws IOException {
        open(TEXT);
        Files.writeString(folder.resolve("access.db"), "this is not a map");
        deploy.compareWithMap();
        assertTrue(deploy.mapStateProperty()
                .get()
                .startsWith("The map " + folder.resolve("access.db") + " could not be read."));
        assertEquals(List.of(), deploy.mapChanges());
    }

    @Test
    void restoredRevision_isAnEditThatCanBeUndone() throws IOException {
        Path file = open(TEXT);
        deploy.recordSave(file, editor.document());
        editor.replaceAll("x", AccessFile.parse("a OK\n".getBytes(StandardCharsets.ISO_8859_1)));
        deploy.loadHistory();
        deploy.restore(deploy.revisions().get(0));
        assertEquals(TEXT, new String(editor.document().render(), StandardCharsets.ISO_8859_1));
        editor.undo();
        assertEquals("a OK\n", new String(editor.document().render(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void unsavedWork_survivesTheProcess() throws IOException {
        Path file = open(TEXT);
        Drafts drafts = new Drafts(editor, SameThread.jobs(), folder.resolve("state"));
        drafts.keep();
        new LineCommands(editor).add(0, "new.example OK");
        drafts.keep();
        List<String> found = new ArrayList<>();
        AccessFile onDisk = AccessFile.parse(Files.readAllBytes(file));
        drafts.release();
        Drafts later = new Drafts(new EditorModel(() -> 0), SameThread.jobs(), folder.resolve("state"));
        later.look(file, onDisk, draft -> found.add(text(draft)));
        assertEquals(List.of("new.example OK\n" + TEXT), found);
        later.discard(file, () -> {});
        later.look(file, onDisk, draft -> found.add("again"));
        assertEquals(1, found.size());
    }

    @Test
    void draftOfAnotherWindow_isNeitherOfferedNorDiscarded() throws IOException {
        Path file = open(TEXT);
        AccessFile onDisk = AccessFile.parse(Files.readAllBytes(file));
        Drafts drafts = new Drafts(editor, SameThread.jobs(), folder.resolve("state"));
        new LineCommands(editor).add(0, "new.example OK");
        drafts.keep();
        Drafts second = new Drafts(new EditorModel(() -> 0), SameThread.jobs(), folder.resolve("state"));
        List<String> found = new ArrayList<>();
        second.look(file, onDisk, draft -> found.add(text(draft)));
        second.lookForOthers(file, () -> found.add("open elsewhere"));
        assertEquals(List.of("open elsewhere"), found);
        second.callOthers();
        drafts.answerCalls(() -> found.add("called"));
        drafts.answerCalls(() -> found.add("called"));
        assertEquals(List.of("open elsewhere", "called"), found);
        second.discard(file, () -> {});
        second.release();
        drafts.release();
        new Drafts(new EditorModel(() -> 0), SameThread.jobs(), folder.resolve("state"))
                .look(file, onDisk, draft -> found.add(text(draft)));
        assertEquals("new.example OK\n" + TEXT, found.get(2));
    }

    @Test
    void firstSave_recordsWhatStoodThereBefore() throws IOException {
        Path file = open(TEXT);
        new LineCommands(editor).add(0, "new.example OK");
        Files.write(file, editor.document().render());
        deploy.recordSave(file, editor.document());
        assertEquals(2, deploy.revisions().size());
        deploy.restore(deploy.revisions().get(1));
        assertEquals(TEXT, new String(editor.document().render(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void draftTakenUpBeforeASave_isNotKeptAfterIt() throws IOException {
        Path file = open(TEXT);
        var late = new ArrayList<Runnable>();
        var jobs = new Jobs(Runnable::run, new SameThread() {
            @Override
            public void execute(Runnable work) {
                late.add(work);
            }
        });
        Drafts drafts = new Drafts(editor, jobs, folder.resolve("state"));
        new LineCommands(editor).add(0, "new.example OK");
        drafts.keep();
        drafts.discard(file, () -> {});
        late.forEach(Runnable::run);
        List<String> found = new ArrayList<>();
        new Drafts(editor, SameThread.jobs(), folder.resolve("state"))
                .look(file, AccessFile.parse(Files.readAllBytes(file)), draft -> found.add(text(draft)));
        assertEquals(List.of(), found);
    }

    @Test
    void workThatIsGivenUp_isNotKeptAgain() throws IOException {
        Path file = open(TEXT);
        Drafts drafts = new Drafts(editor, SameThread.jobs(), folder.resolve("state"));
        AccessFile onDisk = editor.document();
        List<String> found = new ArrayList<>();
        new LineCommands(editor).add(0, "unwanted.example OK");
        drafts.keep();
        drafts.giveUp(() -> {});
        drafts.keep();
        drafts.look(file, onDisk, draft -> found.add(text(draft)));
        assertEquals(List.of(), found);
        new LineCommands(editor).add(0, "new.example OK");
        drafts.keep();
        drafts.look(file, onDisk, draft -> found.add(text(draft)));
        assertEquals(1, found.size());
    }

    @Test
    void workThatCannotBeKept_isToldOnce() throws IOException {
        open(TEXT);
        Path state = Files.writeString(folder.resolve("state"), "a file where a directory has to be");
        Drafts drafts = new Drafts(editor, SameThread.jobs(), state);
        List<String> told = new ArrayList<>();
        drafts.onTrouble(told::add);
        new LineCommands(editor).add(0, "new.example OK");
        drafts.keep();
        assertEquals(List.of(), told);
        for (int second = 0; second < 20; second++) {
            drafts.keep();
        }
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains(state.toString()), told.get(0));
    }

    private static String text(Draft draft) {
        return new String(draft.text(), StandardCharsets.ISO_8859_1);
    }
}
