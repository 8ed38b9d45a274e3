package dev.tollgate.cli.trace;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.map.AccessText;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.FactsJson;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.cli.site.OutageEngine;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.study.RelayAudit;
import dev.tollgate.model.policy.study.RelayGrant;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.cf.CfEngine;
import dev.tollgate.toolkit.cf.CfRelayAudit;
import dev.tollgate.toolkit.question.SiteNotes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate audit-relay}. */
@Command(
        name = "audit-relay",
        description = "List who may relay through this host, and by which entry: networks, domains, certificates, "
                + "recipient domains; with a session that shows it. Exits 1 if anything is open to the world. With --cf "
                + "the file's own rules are used, and it also exits 1 if the answer is not complete.",
        footer = {
            "",
            "Examples:",
            "  tollgate audit-relay --mc sendmail.mc access",
            "  tollgate audit-relay --cf /etc/mail/sendmail.cf /etc/mail/access.db"
        })
public final class AuditRelayCommand extends TollgateCommand {
    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private DirectoryOptions directory;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "The access file, map or ldap:// URL; - is standard input.")
    private String file;

    /** The entries of a map have no lines. */
    private boolean isMap;

    @Override
    public Integer call() throws IOException {
        isMap = DirectoryOptions.isUrl(file) || !file.equals(Input.STANDARD) && AccessText.isMap(Input.path(file));
        AccessIndex entries = AccessText.index(console(), file, directory);
        Site site = siteFacts.site(console());
        CfRelayAudit.Result result = audited(engineOptions.engine(console(), siteFacts, site, file), entries, site);
        List<RelayGrant> grants = result.grants();
        if (json) {
            printJson(result);
        } else {
            Style style = console().style(Console.Stream.OUT);
            for (RelayGrant grant : grants) {
                print(style, grant);
            }
            if (!result.reasons().isEmpty()) {
                console().out().line(style.error("not a complete answer:") + " others may be able to relay");
                result.reasons().forEach(reason -> console().out().line("  " + Shown.line(reason)));
            }
        }
        boolean open = grants.stream().anyMatch(grant -> grant.exposure() == RelayGrant.Exposure.OPEN);
        return open || !result.reasons().isEmpty() ? ExitCode.NO : ExitCode.OK;
    }

    private static CfRelayAudit.Result audited(PolicyEngine engine, AccessIndex entries, Site site) {
        if (engine instanceof CfEngine rules) {
            return CfRelayAudit.of(rules, entries);
        }
        // While the map is away the configuration alone lets anybody relay.
        AccessIndex found = engine instanceof OutageEngine ? AccessIndex.of(AccessFile.parse(new byte[0])) : entries;
        List<RelayGrant> grants = RelayAudit.of(found, site);
        return new CfRelayAudit.Result(grants, SiteNotes.incomplete(site));
    }

    private void print(Style style, RelayGrant grant) {
        Hit entry = grant.entry();
        String where = entry == null || isMap ? place(entry) : file + ":" + entry.line();
        String open = grant.exposure() == RelayGrant.Exposure.OPEN ? style.error("error: open to the world: ") : "";
        String who = grant.who().isEmpty() ? "everybody" : Shown.line(grant.who());
        console()
                .out()
                .line(where + ": " + open + word(grant) + " " + style.strong(who) + ": "
                        + Shown.line(grant.explanation()));
        if (!grant.witness().given().isEmpty()) {
            console().out().line("  such as " + Shown.line(grant.witness().toString()));
        }
    }

    /** The file, or the name of an entry of a directory. */
    private String place(@Nullable Hit entry) {
        return entry == null || !DirectoryOptions.isUrl(file)
                ? file
                : String.valueOf(directory.view(console(), file).placed(entry).place());
    }

    private static String word(RelayGrant grant) {
        return grant.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void printJson(CfRelayAudit.Result result) throws IOException {
        Json.print(console(), out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("grants");
            for (RelayGrant grant : result.grants()) {
                Hit entry = grant.entry();
                out.writeStartObject();
                out.writeStringField("kind", word(grant));
                out.writeStringField("who", Shown.text(grant.who()));
                out.writeBooleanField("open", grant.exposure() == RelayGrant.Exposure.OPEN);
                out.writeStringField("explanation", Shown.text(grant.explanation()));
                if (entry == null || isMap) {
                    out.writeNullField("line");
                } else {
                    out.writeNumberField("line", entry.line());
                }
                if (entry != null && DirectoryOptions.isUrl(file)) {
                    out.writeStringField("place", place(entry));
                }
                Json.nullable(out, "key", entry == null ? null : Shown.text(entry.key()));
                Json.nullable(out, "value", entry == null ? null : Shown.text(entry.value()));
                if (grant.witness().given().isEmpty()) {
                    out.writeNullField("witness");
                } else {
                    out.writeFieldName("witness");
                    FactsJson.write(out, grant.witness());
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeBooleanField("complete", result.reasons().isEmpty());
            out.writeArrayFieldStart("reasons");
            for (String reason : result.reasons()) {
                out.writeString(Shown.text(reason));
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }
}
