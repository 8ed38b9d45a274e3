package dev.tollgate.cli.check;

import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.site.SendmailVersion;
import dev.tollgate.model.lint.upgrade.Upgrade;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an upgrade of sendmail changes for the entries of access files. */
final class UpgradeReport {
    private final Console console;
    private final String from;
    private final String to;
    private final List<String> files;

    UpgradeReport(Console console, String range, List<String> files) {
        this.console = console;
        this.files = files;
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw Problem.usage("--upgrade: '" + range + "' is not OLD..NEW", "write two versions, such as 8.14..8.18");
        }
        from = SendmailVersion.checked(ends[0]);
        to = last(SendmailVersion.checked(ends[1]));
    }

    /** The newer end includes all patches of a version that is named without one. */
    private static String last(String version) {
        return version.matches("8\\.\\d+") ? version + ".99" : version;
    }

    int print(boolean json) throws IOException {
        Map<String, List<Upgrade.Change>> changes = new LinkedHashMap<>();
        for (String file : files) {
            changes.put(file, Upgrade.changes(AccessFile.parse(Input.bytes(console, file)), from, to));
        }
        if (json) {
            Json.print(console, out -> {
                out.writeStartObject();
                out.writeStringField("from", from);
                out.writeStringField("to", to.replace(".99", ""));
                out.writeArrayFieldStart("changes");
                for (Map.Entry<String, List<Upgrade.Change>> file : changes.entrySet()) {
                    for (Upgrade.Change change : file.getValue()) {
                        out.writeStartObject();
                        out.writeStringField("path", file.getKey());
                        out.writeNumberField("line", change.line());
                        out.writeStringField("key", Shown.text(change.key()));
                        out.writeStringField("version", change.version());
                        out.writeStringField("text", change.text());
                        out.writeEndObject();
                    }
                }
                out.writeEndArray();
                out.writeEndObject();
            });
        } else {
            changes.forEach((file, list) -> list.forEach(change -> console.out()
                    .line(file + ":" + change.line() + ": " + Shown.line(change.key()) + ": " + change.text() + " ["
                            + change.version() + "]")));
        }
        int count = changes.values().stream().mapToInt(List::size).sum();
        if (!json) {
            console.say(Counted.of(count, "entry changes", "entries change") + " between sendmail " + from + " and "
                    + to.replace(".99", ""));
        }
        return count > 0 ? ExitCode.NO : ExitCode.OK;
    }
}
