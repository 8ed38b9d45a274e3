package dev.tollgate.cli.ldap;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.directory.change.Change;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.PushPlan;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.text.Export;
import dev.tollgate.directory.text.MapText;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate ldap export}. */
@Command(
        name = "export",
        description = {
            "Print a text as LDIF for slapadd, parents first; no server is asked.",
            "",
            "With --changes: print the changes from the directory to the text, in the order in which push sends "
                    + "them, as LDIF for ldapmodify."
        },
        footer = {
            "",
            "Examples:",
            "  tollgate ldap export --base dc=example,dc=com --cluster mail access | slapadd -q",
            "  tollgate ldap export --changes --url ldap://localhost --base dc=example,dc=com --cluster mail access"
        })
public final class LdapExport extends TollgateCommand {
    @Mixin
    private MapOptions options;

    @Mixin
    private SiteFacts siteFacts;

    @Option(names = "--changes", description = "Print only the changes, as LDIF with changetype.")
    private boolean changes;

    @Option(names = "--with-base", description = "Also print the entry of the base, for an empty directory.")
    private boolean withBase;

    @Parameters(paramLabel = "FILE", description = "The text; - is standard input.")
    private String file;

    @Override
    public Integer call() throws IOException, DirectoryException {
        console().secrets(Secrets.SHOWN);
        AccessIndex target = MapText.index(options.map(), Input.bytes(console(), file));
        Output out = console().out();
        if (!changes) {
            Export.run(
                    target,
                    options.server().base(),
                    options.map(),
                    options.owner(),
                    withBase,
                    ldif -> out.content(ldif.getBytes(StandardCharsets.UTF_8)));
            return ExitCode.OK;
        }
        try (Server server = options.open(console(), options.address())) {
            View now = options.read(server);
            Plan plan = PushPlan.of(server, now, target, options.owner(), siteFacts.site(console()));
            plan.warnings().forEach(console()::warn);
            PlanCheck.requireOrder(console(), plan, false);
            for (Change change : plan.changes()) {
                out.content(change.ldif().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ExitCode.OK;
    }
}
