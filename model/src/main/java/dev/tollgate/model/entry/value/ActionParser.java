package dev.tollgate.model.entry.value;

import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.Span;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads what happens to a client, sender, recipient or pair. */
final class ActionParser {
    private static final Map<Action, ParsedValue> KEYWORDS = new EnumMap<>(Action.class);

    static {
        for (Action action : Action.values()) {
            KEYWORDS.put(action, new ParsedValue.Valid(action));
        }
    }

    private ActionParser() {}

    /** The value that is this one word. */
    static Optional<ParsedValue> keyword(String word) {
        return Action.named(word).map(KEYWORDS::get);
    }

    static ParsedValue parse(ValueKind kind, String text, Tokens tokens, int offset) {
        if (tokens.size() == 0) {
            return ValueParser.invalid(kind, text, offset);
        }
        if (tokens.size() == 1) {
            Optional<ParsedValue> action = keyword(tokens.text(0));
            if (action.isPresent()) {
                return action.get();
            }
        }
        boolean colon = tokens.size() > 1 && tokens.is(1, ":");
        if (colon && tokens.is(0, "QUARANTINE")) {
            return tokens.size() == 2
                    ? ValueParser.invalid(end(text, offset), "a reason", "")
                    : new ParsedValue.Valid(new Quarantine(tokens.join(2, tokens.size())));
        }
        if (colon && tokens.is(0, "ERROR")) {
            return error(text, tokens, offset);
        }
        return new ParsedValue.Valid(new ErrorReply(ErrorReply.Form.BARE, "", unquoted(tokens.join(0, tokens.size()))));
    }

    private static ParsedValue error(String text, Tokens tokens, int offset) {
        boolean status = tokens.size() >= 8 && tokens.is(3, ".") && tokens.is(5, ".") && tokens.is(7, ":");
        int from = status ? 8 : 2;
        if (from >= tokens.size()) {
            return ValueParser.invalid(end(text, offset), "the reply's code and text", "");
        }
        String reply = unquoted(tokens.join(from, tokens.size()));
        return new ParsedValue.Valid(
                status
                        ? new ErrorReply(ErrorReply.Form.WITH_STATUS, tokens.join(2, 7), reply)
                        : new ErrorReply(ErrorReply.Form.WITHOUT_STATUS, "", reply));
    }

    static ParsedValue parseCompat(ValueKind kind, String text, Tokens tokens, int offset) {
        if (tokens.areOnly("DISCARD")) {
            return new ParsedValue.Valid(new CompatAction(CompatAction.Kind.DISCARD, ""));
        }
        if (tokens.size() > 2 && tokens.is(1, ":")) {
            for (CompatAction.Kind outcome : CompatAction.Kind.values()) {
                if (tokens.is(0, outcome.name())) {
                    return new ParsedValue.Valid(new CompatAction(outcome, unquoted(tokens.join(2, tokens.size()))));
                }
            }
        }
        return ValueParser.invalid(kind, text, offset);
    }

    /** sendmail strips the quotes when it sends the text. */
    private static String unquoted(String text) {
        return text.replace("\"", "");
    }

    private static Span end(String text, int offset) {
        return new Span(offset + text.length(), offset + text.length());
    }
}
