package dev.tollgate.cli.diff;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.toolkit.cf.TableDiff;
import java.io.IOException;
import java.util.List;

/** Prints the addresses that are treated differently after a table was changed. */
final class TableChanges {
    private TableChanges() {}

    static void print(Output out, Style style, List<TableDiff.Change> changes) {
        for (TableDiff.Change change : changes) {
            out.line(style.strong(Shown.line(change.key())) + ": " + Shown.line(change.address()));
            out.line(style.bad("- " + Shown.line(change.before())));
            out.line(style.good("+ " + Shown.line(change.after())));
        }
    }

    static void write(JsonGenerator json, List<TableDiff.Change> changes) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("decisions");
        for (TableDiff.Change change : changes) {
            json.writeStartObject();
            json.writeStringField("key", Shown.text(change.key()));
            json.writeStringField("address", Shown.text(change.address()));
            json.writeStringField("old", Shown.text(change.before()));
            json.writeStringField("new", Shown.text(change.after()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
