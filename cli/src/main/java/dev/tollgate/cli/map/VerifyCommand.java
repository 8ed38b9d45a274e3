package dev.tollgate.cli.map;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.format.MapDamage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate verify}. */
@Command(
        name = "verify",
        description = "Check the structure of a map file, page by page, as db_verify does.",
        footer = {
            "",
            "The format is recognized from the file. Each line names a place, what a sound file has there,",
            "and what was found. Exits 1 if something is wrong.",
            "",
            "Examples:",
            "  tollgate verify /etc/mail/access.db",
            "  for map in /etc/mail/*.db; do tollgate verify \"$map\" || echo \"rebuild $map\"; done"
        })
public final class VerifyCommand extends TollgateCommand {
    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Parameters(paramLabel = "MAP", description = "The map file; its suffix may be left out.")
    private Path map;

    @Override
    public Integer call() throws IOException {
        Path file = OpenMap.find(map);
        List<MapDamage> damage = damage(file);
        if (json) {
            Json.print(console(), document -> {
                document.writeStartObject();
                document.writeStringField("path", file.toString());
                document.writeBooleanField("sound", damage.isEmpty());
                document.writeArrayFieldStart("damage");
                for (MapDamage one : damage) {
                    document.writeStartObject();
                    document.writeStringField("place", one.place());
                    document.writeStringField("expected", one.expected());
                    document.writeStringField("found", one.found());
                    document.writeEndObject();
                }
                document.writeEndArray();
                document.writeEndObject();
            });
        } else {
            for (MapDamage one : damage) {
                console().out().line(file + ": " + one);
            }
            console().say(file + (damage.isEmpty() ? ": sound" : ": damaged; build the map again"));
        }
        return damage.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }

    private static List<MapDamage> damage(Path file) {
        try {
            return MapFiles.damage(file);
        } catch (IOException e) {
            throw Problem.reading(file.toString(), e);
        }
    }
}
