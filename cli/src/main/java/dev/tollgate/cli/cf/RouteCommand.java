package dev.tollgate.cli.cf;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.cf.CfEngine;
import dev.tollgate.toolkit.cf.Route;
import dev.tollgate.toolkit.cf.Routing;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate route}. */
@Command(
        name = "route",
        description = "Show where mail for an address goes: through the site's own rules, mailertable, virtusertable,"
                + " domaintable and aliases to mailer, host and user. Exits 1 if the address is rejected.",
        footer = {
            "",
            "Examples:",
            "  tollgate route info@customer.example --cf /etc/mail/sendmail.cf",
            "  tollgate route user@example.org --cf sendmail.cf --header --sender --mailer esmtp",
            "                             the address in a header, as that mailer rewrites it"
        })
public final class RouteCommand extends TollgateCommand {
    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private EngineOptions engineOptions;

    @Parameters(paramLabel = "ADDRESS", description = "The address, with or without angle brackets.")
    private String address;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--header", description = "Rewrite the address as in a header.")
    private boolean header;

    @Option(names = "--envelope", description = "Rewrite the address as in the envelope.")
    private boolean envelope;

    @Option(names = "--sender", description = "With --header or --envelope: the address is a sender, not a recipient.")
    private boolean sender;

    @Option(
            names = "--mailer",
            paramLabel = "NAME",
            description = "With --header or --envelope: rewrite for this mailer; default: the one that the address "
                    + "leads to.")
    private @Nullable String mailer;

    @Override
    public Integer call() throws IOException {
        if (!engineOptions.runsCf(siteFacts)) {
            throw Problem.usage("the route depends on the site's own rules", "name its sendmail.cf with --cf");
        }
        if (header && envelope) {
            throw Problem.usage("--header and --envelope cannot be used together", "use one of them");
        }
        Site site = siteFacts.site(console());
        CfEngine engine = engineOptions.cf(console(), siteFacts, site);
        String typed = Shown.bytes(address);
        Route route = Routing.of(engine, typed);
        String rewritten = header || envelope ? rewritten(engine, typed, route) : null;
        if (json) {
            Json.print(console(), out -> RouteJson.write(out, route, rewritten));
        } else {
            print(route, rewritten);
        }
        return route.ends().stream().allMatch(end -> end.error().isEmpty()) ? ExitCode.OK : ExitCode.NO;
    }

    private String rewritten(CfEngine engine, String typed, Route route) {
        String name = mailer;
        if (name == null) {
            name = route.ends().isEmpty() ? "local" : route.ends().get(0).mailer();
        }
        String wanted = name;
        return Routing.rewritten(engine, typed, wanted, Routing.use(sender ? "sender" : "recipient", header))
                .orElseThrow(() -> Problem.usage(
                        "this sendmail.cf does not define a mailer '" + Shown.line(wanted) + "'",
                        "name one of its M lines with --mailer"));
    }

    private void print(Route route, @Nullable String rewritten) {
        for (Route.Step step : route.steps()) {
            String line = step.line() > 0 ? ":" + step.line() : "";
            console()
                    .out()
                    .line(Shown.line(step.address()) + ": " + Shown.line(step.map()) + " has "
                            + Shown.line(step.key()) + " -> " + Shown.line(step.value()) + "   ("
                            + Shown.line(step.file()) + line + ")");
        }
        for (Route.End end : route.ends()) {
            String host = end.host().isEmpty() ? "" : ", host " + Shown.line(end.host());
            console()
                    .out()
                    .line(Shown.line(end.address()) + ": "
                            + (end.error().isEmpty()
                                    ? "mailer " + Shown.line(end.mailer()) + host + ", user " + Shown.line(end.user())
                                    : "refused: " + Shown.line(end.error())));
        }
        if (rewritten != null) {
            console().out().line("rewritten: " + Shown.line(rewritten));
        }
        List<String> notes = route.notes();
        notes.forEach(note -> console().out().line("note: " + Shown.line(note)));
    }
}
