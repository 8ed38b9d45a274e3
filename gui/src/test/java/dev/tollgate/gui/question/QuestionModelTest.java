package dev.tollgate.gui.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionModelTest {
    private static final Question SPAM =
            new Question(Phase.MAIL, Map.of(Fact.CLIENT_ADDR, "198.51.100.1", Fact.FROM, "a@spam.example"));

    private final EditorModel editor = new EditorModel(() -> 0);
    private final QuestionModel model =
            new QuestionModel(editor, SameThread.jobs(), () -> new StockEngine(Site.UNKNOWN));

    private void open(String text) {
        editor.open(null, AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void question_isAskedAboutTheTextAsItIsNow() {
        open("From:spam.example REJECT\n");
        model.ask(SPAM);
        Verdict verdict = model.answerProperty().get().orElseThrow().verdict();
        assertEquals(Decision.REJECT, verdict.decision());
        assertEquals("550 5.7.1 Access denied", QuestionModel.reply(verdict));
        open("From:spam.example OK\n");
        model.ask(SPAM);
        assertEquals(
                Decision.ACCEPT,
                model.answerProperty().get().orElseThrow().verdict().decision());
        assertEquals(List.of(SPAM), model.history());
    }
}
