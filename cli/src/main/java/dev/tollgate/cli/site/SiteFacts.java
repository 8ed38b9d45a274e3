package dev.tollgate.cli.site;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.site.ClassFile;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.site.SiteAdditions;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteFiles;
import java.io.IOException;
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

    /** The file of {@code --cf}, if it was given. */
    public Optional<String> cfFile() {
        return Optional.ofNullable(cf);
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
            throw Problem.usage("--cf and --mc exclude each other", "give the one that the running sendmail uses");
        }
        SiteAdditions additions = new SiteAdditions(features, localDomains, relayDomains);
        try {
            return additions.to(read(console));
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--feature: " + e.getMessage(), "write the name as the .mc file does");
        }
    }

    private Site read(Console console) {
        String file = cf != null ? cf : mc;
        if (file == null) {
            return Site.UNKNOWN;
        }
        byte[] content = Input.bytes(console, file);
        try {
            SiteFiles read = SiteFiles.read(cf != null ? SiteFile.Kind.CF : SiteFile.Kind.MC, content);
            for (ClassFile missing : read.unreadable()) {
                console.say(missing.path() + " (class " + missing.className() + ") cannot be read; taken as empty");
            }
            return read.site();
        } catch (IOException e) {
            throw Problem.reading(file, e);
        }
    }
}
