package dev.tollgate.cli.ldap;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.directory.change.Change;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.Planner;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.text.MapText;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate ldap diff}. */
@Command(
        name = "diff",
        description = "Print what push would change: - is what the directory has, + is what FILE has, with the entry's "
                + "name and change number. Values are compared byte by byte. Exits 1 if they differ.",
        footer = {
            "",
            "Example:",
            "  tollgate ldap diff --url ldap://localhost --base dc=example,dc=com --cluster mail access"
        })
public final class LdapDiff extends TollgateCommand {
    @Mixin
    private MapOptions options;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "The text; - is standard input.")
    private String file;

    @Override
    public Integer call() throws IOException, DirectoryException {
        AccessIndex target = MapText.index(options.map(), Input.bytes(console(), file));
        Plan plan;
        try (Server server = options.open(console(), options.address())) {
            plan = Planner.plan(options.read(server), target, options.owner());
        }
        plan.warnings().forEach(console()::warn);
        Secrets secrets = console().secrets();
        List<Change> changes = plan.changes().stream()
                .sorted(Comparator.comparing(Change::key).thenComparing(Change::dn))
                .map(change -> change.shown(secrets::value))
                .toList();
        if (json) {
            Json.print(console(), out -> {
                out.writeStartObject();
                out.writeArrayFieldStart("changes");
                for (Change change : changes) {
                    ChangeJson.write(out, change);
                }
                out.writeEndArray();
                out.writeEndObject();
            });
        } else {
            Style style = console().style(Console.Stream.OUT);
            changes.forEach(change -> print(console().out(), style, change));
        }
        return changes.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }

    private static void print(Output out, Style style, Change change) {
        String key = Shown.line(change.key());
        boolean comes = change.kind() == Change.Kind.ADD || change.kind() == Change.Kind.ADD_KEY;
        if (!comes) {
            String place = change.csn().isEmpty() ? change.dn() : change.dn() + " entryCSN " + change.csn();
            out.line(style.bad("- " + key + "\t" + value(change.before())) + style.faint("   (" + place + ")"));
        }
        if (comes || change.kind() == Change.Kind.REPLACE) {
            out.line(style.good("+ " + key + "\t" + value(change.after())));
        }
    }

    private static String value(Optional<String> value) {
        return value.map(Shown::line).orElse("(no value)");
    }
}
