package dev.tollgate.gui.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineChange;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.problems.ProblemsModel.Extent;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProblemsModelTest {
    private static final String TEXT =
            "From:good.example OK\n From:leading.example OK\nnovalue\nTLS_Srv:x.example VERIFY:abc\n";

    private final EditorModel editor = new EditorModel(() -> 0);
    private final List<Runnable> later = new ArrayList<>();
    private final Jobs jobs = new Jobs(
            Runnable::run,
            new SameThread() {
                @Override
                public void execute(Runnable work) {
                    later.add(work);
                }
            },
            Duration.ZERO);
    private final ProblemsModel problems = new ProblemsModel(editor, jobs);

    private void open(String text) {
        editor.open(null, AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
        finishChecks();
    }

    private void finishChecks() {
        while (!later.isEmpty()) {
            later.remove(0).run();
        }
    }

    private List<String> found() {
        return problems.all().stream()
                .map(finding -> finding.place().startLine() + " " + finding.rule())
                .toList();
    }

    @Test
    void findings_areInFileOrder() {
        open(TEXT);
        assertEquals(List.of("2 TG103", "3 TG105", "4 TG409"), found());
    }

    @Test
    void editedLine_isCheckedAtOnceAndTheRestMovesAlong() {
        open(TEXT);
        new LineCommands(editor).add(0, "alsonovalue");
        assertEquals(List.of("1 TG105", "3 TG103", "4 TG105", "5 TG409"), found());
        new LineCommands(editor).setText("x", 3, "From:leading.example OK");
        assertEquals(List.of("1 TG105", "4 TG105", "5 TG409"), found());
    }

    /** What is said at once is in the end what the whole file's check says. */
    @Test
    void manyEdits_endWithTheFindingsOfTheWholeFile() {
        open(TEXT.repeat(20));
        LineCommands commands = new LineCommands(editor);
        for (int i = 1; i < 30; i += 3) {
            commands.toggleComment(new TreeSet<>(List.of(i, i + 1)));
            commands.duplicate(new TreeSet<>(List.of(i)));
            finishChecks();
            List<Finding> fresh =
                    Rules.linter().check(editor.document(), Site.UNKNOWN).findings();
            assertEquals(fresh, problems.all());
        }
    }

    @Test
    void fix_isOneStepOfUndo() {
        open(TEXT);
        problems.fix(problems.all().get(0));
        assertEquals("From:leading.example OK", editor.document().line(2).text());
        editor.undo();
        assertEquals(" From:leading.example OK", editor.document().line(2).text());
    }

    @Test
    void fixOfAFindingThatHasMoved_isNotMadeInTheWrongPlace() {
        open(TEXT);
        Finding listed = problems.all().get(0);
        new LineCommands(editor).add(0, " To:other.example OK");
        String before = text();
        problems.fix(listed);
        assertEquals(before, text());
        assertFalse(problems.stands(listed));
        problems.fix(problems.on(3).get(0));
        assertEquals("From:leading.example OK", editor.document().line(3).text());
    }

    @Test
    void listeners_areToldTheLinesOfWhichSomethingElseIsSaid() {
        open(TEXT);
        List<LineChange> told = new ArrayList<>();
        problems.onChange(told::add);
        new LineCommands(editor).setText("x", 3, "alsonovalue");
        finishChecks();
        assertEquals(List.of(new LineChange(3, 1, 1), new LineChange(5, 0, 0)), told);
        told.clear();
        // Only the check of the whole file knows that the key stands elsewhere, too.
        new LineCommands(editor).setText("x", 4, "From:good.example OK");
        finishChecks();
        assertEquals(List.of(new LineChange(4, 1, 1), new LineChange(4, 1, 1)), told);
        assertTrue(found().contains("4 TG801"), found().toString());
    }

    private String text() {
        return new String(editor.document().render(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void fixAll_makesAllLayoutFixesInOneStep() {
        open("a.example OK \nb.example OK \n");
        problems.fixAll(count -> assertEquals(2, count));
        finishChecks();
        assertEquals(
                "a.example OK\nb.example OK\n", new String(editor.document().render(), StandardCharsets.ISO_8859_1));
        editor.undo();
        assertEquals(
                "a.example OK \nb.example OK \n", new String(editor.document().render(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void cancelledCheck_isToldAndTheNextEditChecksAgain() {
        editor.open(null, AccessFile.parse(TEXT.getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(Extent.CHECKING, problems.extentProperty().get());
        jobs.running().get(0).cancel();
        assertEquals(Extent.STOPPED, problems.extentProperty().get());
        finishChecks();
        assertEquals(List.of(), found());
        new LineCommands(editor).add(4, "# last");
        assertEquals(Extent.CHECKING, problems.extentProperty().get());
        finishChecks();
        assertEquals(Extent.COMPLETE, problems.extentProperty().get());
        assertEquals(List.of("2 TG103", "3 TG105", "4 TG409"), found());
        new LineCommands(editor).add(0, "# first");
        jobs.running().get(0).cancel();
        problems.checkAll();
        finishChecks();
        assertEquals(Extent.COMPLETE, problems.extentProperty().get());
        assertEquals(List.of("3 TG103", "4 TG105", "5 TG409"), found());
    }
}
