package dev.tollgate.cli.map;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate dump}. */
@Command(
        name = "dump",
        description = "Print a map as KEY<TAB>VALUE, in the map's order.",
        footer = {
            "",
            "The format is recognized from the file.",
            "",
            "Examples:",
            "  tollgate dump /etc/mail/access.db",
            "  tollgate dump --sort access.db | diff - <(tollgate dump --sort access.db.old)"
        })
public final class DumpCommand extends TollgateCommand {
    @Option(names = "--sort", description = "In the order of the keys' bytes.")
    private boolean sort;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Parameters(paramLabel = "MAP", description = "The map file; its suffix may be left out.")
    private Path map;

    /** One pair, one char per byte. */
    private record Pair(String key, String value) {}

    @Override
    public Integer call() {
        console().secrets(Secrets.SHOWN);
        return OpenMap.with(map, this::print);
    }

    private int print(MapReader reader) throws IOException {
        Output out = console().out();
        if (!sort && !json) {
            reader.forEach((key, value) -> print(out, latin1(key), latin1(value)));
            return ExitCode.OK;
        }
        List<Pair> pairs = new ArrayList<>();
        reader.forEach((key, value) -> pairs.add(new Pair(latin1(key), latin1(value))));
        if (sort) {
            pairs.sort(Comparator.comparing(Pair::key));
        }
        if (!json) {
            for (Pair pair : pairs) {
                print(out, pair.key(), pair.value());
            }
            return ExitCode.OK;
        }
        Json.print(console(), document -> {
            document.writeStartObject();
            document.writeStringField("path", map.toString());
            document.writeStringField("format", reader.format().name());
            document.writeArrayFieldStart("entries");
            for (Pair pair : pairs) {
                document.writeStartObject();
                document.writeStringField("key", Shown.text(pair.key()));
                document.writeStringField("value", Shown.text(pair.value()));
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
        return ExitCode.OK;
    }

    private static void print(Output out, String key, String value) {
        out.content((key + '\t' + value + '\n').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
