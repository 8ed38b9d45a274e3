package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON on standard output. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes one document. */
    @FunctionalInterface
    public interface Document {
        /** Writes it. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes {@code document} and a newline to standard output. */
    public static void print(Console console, Document document) throws IOException {
        try (JsonGenerator json = generator(console)) {
            document.write(json);
        }
        console.out().write('\n');
    }

    /** Writes to standard output, which stays open; what is invisible is escaped, and passwords are hidden. */
    public static JsonGenerator generator(Console console) throws IOException {
        return new SafeGenerator(FACTORY.createGenerator(console.out()), console.secrets());
    }

    /** The factory for parsers. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** Writes a field that may be null. */
    public static void nullable(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
