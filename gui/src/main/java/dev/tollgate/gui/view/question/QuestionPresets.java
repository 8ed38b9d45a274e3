package dev.tollgate.gui.view.question;

import dev.tollgate.gui.question.Question;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Phase;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Questions to start from. */
final class QuestionPresets {
    private static final Map<Fact, String> CLIENT =
            Map.of(Fact.CLIENT_NAME, "mail.example.net", Fact.CLIENT_ADDR, "192.0.2.25");

    private QuestionPresets() {}

    /** A menu of them; {@code picked} is told the one that the user picks. */
    static MenuButton menu(Consumer<Question> picked) {
        MenuButton button = new MenuButton(Texts.of("question.presets"));
        button.setId("question-presets");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.getItems()
                .addAll(List.of(
                        item("question.preset.connect", new Question(Phase.CONNECT, CLIENT), picked),
                        item(
                                "question.preset.sender",
                                new Question(Phase.MAIL, and(Map.of(Fact.FROM, "sender@example.net"))),
                                picked),
                        item(
                                "question.preset.incoming",
                                new Question(
                                        Phase.RCPT,
                                        and(Map.of(Fact.FROM, "sender@example.net", Fact.TO, "user@example.com"))),
                                picked),
                        item(
                                "question.preset.bounce",
                                new Question(Phase.RCPT, and(Map.of(Fact.FROM, "", Fact.TO, "user@example.com"))),
                                picked),
                        item(
                                "question.preset.certificate",
                                new Question(
                                        Phase.RCPT,
                                        and(Map.of(
                                                Fact.FROM, "user@example.com",
                                                Fact.TO, "friend@example.org",
                                                Fact.VERIFY, "OK",
                                                Fact.CERT_SUBJECT, "/C=US/O=Acme/CN=laptop",
                                                Fact.CERT_ISSUER, "/C=US/O=Acme/CN=Acme+20Mail+20CA"))),
                                picked),
                        item(
                                "question.preset.outgoing",
                                new Question(
                                        Phase.TLS_SERVER,
                                        Map.of(
                                                Fact.SERVER_NAME, "mx.example.net",
                                                Fact.SERVER_ADDR, "192.0.2.26",
                                                Fact.VERIFY, "OK",
                                                Fact.CIPHER_BITS, "256")),
                                picked)));
        return button;
    }

    private static Map<Fact, String> and(Map<Fact, String> more) {
        Map<Fact, String> facts = new java.util.EnumMap<>(CLIENT);
        facts.putAll(more);
        return facts;
    }

    private static MenuItem item(String key, Question question, Consumer<Question> picked) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(event -> picked.accept(question));
        return item;
    }
}
