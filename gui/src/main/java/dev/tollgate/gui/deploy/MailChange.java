package dev.tollgate.gui.deploy;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.secret.Secrets;

/**
 * Mail that a change of the text treats differently, in words that hold nothing secret.
 *
 * @param key the entry that makes the difference
 * @param moment when sendmail asks for it
 * @param session a session that shows it
 * @param before what became of that session
 * @param after what becomes of it
 * @param widens whether it gets further than before
 * @param line the line that decides now; 0 for none
 */
public record MailChange(
        String key, String moment, String session, String before, String after, boolean widens, int line) {
    static MailChange of(DecisionDifference difference) {
        Verdict before = Secrets.HIDDEN.verdict(difference.before());
        Verdict after = Secrets.HIDDEN.verdict(difference.after());
        Phase phase = difference.phase();
        return new MailChange(
                ShownText.of(Secrets.HIDDEN.text(difference.key())),
                Texts.of("question.phase.of", phase.option(), phase.ruleset()),
                ShownText.of(Secrets.HIDDEN.text(difference.facts().toString())),
                words(before),
                words(after),
                difference.widens(),
                after.matched() == null ? 0 : after.matched().line());
    }

    private static String words(Verdict verdict) {
        StringBuilder words = new StringBuilder(
                verdict.decision() == Decision.NONE
                        ? Texts.of("mailchange.nothing")
                        : verdict.decision().word());
        if (verdict.relay() != null) {
            words.append(", ").append(Texts.of(verdict.relay() ? "mailchange.relays" : "mailchange.relays.not"));
        }
        if (verdict.reply() != null) {
            words.append(": ").append(ShownText.of(String.valueOf(verdict.reply())));
        }
        if (verdict.value() != null) {
            words.append(" (")
                    .append(ShownText.of(String.valueOf(verdict.value())))
                    .append(')');
        }
        return words.toString();
    }
}
