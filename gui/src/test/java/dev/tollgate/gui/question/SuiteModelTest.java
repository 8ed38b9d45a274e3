package dev.tollgate.gui.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.site.SiteModel;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.site.SiteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteModelTest {
    private static final Question SPAM =
            new Question(Phase.MAIL, Map.of(Fact.CLIENT_ADDR, "198.51.100.1", Fact.FROM, "a@spam.example"));

    private static final String OWN_RULES = """
            V10/Berkeley
            Kaccess hash /etc/mail/access
            Mlocal, P=/bin/true, F=l, A=true
            Mprog, P=/bin/true, F=l, A=true
            S0
            R$*	$#local $: $1
            S3
            Scheck_relay
            R$* $| $*	$#error $@ 5.3.0 $: "553 not on a Friday"
            """;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final EditorModel editor = new EditorModel(() -> 0);
    private final SiteModel siteModel = new SiteModel(editor, SameThread.jobs(), read -> {});
    private final SuiteModel model = newModel();

    private SuiteModel newModel() {
        SuiteModel fresh = new SuiteModel(editor, SameThread.jobs(), siteModel);
        fresh.onTrouble(problem -> said.add(problem.what() + " " + problem.advice()), () -> said.add("unsaved"));
        return fresh;
    }

    private void open(String text) {
        editor.open(folder.resolve("access"), AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Path suite() {
        return folder.resolve("access.test.yaml");
    }

    @Test
    void keptQuestion_isATestThatFailsWhenItsAnswerChanges() throws IOException {
        open("From:spam.example REJECT\n");
        model.keep(SPAM, "spammers stay out");
        model.keep(SPAM, "");
        assertEquals("""
                access: "access"
                cases:
                  - name: "spammers stay out"
                    phase: mail
                    client-addr: "198.51.100.1"
                    from: "a@spam.example"
                    expect: {decision: reject, code: 550, status: "5.7.1", text: "Access denied", key: "From:spam.example"}
                  - name: "mail client-addr=198.51.100.1 from=a@spam.example"
                    phase: mail
                    client-addr: "198.51.100.1"
                    from: "a@spam.example"
                    expect: {decision: reject, code: 550, status: "5.7.1", text: "Access denied", key: "From:spam.example"}
                """, Files.readString(suite()));
        model.run();
        assertTrue(model.tests().stream().allMatch(KeptTest::passed));
        assertEquals("All 2 tests pass.", model.summaryProperty().get());
        open("From:spam.example OK\n");
        model.load();
        assertEquals(
                "2 tests in access.test.yaml. tollgate test runs them, too.",
                model.summaryProperty().get());
        model.run();
        KeptTest failed = model.tests().get(0);
        assertEquals(
                "decision: expected reject, got accept",
                failed.result().orElseThrow().mismatches().get(0));
        assertTrue(failed.result().orElseThrow().verdict().lookups().size() > 0);
        assertEquals(SPAM, SuiteModel.questionOf(failed).orElseThrow());
        assertEquals(List.of(), said);
    }

    private List<String> names() {
        return model.tests().stream().map(test -> test.policyCase().name()).toList();
    }

    @Test
    void keptQuestion_isRenamedAndDeletedAndAllIsTakenBack() throws IOException {
        open("From:spam.example REJECT\n");
        model.keep(SPAM, "one");
        model.keep(SPAM, "two");
        String both = Files.readString(suite());
        model.rename(model.tests().get(0), " first ");
        assertEquals(List.of("first", "two"), names());
        model.rename(model.tests().get(0), "  ");
        model.rename(model.tests().get(0), "first");
        assertEquals("rename “one”", model.undoLabelProperty().get());
        model.delete(model.tests().get(1));
        assertEquals(List.of("first"), names());
        model.delete(model.tests().get(0));
        assertEquals(List.of(), names());
        assertTrue(Files.notExists(suite()));
        model.undo();
        model.undo();
        assertEquals(List.of("first", "two"), names());
        model.undo();
        assertEquals(both, Files.readString(suite()));
        model.undo();
        model.undo();
        assertTrue(Files.notExists(suite()));
        assertEquals("", model.undoLabelProperty().get());
        model.undo();
        assertEquals(List.of(), said);
    }

    @Test
    void suiteThatSomebodyElseChanged_isNotOverwritten() throws IOException {
        open("From:spam.example REJECT\n");
        model.keep(SPAM, "one");
        model.keep(SPAM, "two");
        String theirs = Files.readString(suite()).replace("one", "theirs");
        Files.writeString(suite(), theirs);
        KeptTest stale = model.tests().get(0);
        model.delete(stale);
        assertTrue(said.remove(0).contains("changed on disk"));
        assertEquals(List.of("theirs", "two"), names());
        model.undo();
        assertTrue(said.remove(0).contains("changed on disk"));
        assertEquals(theirs, Files.readString(suite()));
    }

    @Test
    void newSuite_namesTheSiteAndIsRunOnIt() throws IOException {
        open("To:spam.example REJECT\n");
        Files.writeString(
                folder.resolve("sendmail.mc"), "FEATURE(`access_db')dnl\nFEATURE(`blocklist_recipients')dnl\n");
        siteModel.use(SiteFile.of(folder.resolve("sendmail.mc")));
        Question recipient = new Question(
                Phase.RCPT,
                Map.of(Fact.CLIENT_ADDR, "198.51.100.1", Fact.FROM, "a@b.example", Fact.TO, "u@spam.example"));
        model.keep(recipient, "");
        assertTrue(Files.readString(suite()).startsWith("access: \"access\"\nmc: \"sendmail.mc\"\ncases:\n"));
        siteModel.forget();
        model.run();
        assertTrue(model.tests().get(0).passed());
    }

    @Test
    void rulesOfTheCf_answerQuestionsAndSuites() throws IOException {
        open("Connect:192.0.2 REJECT\n");
        Path cf = Files.writeString(folder.resolve("own.cf"), OWN_RULES);
        siteModel.use(SiteFile.of(cf));
        QuestionModel question = new QuestionModel(editor, SameThread.jobs(), siteModel::engine);
        question.ask(new Question(Phase.CONNECT, Map.of(Fact.CLIENT_ADDR, "192.0.2.7")));
        Verdict own = question.answerProperty().get().orElseThrow().verdict();
        assertEquals("553 5.3.0 not on a Friday", QuestionModel.reply(own));
        assertEquals(
                "own.cf",
                Path.of(own.basis().rules().get(0).file()).getFileName().toString());
        model.keep(new Question(Phase.CONNECT, Map.of(Fact.CLIENT_ADDR, "192.0.2.7")), "closed");
        assertTrue(Files.readString(suite()).contains("not on a Friday"));
        siteModel.forget();
        model.run();
        assertTrue(model.tests().get(0).passed(), model.tests().toString());
        Files.writeString(suite(), Files.readString(suite()).replace("cases:", "stock: true\ncases:"));
        model.load();
        model.run();
        assertFalse(model.tests().get(0).passed());
        Files.writeString(suite(), Files.readString(suite()).replace("cases:", "dns: a.example=none\ncases:"));
        model.load();
        model.run();
        assertTrue(said.get(said.size() - 1).contains("none is run"), said.toString());
    }

    @Test
    void cfThatCannotBeRun_isSaidAndTheStockRulesAnswer() throws IOException {
        open("Connect:192.0.2 REJECT\n");
        List<String> notes = new ArrayList<>();
        siteModel.onTrouble(problem -> notes.add(problem.what()), notes::addAll);
        siteModel.use(SiteFile.of(Files.writeString(folder.resolve("bad.cf"), "V10/Berkeley\nScheck_relay\nR$*\n")));
        QuestionModel question = new QuestionModel(editor, SameThread.jobs(), siteModel::engine);
        question.ask(new Question(Phase.CONNECT, Map.of(Fact.CLIENT_ADDR, "192.0.2.7")));
        assertTrue(question.answerProperty().get().isPresent());
    }

    @Test
    void suiteThatCannotBeUsed_isNamedWithThePlace() throws IOException {
        open("a.example OK\n");
        Files.writeString(suite(), "access: access\ncases:\n- phase: mial\n  expect: {decision: none}\n");
        model.load();
        assertTrue(said.remove(0).contains("access.test.yaml:3:10: unknown phase 'mial'"));
        Files.writeString(suite(), "access: other\ncases:\n- phase: mail\n  expect: {decision: none}\n");
        model.keep(SPAM, "");
        assertTrue(said.remove(0).contains("It tests another file, other."));
        editor.open(null, AccessFile.parse(new byte[0]));
        model.keep(SPAM, "");
        assertEquals(List.of("unsaved"), said);
    }
}
