package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds texts beyond sendmail's limits. */
final class TextTooLong implements ActionRule {
    private static final int LONGEST = 255;

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG317", "Reply text that is too long");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().length() <= LONGEST) {
            return;
        }
        boolean token = Tokens.of(entry.right(), entry.rightSpan().start()).list().stream()
                .anyMatch(part -> part.text().length() > Tokens.MAX_TOKEN);
        Replies.of(entry)
                .filter(reply -> token || reply.text().length() > LONGEST)
                .ifPresent(reply -> report.add(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        token
                                ? "a quoted text of more than 256 bytes: sendmail gives up on the look-up"
                                : "a text of more than 255 bytes: sendmail cuts it off",
                        "shorten the text; a web page has room for the rest"));
    }
}
