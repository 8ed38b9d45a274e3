package dev.tollgate.cli.ca.option;

import dev.tollgate.ca.key.KeyType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of key. */
public final class KeyTypeConverter implements ITypeConverter<KeyType> {
    @Override
    public KeyType convert(String word) {
        return KeyType.named(word)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + word + "' is not one of " + String.join(", ", KeyType.words())));
    }
}
