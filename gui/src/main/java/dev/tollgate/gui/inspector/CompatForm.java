package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.CompatAction;
import dev.tollgate.model.entry.value.CompatAction.Kind;
import dev.tollgate.model.entry.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * What happens to mail of one sender and recipient pair.
 *
 * @param code the reply's code; empty for sendmail's own
 * @param text the reply's text, the comment on a discard, or what stands there without effect
 */
public record CompatForm(Choice choice, String code, String text) implements ValueForm {
    /** The choices, in the order in which they are offered. */
    public enum Choice {
        DISCARD,
        TEMP,
        ERROR,
        /** Anything else: sendmail delivers. */
        DELIVER;

        /** Whether sendmail answers with a reply. */
        public boolean replies() {
            return this == TEMP || this == ERROR;
        }
    }

    static CompatForm of(String written, Optional<Value> value) {
        if (!(value.orElse(null) instanceof CompatAction action)) {
            return new CompatForm(Choice.DELIVER, "", written);
        }
        Choice choice = Choice.valueOf(action.kind().name());
        boolean coded = choice.replies() && action.text().matches("[0-9]{3} .*");
        return coded
                ? new CompatForm(
                        choice, action.text().substring(0, 3), action.text().substring(4))
                : new CompatForm(choice, "", action.text());
    }

    /** Another choice, with a reply that fits it. */
    public CompatForm with(Choice chosen) {
        if (chosen == choice) {
            return this;
        }
        return switch (chosen) {
            case DISCARD -> new CompatForm(chosen, "", "");
            case TEMP -> new CompatForm(chosen, "451", choice.replies() ? text : "Try again later");
            case ERROR -> new CompatForm(chosen, "550", choice.replies() ? text : "Not allowed");
            case DELIVER -> new CompatForm(chosen, "", "OK");
        };
    }

    /** The same with another code. */
    public CompatForm withCode(String other) {
        return new CompatForm(choice, other.strip(), text);
    }

    /** The same with another text. */
    public CompatForm withText(String other) {
        return new CompatForm(choice, code, other);
    }

    @Override
    public String value() {
        return switch (choice) {
            case DELIVER -> text;
            case DISCARD -> new CompatAction(Kind.DISCARD, text).canonical();
            case TEMP, ERROR -> choice + ":\"" + (code.isEmpty() ? text : code + " " + text) + "\"";
        };
    }

    @Override
    public List<String> remarks(List<String> queueGroups) {
        if (!choice.replies()) {
            return choice == Choice.DELIVER ? List.of(Texts.of("remark.compat.deliver")) : List.of();
        }
        if (text.isBlank()) {
            return List.of(Texts.of("remark.compat.text"));
        }
        if (text.contains("\"")) {
            return List.of(Texts.of("remark.compat.quote"));
        }
        char first = choice == Choice.TEMP ? '4' : '5';
        boolean fits = code.isEmpty() || code.matches(first + "[0-9]{2}");
        return fits ? List.of() : List.of(Texts.of("remark.compat.code", choice, first));
    }
}
