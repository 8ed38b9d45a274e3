package dev.tollgate.cli.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of several things by the word that its {@link #toString} gives. */
public class WordConverter<T> implements ITypeConverter<T> {
    private final T[] choices;

    public WordConverter(T[] choices) {
        this.choices = choices;
    }

    @Override
    public T convert(String word) {
        return Arrays.stream(choices)
                .filter(choice -> choice.toString().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of "
                        + Arrays.stream(choices).map(Object::toString).collect(Collectors.joining(", "))));
    }
}
