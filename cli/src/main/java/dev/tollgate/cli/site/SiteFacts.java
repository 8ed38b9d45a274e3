package dev.tollgate.cli.site;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteWarning;
import dev.tollgate.toolkit.site.M4Program;
import dev.tollgate.toolkit.site.SiteAdditions;
import dev.tollgate.toolkit.site.SiteException;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the site's sendmail is configured. */
public final class SiteFacts {
    @Option(
            names = "--cf",
            paramLabel = "FILE",
            description = "Read the site's features and classes from this sendmail.cf.")
    private @Nullable String cf;

    @Option(names = "--mc", paramLabel = "FILE", description = "Read them from this .mc file.")
    private @Nullable String mc;

    @Option(
            names = "--feature",
            paramLabel = "NAME[=ARG]",
            description = "A feature that is on, as in the .mc file: skip, delay_checks=friend, ... (repeatable).")
    private List<String> features = List.of();

    @Option(names = "--local-domain", paramLabel = "DOMAIN", description = "A member of class w (repeatable).")
    private List<String> localDomains = List.of();

    @Option(names = "--relay-domain", paramLabel = "DOMAIN", description = "A member of class R (repeatable).")
    private List<String> relayDomains = List.of();

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "The machine's own full name, as hostname -f prints it: a member of class w; its domain is in"
                    + " class m.")
    private @Nullable String hostName;

    @Option(
            names = "--sendmail-version",
            paramLabel = "VERSION",
            description = "The version of sendmail that reads the map, 8.12 to 8.18; default: what the cf says, else"
                    + " 8.17.")
    private @Nullable String version;

    @Option(
            names = "--expand",
            description = "With --mc: let the system's m4 make the cf from it, and use that as --cf.")
    private boolean expand;

    private @Nullable String expansion;

    /** The facts as options would give them. */
    public static SiteFacts given(
            @Nullable String cf,
            @Nullable String mc,
            List<String> features,
            List<String> localDomains,
            List<String> relayDomains) {
        SiteFacts facts = new SiteFacts();
        facts.cf = cf;
        facts.mc = mc;
        facts.features = features;
        facts.localDomains = localDomains;
        facts.relayDomains = relayDomains;
        return facts;
    }

    /** The same facts for a machine of that name and that version of sendmail, whose mc file is expanded if asked. */
    public SiteFacts on(Optional<String> machine, Optional<String> sendmail, boolean expanded) {
        hostName = machine.orElse(hostName);
        version = sendmail.orElse(version);
        expand = expanded;
        return this;
    }

    /** The file of {@code --cf}, if it was given. */
    public Optional<String> cfFile() {
        return Optional.ofNullable(cf);
    }

    /** The file whose rulesets are the site's own: of {@code --cf}, or of {@code --mc} with {@code --expand}. */
    Optional<String> rulesFile() {
        return expand ? mcFile() : cfFile();
    }

    /** What m4 made of the file of {@code --mc}, one char per byte; empty without {@code --expand}. */
    Optional<String> expansion() {
        return Optional.ofNullable(expansion);
    }

    /** The file of {@code --mc}, if it was given. */
    public Optional<String> mcFile() {
        return Optional.ofNullable(mc);
    }

    /** The features of {@code --feature}. */
    List<String> features() {
        return features;
    }

    /** The members of class w that options add. */
    List<String> localDomains() {
        return localDomains;
    }

    /** The members of class R that options add. */
    List<String> relayDomains() {
        return relayDomains;
    }

    /** The site that the options describe. */
    public Site site(Console console) {
        if (cf != null && mc != null) {
            throw Problem.usage("--cf and --mc cannot be used together", "give the one that the running sendmail uses");
        }
        if (expand && mc == null) {
            throw Problem.usage("--expand needs the file of --mc", "add --mc FILE");
        }
        SiteAdditions additions = new SiteAdditions(
                features,
                localDomains,
                relayDomains,
                Optional.ofNullable(hostName).map(SiteFacts::checkedName),
                Optional.ofNullable(version).map(SendmailVersion::checked));
        try {
            return additions.to(read(console));
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--feature: " + e.getMessage(), "write the name as the .mc file does");
        }
    }

    private byte[] expanded(Console console, String file, byte[] content) throws IOException {
        M4Program.Expanded expanded = M4Program.installed().expand(file, content);
        expanded.messages().stream()
                .filter(message -> !message.isBlank())
                .forEach(message -> console.say(Shown.line(file + ": m4 says: " + message.strip())));
        expansion = expanded.cf();
        return expanded.cf().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The machine's name as given, checked; {@code null} for none. */
    @Nullable
    String hostName() {
        return hostName == null ? null : checkedName(hostName);
    }

    private static String checkedName(String name) {
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,250}[A-Za-z0-9])?")) {
            throw Problem.usage(
                    "--host-name: '" + name + "' is not a host name", "write the name that hostname -f prints");
        }
        return name;
    }

    private Site read(Console console) {
        String file = cf != null ? cf : mc;
        if (file == null) {
            return Site.UNKNOWN;
        }
        byte[] content = Input.bytes(console, file);
        try {
            SiteFile.Kind kind = cf != null || expand ? SiteFile.Kind.CF : SiteFile.Kind.MC;
            SiteFiles read = SiteFiles.read(
                    kind,
                    expand ? file + " (expanded)" : file,
                    expand ? expanded(console, file, content) : content,
                    Optional.ofNullable(hostName));
            for (SiteWarning warning : read.warnings()) {
                console.say(Shown.line(warning.toString()));
            }
            return read.site();
        } catch (SiteException e) {
            int code = e.kind() == Failure.Kind.BAD_DATA ? ExitCode.DATA : ExitCode.NO_INPUT;
            throw new Problem(code, file + ": " + e.getMessage(), null);
        } catch (IOException e) {
            throw Problem.reading(file, e);
        }
    }
}
