package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.Quarantine;
import dev.tollgate.model.entry.value.Value;
import java.util.Optional;

/**
 * What happens to a client, sender or recipient.
 *
 * @param code the reply's code; empty for sendmail's 553
 * @param status the enhanced status; empty for sendmail's own
 * @param text the reply's text, or the reason of a quarantine
 */
public record ActionForm(Choice choice, String code, String status, String text) implements ValueForm {
    /** The choices, in the order in which they are offered. */
    public enum Choice {
        OK,
        RELAY,
        REJECT,
        DISCARD,
        SKIP,
        QUARANTINE,
        ERROR
    }

    static ActionForm of(String written, Optional<Value> value) {
        Value meaning = value.orElse(null);
        if (meaning instanceof Action action) {
            return new ActionForm(Choice.valueOf(action.name()), "", "", "");
        }
        if (meaning instanceof Quarantine quarantine) {
            return new ActionForm(Choice.QUARANTINE, "", "", quarantine.reason());
        }
        if (meaning instanceof ErrorReply reply) {
            String code = reply.hasCode() ? Integer.toString(reply.code()) : "";
            return new ActionForm(Choice.ERROR, code, reply.status(), reply.message());
        }
        return new ActionForm(Choice.ERROR, "", "", written);
    }

    /** Another choice; a reply that was empty gets a usual one. */
    public ActionForm with(Choice chosen) {
        if (chosen == Choice.ERROR && text.isEmpty()) {
            return new ActionForm(chosen, "550", "5.7.1", "Access denied");
        }
        if (chosen == Choice.QUARANTINE && text.isEmpty()) {
            return new ActionForm(chosen, "", "", "held by policy");
        }
        return new ActionForm(chosen, code, status, text);
    }

    @Override
    public Optional<String> lacking() {
        return choice == Choice.ERROR && text.isBlank()
                ? Optional.of(Texts.of("form.lacking.reply"))
                : Optional.empty();
    }

    @Override
    public String value() {
        return switch (choice) {
            case OK, RELAY, REJECT, DISCARD, SKIP -> choice.name();
            case QUARANTINE -> new Quarantine(text).canonical();
            case ERROR -> {
                ErrorReply.Form form = status.isEmpty() ? ErrorReply.Form.WITHOUT_STATUS : ErrorReply.Form.WITH_STATUS;
                yield new ErrorReply(form, status, code.isEmpty() ? text : code + " " + text).canonical();
            }
        };
    }
}
