package dev.tollgate.cli.ldap;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.directory.change.Change;
import java.io.IOException;

/** A change of a directory as JSON. */
final class ChangeJson {
    private ChangeJson() {}

    static void write(JsonGenerator out, Change change) throws IOException {
        out.writeStartObject();
        out.writeStringField(
                "change",
                switch (change.kind()) {
                    case CONTAINER -> "container";
                    case ADD, ADD_KEY -> "added";
                    case REPLACE -> "changed";
                    case DROP_KEY, RENAME -> "key removed";
                    case DELETE -> "removed";
                });
        out.writeStringField("key", Shown.text(change.key()));
        Json.nullable(out, "old", change.before().map(Shown::text).orElse(null));
        boolean value = change.kind() == Change.Kind.ADD
                || change.kind() == Change.Kind.ADD_KEY
                || change.kind() == Change.Kind.REPLACE;
        Json.nullable(out, "new", value ? change.after().map(Shown::text).orElse(null) : null);
        out.writeStringField("dn", change.dn());
        Json.nullable(out, "entryCSN", change.csn().isEmpty() ? null : change.csn());
        out.writeEndObject();
    }
}
