package dev.tollgate.gui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.Selection;
import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.model.entry.value.Credentials.Name;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectorModelTest {
    private final EditorModel editor = new EditorModel(() -> 0);
    private final Selection selection = new Selection(editor);
    private final ProblemsModel problems = new ProblemsModel(editor, SameThread.jobs());
    private final InspectorModel inspector = new InspectorModel(editor, selection, new LineCommands(editor), problems);

    private void open(String text, int line) {
        editor.open(null, AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
        selection.select(line);
    }

    private String text() {
        return new String(editor.document().render(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void draft_isShownFirstAndThenKept() {
        open("# c\nFrom:a.example \t REJECT\n", 2);
        inspector.setForm(new ActionForm(ActionForm.Choice.OK, "", "", ""));
        assertEquals("From:a.example \t OK", inspector.previewProperty().get().line());
        assertEquals(
                "Mail from a.example or below it is accepted (but not relayed).",
                inspector.previewProperty().get().sentence());
        assertEquals("# c\nFrom:a.example \t REJECT\n", text());
        inspector.keep();
        assertEquals("# c\nFrom:a.example \t OK\n", text());
        editor.undo();
        assertEquals("# c\nFrom:a.example \t REJECT\n", text());
    }

    @Test
    void droppedDraft_leavesNoTrace() {
        open("From:a.example\tREJECT\n", 1);
        inspector.setKey("b.example");
        inspector.drop();
        inspector.keep();
        assertEquals("From:a.example\tREJECT\n", text());
        assertEquals("", editor.undoLabelProperty().get());
    }

    @Test
    void untouchedValue_keepsItsSpelling() {
        open("From:a.example\treject \n", 1);
        inspector.setKey("b.example");
        inspector.keep();
        assertEquals("From:b.example\treject \n", text());
    }

    @Test
    void commentedOutEntry_staysCommentedOut() {
        open("#From:a.example\tREJECT\n", 1);
        inspector.setTag("To");
        inspector.keep();
        assertEquals("#To:a.example\tREJECT\n", text());
    }

    @Test
    void otherTag_bringsItsForm() {
        open("From:a.example\tREJECT\n", 1);
        inspector.setTag("TLS_Srv:");
        assertEquals(
                TlsForm.START, inspector.draftProperty().get().orElseThrow().form());
        inspector.keep();
        assertEquals("TLS_Srv:a.example\tVERIFY\n", text());
    }

    @Test
    void tagWhoseValueAnyTextCouldBe_getsAUsualValue() {
        open("TLS_Srv:a.example\tVERIFY\n", 1);
        inspector.setTag("From:");
        inspector.keep();
        assertEquals("From:a.example\tREJECT\n", text());
        inspector.setTag("bcc:");
        inspector.keep();
        assertEquals("bcc:a.example\tYES\n", text());
    }

    @Test
    void queueGroupThatTheSiteDoesNotHave_isRemarkedOnOnceTheSiteIsKnown() {
        open("QGRP:a.example\tquick\n", 1);
        assertEquals(List.of(), inspector.previewProperty().get().remarks());
        problems.setSite(Site.builder().queueGroups(List.of("slow")).build());
        assertEquals(List.of("mqueue", "slow"), inspector.queueGroups());
        assertEquals(1, inspector.previewProperty().get().remarks().size());
        inspector.setForm(new QueueGroupForm("slow"));
        assertEquals(List.of(), inspector.previewProperty().get().remarks());
        inspector.keep();
        assertEquals("QGRP:a.example\tslow\n", text());
    }

    @Test
    void password_isNotInThePreview() {
        open("AuthInfo:a.example\t\"U:u\" \"P:secret\"\n", 1);
        assertEquals(
                "AuthInfo:a.example\t••••••", inspector.previewProperty().get().line());
    }

    @Test
    void draftThatSendmailWouldMisread_isToldBeforeItIsKept() {
        open("TLS_Srv:a.example\tVERIFY\n", 1);
        inspector.setForm(TlsForm.START.withBits("abc"));
        assertTrue(inspector.previewProperty().get().findings().stream()
                .anyMatch(finding -> finding.rule().equals("TG409")));
        assertEquals(0, problems.all().size());
    }

    @Test
    void lineThatIsNoEntry_hasNoDraft() {
        open(" indented\tOK\n", 1);
        assertTrue(inspector.draftProperty().get().isEmpty());
        assertEquals(
                "makemap drops this line: it begins with white space.",
                inspector.previewProperty().get().sentence());
    }

    @Test
    void valueThatIsMissing_isWaitedFor() {
        open("From:a.example\tREJECT\nTo:b.example\tOK\n", 1);
        inspector.setTag("ClientRate");
        inspector.keep();
        editor.splice("elsewhere", 2, 1, List.of());
        assertEquals("From:a.example\tREJECT\n", text());
        assertEquals(
                "ClientRate:", inspector.draftProperty().get().orElseThrow().tag());
        inspector.setForm(new NumberForm(ValueKind.LIMIT, "3"));
        inspector.keep();
        assertEquals("ClientRate:a.example\t3\n", text());
    }

    @Test
    void lineWithoutAValue_getsIt() {
        open("AuthInfo:a.example\n", 1);
        CredentialsForm form =
                (CredentialsForm) inspector.draftProperty().get().orElseThrow().form();
        inspector.keep();
        assertEquals("AuthInfo:a.example\n", text());
        inspector.setForm(form.with(Name.USER, "u"));
        inspector.keep();
        assertEquals("AuthInfo:a.example\t\"U:u\"\n", text());
    }
}
