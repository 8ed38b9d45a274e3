package dev.tollgate.cli.site;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.site.FeatureSetting;
import dev.tollgate.model.site.Site;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate site}. */
@Command(
        name = "site",
        description = "Show what is known of the site's sendmail: features, classes w and R, the access map.",
        footer = {
            "",
            "Examples:",
            "  tollgate site show --cf /etc/mail/sendmail.cf",
            "  tollgate site show --mc sendmail.mc"
        })
public final class SiteCommand extends TollgateCommand {
    @Mixin
    private SiteFacts siteFacts;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "show", arity = "1", description = "The one thing to do.")
    private String verb;

    @Override
    public Integer call() throws IOException {
        if (!verb.equals("show")) {
            throw Problem.usage("unknown command 'site " + verb + "'", "did you mean 'site show'?");
        }
        Site site = siteFacts.site(console());
        if (json) {
            Json.print(console(), out -> {
                out.writeStartObject();
                out.writeStringField("hostName", site.hostName());
                out.writeStringField("version", site.version());
                out.writeArrayFieldStart("features");
                for (FeatureSetting setting : site.features()) {
                    out.writeString(setting.toString());
                }
                out.writeEndArray();
                strings(out, "localDomains", site.localDomains());
                strings(out, "relayDomains", site.relayDomains());
                out.writeStringField("accessMap", site.accessMap().toString());
                out.writeEndObject();
            });
            return ExitCode.OK;
        }
        console().out().line("host name:     " + site.hostName());
        console().out().line("version:       " + site.version());
        console().out().line("local domains: " + String.join(" ", new TreeSet<>(site.localDomains())));
        console().out().line("relay domains: " + String.join(" ", new TreeSet<>(site.relayDomains())));
        console().out().line("access map:    " + site.accessMap());
        console().out().line("features:");
        for (FeatureSetting setting : site.features()) {
            console().out().line("  " + setting + ": " + setting.feature().effect());
        }
        return ExitCode.OK;
    }

    private static void strings(com.fasterxml.jackson.core.JsonGenerator out, String name, Collection<String> values)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : new TreeSet<>(values)) {
            out.writeString(value);
        }
        out.writeEndArray();
    }
}
