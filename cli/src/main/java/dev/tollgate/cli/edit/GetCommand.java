package dev.tollgate.cli.edit;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.toolkit.edit.Occurrences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate get}. */
@Command(
        name = "get",
        description = "Print the value that a key has in an access file: that of the first entry, which is the one "
                + "that makemap keeps. Exits 1 if there is none.",
        footer = {"", "Examples:", "  tollgate get access To:example.com"})
public final class GetCommand extends TollgateCommand {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FILE", description = "The access file; - is standard input.")
    private String file;

    @Parameters(index = "1", paramLabel = "KEY", description = "The key, tag included; upper and lower case are equal.")
    private String key;

    @Override
    public Integer call() throws IOException {
        console().secrets(Secrets.SHOWN);
        AccessFile document = AccessFile.parse(Input.bytes(console(), file));
        List<Integer> numbers = Occurrences.of(document, EditCommand.key(key));
        if (json) {
            Json.print(console(), out -> {
                out.writeStartObject();
                out.writeStringField("key", key);
                if (numbers.isEmpty()) {
                    out.writeNullField("value");
                    out.writeNullField("line");
                } else {
                    out.writeStringField("value", Shown.text(value(document.line(numbers.get(0)))));
                    out.writeNumberField("line", numbers.get(0));
                }
                out.writeEndObject();
            });
        } else if (numbers.isEmpty()) {
            console().say(file + ": no entry " + key);
        } else {
            String line = value(document.line(numbers.get(0))) + '\n';
            console().out().content(line.getBytes(StandardCharsets.ISO_8859_1));
        }
        return numbers.isEmpty() ? ExitCode.NO : ExitCode.OK;
    }

    private static String value(Line line) {
        return line.parts(LineGrammar.DEFAULT).value().of(line.text());
    }
}
