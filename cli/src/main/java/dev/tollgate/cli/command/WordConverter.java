package dev.tollgate.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of several things by its word, and names all of them where the word is another. */
public class WordConverter<T> implements ITypeConverter<T> {
    private final T[] choices;

    public WordConverter(T[] choices) {
        this.choices = choices;
    }

    @Override
    public T convert(String word) {
        return Arrays.stream(choices)
                .filter(choice -> word(choice).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of "
                        + Arrays.stream(choices).map(WordConverter::word).collect(Collectors.joining(", "))));
    }

    /** What a user types: the text of a thing, or a constant's name in lower case where it has no text of its own. */
    private static String word(Object choice) {
        String text = choice.toString();
        boolean plain = choice instanceof Enum<?> constant && constant.name().equals(text);
        return plain ? text.toLowerCase(Locale.ROOT).replace('_', '-') : text;
    }
}
