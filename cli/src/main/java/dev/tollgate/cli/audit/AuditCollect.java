package dev.tollgate.cli.audit;

import dev.tollgate.audit.host.Host;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tollgate audit collect}. */
@Command(
        name = "collect",
        description = {
            "Print the facts of a host as one JSON document, for an audit elsewhere.",
            "",
            "They include modes, owners and links of mail files, the text of the configuration, the aliases, and "
                    + "the users' names and shells. Of keys and passwords they include only where they are and who may "
                    + "read them."
        },
        footer = {"", "Example:", "  tollgate audit collect > facts.json"})
public final class AuditCollect extends TollgateCommand {
    @Mixin
    private AuditOptions options;

    @Override
    public Integer call() throws IOException {
        Host host = options.collect(console());
        Json.print(console(), json -> HostJson.write(json, host));
        return ExitCode.OK;
    }
}
