package dev.tollgate.model.entry.value;

import dev.tollgate.model.entry.value.FeatureLetters.Letter;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads feature letters. */
final class FeatureLettersParser {
    private static final String SERVER = "AaBbCcDdEeFfGgHhIiKkLlNnOoPpRrSsUuVvXx";
    private static final String CLIENT = "DMSA";
    private static final Set<String> VARIANTS = Set.of("g2", "u2");

    private FeatureLettersParser() {}

    static ParsedValue parse(ValueKind kind, String text, Tokens tokens, int offset) {
        String known = kind == ValueKind.SERVER_FEATURES ? SERVER : CLIENT;
        List<Letter> letters = new ArrayList<>();
        for (Token token : tokens.list()) {
            boolean variant = kind == ValueKind.SERVER_FEATURES && VARIANTS.contains(token.text());
            boolean letter = token.text().length() == 1 && known.contains(token.text());
            if (!letter && !variant) {
                return ValueParser.invalid(token.span(), "one of the letters " + spaced(known), token.text());
            }
            letters.add(new Letter(token.text(), token.span()));
        }
        return letters.isEmpty()
                ? ValueParser.invalid(kind, text, offset)
                : new ParsedValue.Valid(new FeatureLetters(letters));
    }

    private static String spaced(String letters) {
        return String.join(" ", letters.split(""));
    }
}
