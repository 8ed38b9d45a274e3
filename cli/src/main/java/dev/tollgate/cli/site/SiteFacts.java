package dev.tollgate.cli.site;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.ClassFile;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
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

    /** The site that the options describe. */
    public Site site(Console console) {
        if (cf != null && mc != null) {
            throw Problem.usage("--cf and --mc exclude each other", "give the one that the running sendmail uses");
        }
        Site read = cf != null
                ? CfReader.read(Input.text(console, cf))
                : mc != null ? McReader.read(Input.text(console, mc)) : Site.UNKNOWN;
        if (features.isEmpty()
                && localDomains.isEmpty()
                && relayDomains.isEmpty()
                && read.classFiles().isEmpty()) {
            return read;
        }
        SiteBuilder builder = read.toBuilder();
        for (ClassFile file : read.classFiles()) {
            addMembers(console, builder, file);
        }
        for (String feature : features) {
            try {
                builder.with(Site.parseFeature(feature));
            } catch (IllegalArgumentException e) {
                throw Problem.usage("--feature: " + e.getMessage(), "write the name as the .mc file does");
            }
        }
        if (!localDomains.isEmpty()) {
            builder.localDomains(localDomains);
        }
        if (!relayDomains.isEmpty()) {
            builder.relayDomains(relayDomains);
        }
        return builder.build();
    }

    private static void addMembers(Console console, SiteBuilder builder, ClassFile file) {
        if (!Files.isReadable(Input.path(file.path()))) {
            if (!file.optional()) {
                console.say(file.path() + " (class " + file.className() + ") cannot be read; taken as empty");
            }
            return;
        }
        String text = new String(Input.bytes(console, file.path()), StandardCharsets.UTF_8);
        builder.classMembers(file.className(), ClassFile.members(text));
    }
}
