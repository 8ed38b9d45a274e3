package dev.tollgate.model.entry.value;

import dev.tollgate.model.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What sendmail as a client gives a server's SMTP AUTH (cf/README, "AuthInfo").
 *
 * @param items the quoted tokens in order; a later one of the same letter wins
 */
public record Credentials(List<Item> items) implements Value {
    public Credentials {
        items = List.copyOf(items);
    }

    /** What an item says. */
    public enum Name {
        /** U: whose rights are wanted. */
        USER('U'),
        /** I: who logs in. */
        AUTHENTICATION_ID('I'),
        /** P. */
        PASSWORD('P'),
        /** R. */
        REALM('R'),
        /** M: blank-separated mechanisms. */
        MECHANISMS('M');

        private final char letter;

        Name(char letter) {
            this.letter = letter;
        }

        /** The letter in front of the delimiter. */
        public char letter() {
            return letter;
        }

        static Optional<Name> of(char letter) {
            for (Name name : values()) {
                if (name.letter == Character.toUpperCase(letter)) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }
    }

    /** How an item's text is written. */
    public enum Form {
        /** {@code :text}. */
        TEXT,
        /** {@code =base64}. */
        BASE64
    }

    /**
     * One quoted token.
     *
     * @param written the text after the delimiter, as it stands in the file
     * @param span where the token, quotes included, stands in the line
     */
    public record Item(Name name, Form form, String written, Span span) {
        /** What sendmail hands to the server: base64 undone. */
        public String decoded() {
            return form == Form.TEXT
                    ? written
                    : new String(Base64.getDecoder().decode(written), StandardCharsets.ISO_8859_1);
        }
    }

    /** The text that counts for {@code name}: the last one given. */
    public Optional<String> get(Name name) {
        return items.stream()
                .filter(item -> item.name() == name)
                .reduce((first, second) -> second)
                .map(Item::decoded);
    }

    @Override
    public String canonical() {
        return items.stream()
                .map(item ->
                        "\"" + item.name().letter() + (item.form() == Form.TEXT ? ":" : "=") + item.written() + "\"")
                .collect(Collectors.joining(" "));
    }

    /** Not the passwords: this text ends up in logs. */
    @Override
    public String toString() {
        return "Credentials" + items.stream().map(Item::name).toList();
    }
}
