package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Place;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.TextEdit;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Findings as JSON. Lines and columns count from 1, columns in code points; an end is exclusive. */
public final class FindingJson {
    private FindingJson() {}

    /**
     * Writes {@code finding} as an object.
     *
     * @param widens whether its fix lets more mail through, or more clients relay
     * @param entry the directory's entry that it is about; null for a file
     */
    public static void write(
            JsonGenerator json, AccessFile file, Finding finding, boolean widens, @Nullable String entry)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", Diagnostics.word(finding.severity()));
        Place place = finding.place();
        region(json, file, place.startLine(), place.startOffset(), place.endLine(), place.endOffset());
        if (entry != null) {
            json.writeStringField("entry", entry);
        }
        json.writeStringField("message", Shown.text(finding.message()));
        json.writeStringField("help", Shown.text(finding.help()));
        json.writeFieldName("fix");
        if (finding.fix().isPresent()) {
            fix(json, file, finding.fix().get(), widens);
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, AccessFile file, Fix fix, boolean widens) throws IOException {
        json.writeStartObject();
        json.writeStringField("description", Shown.text(fix.description()));
        json.writeStringField("kind", kind(fix.kind()));
        json.writeBooleanField("widens", widens);
        json.writeArrayFieldStart("edits");
        for (TextEdit edit : fix.edits()) {
            json.writeStartObject();
            region(json, file, edit.startLine(), edit.startOffset(), edit.endLine(), edit.endOffset());
            json.writeStringField("text", Shown.text(edit.text()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The word for a kind of fix. */
    static String kind(Fix.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void region(JsonGenerator json, AccessFile file, int line, int offset, int endLine, int endOffset)
            throws IOException {
        json.writeNumberField("line", line);
        json.writeNumberField("column", column(file, line, offset));
        json.writeNumberField("endLine", endLine);
        json.writeNumberField("endColumn", column(file, endLine, endOffset));
    }

    /** The column of byte {@code offset} of line {@code line}. */
    static int column(AccessFile file, int line, int offset) {
        return line <= file.lineCount() ? Shown.column(file.line(line).text(), offset) : offset + 1;
    }
}
