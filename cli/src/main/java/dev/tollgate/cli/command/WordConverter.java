package dev.tollgate.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of several things by its word, and names all of them where the word is another. */
public class WordConverter<T> implements ITypeConverter<T> {
    private final T[] choices;
    private final Function<T, String> words;

    /** Things whose text is what a user types, or constants, which are typed in lower case. */
    public WordConverter(T[] choices) {
        this(choices, WordConverter::word);
    }

    /** Things for which a user types what {@code words} says. */
    public WordConverter(T[] choices, Function<T, String> words) {
        this.choices = choices;
        this.words = words;
    }

    @Override
    public T convert(String word) {
        return Arrays.stream(choices)
                .filter(choice -> words.apply(choice).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is not one of "
                        + Arrays.stream(choices).map(words).collect(Collectors.joining(", "))));
    }

    /** What a user types: the text of a thing, or a constant's name in lower case where it has no text of its own. */
    private static String word(Object choice) {
        String text = choice.toString();
        boolean plain = choice instanceof Enum<?> constant && constant.name().equals(text);
        return plain ? text.toLowerCase(Locale.ROOT).replace('_', '-') : text;
    }
}
