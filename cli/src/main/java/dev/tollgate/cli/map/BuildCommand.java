package dev.tollgate.cli.map;

import dev.tollgate.cli.check.Diagnostics;
import dev.tollgate.cli.check.TableOption;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.command.WordConverter;
import dev.tollgate.cli.history.History;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.ProgressLine;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.failure.FileLockedException;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.model.lint.LintResult;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.history.PackedText;
import dev.tollgate.toolkit.deploy.DeployProgress;
import dev.tollgate.toolkit.deploy.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate build}. */
@Command(
        name = "build",
        description = {
            "Build the map of an access file, or with --table that of another table: check the file, write the "
                    + "map, read it back, put it in place of the old"
                    + " one in one step, and keep the text in the history.",
            "",
            "Refuses (exit 65) if check finds errors, unless --force is given. If anything goes wrong, the old map "
                    + "stays as it was."
        },
        footer = {
            "",
            "Examples:",
            "  tollgate build /etc/mail/access                 writes /etc/mail/access.db",
            "  tollgate build -t cdb -o /etc/mail/access access",
            "  tollgate build -t db185-hash access             the map of FreeBSD's base sendmail",
            "  tollgate build --mode 0640 --owner root:smmsp access",
            "  tollgate build --table virtuser /etc/mail/virtusertable"
        })
public final class BuildCommand extends TollgateCommand {
    /** The releases of Berkeley DB among whose files one can choose. */
    public enum Release {
        V4_1(DbVersion.DB_4_1),
        V5_3(DbVersion.DB_5_3),
        V18_1(DbVersion.DB_18_1);

        private final DbVersion version;

        Release(DbVersion version) {
            this.version = version;
        }

        /** The release's number. */
        @Override
        public String toString() {
            return name().substring(1).replace('_', '.');
        }
    }

    static final class TypeConverter extends WordConverter<MapFormat> {
        TypeConverter() {
            super(MapFormat.values(), MapFormat::word);
        }
    }

    static final class ReleaseConverter extends WordConverter<Release> {
        ReleaseConverter() {
            super(Release.values());
        }
    }

    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private TableOption tableOption;

    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE",
            converter = TypeConverter.class,
            description = "hash, btree or cdb; db185-hash or db185-btree for FreeBSD's base sendmail. Default: the "
                    + "type of the access map in --cf or --mc, else hash.")
    private @Nullable MapFormat givenType;

    private MapFormat type = MapFormat.DB_HASH;

    @Option(
            names = "--db-version",
            paramLabel = "RELEASE",
            converter = ReleaseConverter.class,
            description = {
                "The oldest Berkeley DB that has to open a hash or btree map: 4.1, 5.3 (default; 4.6 and later can "
                        + "read it) or 18.1 (only 6.1 and later can read it)."
            })
    private @Nullable Release dbVersion;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MAPNAME",
            description = "The map; .db or .cdb is added as makemap does. Default: FILE.")
    private @Nullable String output;

    @Option(names = "--mode", paramLabel = "MODE", description = "The map's permissions in octal, such as 0640.")
    private @Nullable String mode;

    @Option(names = "--owner", paramLabel = "USER[:GROUP]", description = "The map's owner.")
    private @Nullable String owner;

    @Option(names = "--force", description = "Build in spite of errors; entries with errors are lost or do nothing.")
    private boolean force;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "A note for the history.")
    private String note;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "The access file; - is standard input (then -o is needed).")
    private String file;

    @Override
    public Integer call() throws IOException {
        if (output == null && file.equals(Input.STANDARD)) {
            throw Problem.usage("standard input gives the map no name", "name it with -o");
        }
        Site site = siteFacts.site(console());
        type = givenType != null ? givenType : declared(site);
        if (dbVersion != null && !type.isBerkeleyDb()) {
            throw Problem.usage(
                    "a " + type.word() + " map has no Berkeley DB version",
                    "leave --db-version out, or build hash or btree");
        }
        byte[] text = Input.bytes(console(), file);
        AccessFile document = AccessFile.parse(text);
        LintResult result =
                tableOption.linter(console(), siteFacts, site, List.of(file)).check(document, site);
        long errors = result.count(Severity.ERROR);
        if (errors > 0) {
            for (Finding finding : result.findings()) {
                if (finding.severity() == Severity.ERROR && !console().isQuiet()) {
                    Diagnostics.print(console().err(), console().style(Console.Stream.ERR), file, document, finding);
                }
            }
            if (!force) {
                throw Problem.data(
                        file + ": " + Counted.of(errors, "error", "errors") + "; no map was written",
                        tableOption.isGiven()
                                ? "fix them, or use --force"
                                : "fix them ('tollgate check --fix=intent " + ShellWord.ofName(file)
                                        + "' fixes many of them), or use --force");
            }
        }
        Path map = map();
        DbVersion version = dbVersion == null ? DbVersion.DB_5_3 : dbVersion.version;
        Deployment deployment = new Deployment(type, version, MapPlacement.of(document, mode, owner));
        // While the map is written and flushed, a core has time to pack the text.
        CompletableFuture<PackedText> packed = CompletableFuture.supplyAsync(() -> PackedText.of(text));
        Deployment.Done done;
        try {
            done = deployment.run(
                    text, map, DeployProgress.showing(ProgressLine.of(console(), map.toString(), text.length)));
        } catch (FileLockedException e) {
            throw new Problem(ExitCode.TEMPORARY, e.getFile() + ": " + e.getReason(), "try again when it has finished");
        } catch (IOException e) {
            throw Problem.writing(map, e);
        }
        History.record(console(), file, packed.join(), done.digest(), note);
        tell(map, done);
        return ExitCode.OK;
    }

    /** The type in which sendmail opens the access map. */
    private MapFormat declared(Site site) {
        if (tableOption.isGiven() || !site.knows(SiteFact.ACCESS_MAP) || !site.readsAccessMap()) {
            return MapFormat.DB_HASH;
        }
        String declared = site.accessMap().mapClass();
        return MapFormat.named(declared)
                .orElseThrow(() -> Problem.usage(
                        "the site's access map is declared as " + declared + " (" + site.source(SiteFact.ACCESS_MAP)
                                + "), which is not a type that can be built",
                        "choose a type with -t"));
    }

    private Path map() {
        String name = output == null ? file : output;
        return Input.path(type.fileName(name));
    }

    private void tell(Path map, Deployment.Done done) throws IOException {
        BuildReport report = done.report();
        done.notes().forEach(note -> console().warn(map + ": " + note));
        if (!report.problems().isEmpty()) {
            console()
                    .warn(map + ": " + Counted.of(report.problems().size(), "line", "lines")
                            + " did not get into the map");
        }
        if (done.announcement() == AtomicFile.Announcement.IMPOSSIBLE) {
            console().warn(map + ": a running sendmail cannot be told about the new map; restart it");
        }
        if (json) {
            Json.print(console(), out -> {
                out.writeStartObject();
                out.writeStringField("map", map.toString());
                out.writeStringField("type", type.word());
                out.writeNumberField("entries", report.entries());
                out.writeNumberField("lines", report.lines());
                out.writeNumberField("dropped", report.problems().size());
                out.writeEndObject();
            });
        } else {
            console()
                    .say(map + ": " + Counted.of(report.entries(), "entry", "entries") + " (" + type.word()
                            + "), read back and in place");
        }
    }
}
