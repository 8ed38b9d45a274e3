package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;
import java.util.Optional;
import java.util.Set;

/** Finds keywords with a colon and a text, which only ERROR and QUARANTINE have. */
final class KeywordWithText implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG320", "Text after REJECT: or DISCARD:").unsafeFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY, ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().startsWith("ERROR:")) {
            return;
        }
        Tokens tokens = Tokens.of(entry.right(), entry.rightSpan().start());
        if (tokens.size() < 3 || !tokens.get(1).is(":")) {
            return;
        }
        Optional<Action> action = Action.named(tokens.get(0).text());
        if (action.isEmpty()) {
            return;
        }
        String text =
                entry.right().substring(entry.right().indexOf(':') + 1).strip().replace("\"", "");
        String message = action.get() + " takes no text: sendmail refuses with the whole value as the reply";
        if (action.get() == Action.REJECT) {
            String reply = "ERROR:5.7.1:\"" + (text.matches("[45][0-9]{2} .*") ? "" : "550 ") + text + "\"";
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    message,
                    "write " + reply,
                    Fix.unsafe("write " + reply, TextEdit.replace(entry.lineNumber(), entry.rightSpan(), reply)));
        } else {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    message,
                    "write " + action.get() + " alone",
                    Fix.unsafe(
                            "write " + action.get() + " alone",
                            TextEdit.replace(
                                    entry.lineNumber(),
                                    entry.rightSpan(),
                                    action.get().name())));
        }
    }
}
