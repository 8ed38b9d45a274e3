package dev.tollgate.cli.edit;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.TextFiles;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import java.io.IOException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A lossless edit of a file: in place and at once, or from standard input to standard output. */
abstract class EditCommand extends TollgateCommand {
    @Option(names = "--json", description = "Print {\"changed\": true} or {\"changed\": false}.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FILE", description = "The access file; - edits standard input to output.")
    private String file;

    /** The edited document; the given one when there is nothing to do. */
    abstract AccessFile edit(AccessFile original);

    @Override
    public final Integer call() throws IOException {
        if (json && file.equals(Input.STANDARD)) {
            throw Problem.usage("--json and - both write to standard output", "name a file");
        }
        boolean changed = TextFiles.edit(
                console(), file, before -> edit(AccessFile.parse(before)).render());
        if (json) {
            Json.print(console(), out -> {
                out.writeStartObject();
                out.writeStringField("path", file);
                out.writeBooleanField("changed", changed);
                out.writeEndObject();
            });
        } else {
            console().say(file + (changed ? ": changed" : ": nothing to change"));
        }
        return ExitCode.OK;
    }

    /** {@code key} as a line can hold it, one char per byte. */
    static String key(String key) {
        String bytes = Shown.bytes(key);
        if (bytes.isEmpty() || bytes.startsWith("#")) {
            throw Problem.usage("a key cannot be empty or begin with #", "write it as KEY, tag included");
        }
        for (int i = 0; i < bytes.length(); i++) {
            if (LineGrammar.isSpace((byte) bytes.charAt(i)) || bytes.charAt(i) == 0) {
                throw Problem.usage(
                        "a key cannot contain white space: '" + key + "'",
                        "in certificate names, write a space as +20; tollgate encode does that");
            }
        }
        return bytes;
    }
}
