package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.FeatureLetters;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Feature letters as switches.
 *
 * @param kind whether they are the server's or the client's
 * @param switches how each letter, in lower case, stands
 */
public record LettersForm(ValueKind kind, Map<String, Switch> switches) implements ValueForm {
    private static final List<String> SERVER = List.of(
            "s", "v", "a", "l", "c", "p", "d", "e", "b", "x", "h", "f", "g", "g2", "o", "u", "u2", "i", "k", "n");

    private static final List<String> CLIENT = List.of("s", "a", "d", "m");

    public LettersForm {
        switches = Collections.unmodifiableMap(new LinkedHashMap<>(switches));
    }

    /** How a letter stands. */
    public enum Switch {
        /** Not given: as sendmail is configured. */
        DEFAULT,
        ON,
        OFF
    }

    static LettersForm of(ValueKind kind, FeatureLetters letters) {
        Map<String, Switch> switches = new LinkedHashMap<>();
        (kind == ValueKind.SERVER_FEATURES ? SERVER : CLIENT).forEach(letter -> switches.put(letter, Switch.DEFAULT));
        letters.letters().forEach(letter -> {
            String lower = letter.text().toLowerCase(Locale.ROOT);
            // A later letter wins, also over its variant.
            switches.replaceAll((other, old) -> other.charAt(0) == lower.charAt(0) ? Switch.DEFAULT : old);
            switches.put(lower, letter.text().equals(lower) ? Switch.ON : Switch.OFF);
        });
        return new LettersForm(kind, switches);
    }

    /** Whether {@code letter} can be switched on, or only off. */
    public boolean canBeOn(String letter) {
        return kind == ValueKind.SERVER_FEATURES;
    }

    /** Whether {@code letter} can be switched off, or only on. */
    public boolean canBeOff(String letter) {
        return letter.length() == 1;
    }

    /** The same with one letter switched. */
    public LettersForm with(String letter, Switch to) {
        Map<String, Switch> changed = new LinkedHashMap<>(switches);
        if (to != Switch.DEFAULT) {
            changed.replaceAll((other, old) -> other.charAt(0) == letter.charAt(0) ? Switch.DEFAULT : old);
        }
        changed.put(letter, to);
        return new LettersForm(kind, changed);
    }

    @Override
    public Optional<String> lacking() {
        return value().isBlank() ? Optional.of(Texts.of("form.lacking.letter")) : Optional.empty();
    }

    @Override
    public String value() {
        StringBuilder text = new StringBuilder();
        switches.forEach((letter, standing) -> {
            if (standing != Switch.DEFAULT) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(standing == Switch.ON ? letter : letter.toUpperCase(Locale.ROOT));
            }
        });
        return text.toString();
    }
}
