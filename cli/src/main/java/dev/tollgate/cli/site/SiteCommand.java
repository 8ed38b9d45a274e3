package dev.tollgate.cli.site;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate site}. */
@Command(
        name = "site",
        description = {
            "Show what is known about the site's sendmail: features, classes, the access map, its own rules.",
            "",
            "Each fact comes with its source: FILE:LINE, given by an option, or assumed. Parts of the file that "
                    + "cannot be followed give a warning on standard error."
        },
        footer = {
            "",
            "Examples:",
            "  tollgate site show --cf /etc/mail/sendmail.cf",
            "  tollgate site show --mc sendmail.mc --host-name mx.example.org",
            "  tollgate site show --mc sendmail.mc --expand     let m4 make the cf, and read that"
        })
public final class SiteCommand extends TollgateCommand {
    @Mixin
    private SiteFacts siteFacts;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "show", arity = "1", description = "The only action.")
    private String verb;

    @Override
    public Integer call() throws IOException {
        if (!verb.equals("show")) {
            throw Problem.usage("unknown command 'site " + verb + "'", "did you mean 'site show'?");
        }
        ShownSite shown = new ShownSite(siteFacts.site(console()));
        if (json) {
            Json.print(console(), shown::write);
        } else {
            shown.print(console().out());
        }
        return ExitCode.OK;
    }
}
