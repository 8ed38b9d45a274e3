package dev.tollgate.cli.map;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate stat}. */
@Command(
        name = "stat",
        description = "Print figures about a map file: pages, fill, buckets, chains, overflow.",
        footer = {"", "The file is only read.", "", "Examples:", "  tollgate stat /etc/mail/access.db"})
public final class StatCommand extends TollgateCommand {
    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Parameters(paramLabel = "MAP", description = "The map file; its suffix may be left out.")
    private Path map;

    @Override
    public Integer call() throws IOException {
        Path file = OpenMap.find(map);
        MapStatistics statistics = statistics(file);
        if (json) {
            Json.print(console(), document -> {
                document.writeStartObject();
                document.writeStringField("path", file.toString());
                document.writeStringField("format", statistics.format().name());
                document.writeObjectFieldStart("figures");
                for (Map.Entry<String, Long> figure : statistics.figures().entrySet()) {
                    document.writeNumberField(figure.getKey(), figure.getValue());
                }
                document.writeEndObject();
                document.writeEndObject();
            });
            return ExitCode.OK;
        }
        console().out().line("%-32s %s".formatted("format", statistics.format()));
        statistics.figures().forEach((name, value) -> console().out().line("%-32s %,d".formatted(name, value)));
        return ExitCode.OK;
    }

    private static MapStatistics statistics(Path file) {
        try {
            return MapFiles.statistics(file);
        } catch (MapFormatException damaged) {
            throw Problem.data(
                    file + ": not a sound map: " + damaged.getMessage(), "'tollgate verify' lists the damage");
        } catch (IOException e) {
            throw Problem.reading(file.toString(), e);
        }
    }
}
