package dev.tollgate.model.entry.value;

import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a right-hand side by the grammar of its tag. */
public final class ValueParser {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern QUEUE_GROUP = Pattern.compile("[A-Za-z0-9_-]+");

    private ValueParser() {}

    /**
     * Reads {@code text}.
     *
     * @param offset where {@code text} begins in its line
     */
    public static ParsedValue parse(ValueKind kind, String text, int offset) {
        if (kind == ValueKind.ACTION) {
            // Most values by far; the word needs no scanner to be recognized.
            Optional<ParsedValue> keyword = ActionParser.keyword(text);
            if (keyword.isPresent()) {
                return keyword.get();
            }
        }
        Tokens tokens = Tokens.of(text, offset);
        if (!tokens.unbalanced().isEmpty()) {
            Span place = tokens.unbalanced().get(0);
            return invalid(place, "a matching partner", place.shift(-offset).of(text));
        }
        return switch (kind) {
            case ACTION -> ActionParser.parse(kind, text, tokens, offset);
            case COMPAT -> ActionParser.parseCompat(kind, text, tokens, offset);
            case TLS_REQUIREMENT -> TlsRequirementParser.parse(text, tokens, offset);
            case SERVER_FEATURES, CLIENT_FEATURES -> FeatureLettersParser.parse(kind, text, tokens, offset);
            case SESSION_FEATURES -> SessionFeaturesParser.parse(text, offset);
            case CREDENTIALS -> CredentialsParser.parse(text, offset);
            case LIMIT, PAUSE -> number(kind, text, tokens, offset);
            case QUEUE_GROUP -> queueGroup(kind, text, tokens, offset);
            case TRY_TLS, STS -> word(kind, text, tokens, offset, Set.of("NO"));
            case CERT_ISSUER -> word(kind, text, tokens, offset, Set.of("RELAY", "SUBJECT"));
            case CERT_SUBJECT -> word(kind, text, tokens, offset, Set.of("RELAY"));
            case SPAM -> word(kind, text, tokens, offset, Set.of("FRIEND", "HATER"));
            case CUSTOM -> word(kind, text, tokens, offset, Set.of("OK"));
            case PRESENCE -> new ParsedValue.Valid(new Word(kind, text));
        };
    }

    static ParsedValue invalid(ValueKind kind, String text, int offset) {
        return invalid(new Span(offset, offset + text.length()), kind.expected(), text);
    }

    static ParsedValue invalid(Span span, String expected, String found) {
        return new ParsedValue.Invalid(new ParseError(span, expected, found));
    }

    private static ParsedValue word(ValueKind kind, String text, Tokens tokens, int offset, Set<String> words) {
        String word = tokens.size() == 1 ? tokens.text(0).toUpperCase(Locale.ROOT) : "";
        return words.contains(word) ? new ParsedValue.Valid(new Word(kind, word)) : invalid(kind, text, offset);
    }

    private static ParsedValue number(ValueKind kind, String text, Tokens tokens, int offset) {
        boolean plain = tokens.size() == 1 && NUMBER.matcher(tokens.text(0)).matches();
        return plain ? new ParsedValue.Valid(new Limit(Integer.parseInt(tokens.text(0)))) : invalid(kind, text, offset);
    }

    private static ParsedValue queueGroup(ValueKind kind, String text, Tokens tokens, int offset) {
        boolean plain =
                tokens.size() == 1 && QUEUE_GROUP.matcher(tokens.text(0)).matches();
        return plain ? new ParsedValue.Valid(new QueueGroup(tokens.text(0))) : invalid(kind, text, offset);
    }
}
