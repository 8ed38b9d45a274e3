package dev.tollgate.toolkit.site;

import dev.tollgate.model.site.FactSource;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a site beside its configuration file, or in place of one.
 *
 * @param features features that are on, as an mc file names them, with {@code =ARG} where they have an argument
 * @param localDomains members of class w
 * @param relayDomains members of class R
 * @param hostName the machine's own full name
 * @param version sendmail's version, such as 8.14.4
 */
public record SiteAdditions(
        List<String> features,
        List<String> localDomains,
        List<String> relayDomains,
        Optional<String> hostName,
        Optional<String> version) {
    /** Nothing beside the file. */
    public static final SiteAdditions NONE = new SiteAdditions(List.of(), List.of(), List.of());

    /** Features and members of classes alone. */
    public SiteAdditions(List<String> features, List<String> localDomains, List<String> relayDomains) {
        this(features, localDomains, relayDomains, Optional.empty(), Optional.empty());
    }

    /**
     * {@code site} with these.
     *
     * @throws IllegalArgumentException when a feature is not one that is known
     */
    public Site to(Site site) {
        if (isNothing()) {
            return site;
        }
        SiteBuilder builder = site.toBuilder().from(FactSource.GIVEN);
        features.forEach(feature -> builder.with(Site.parseFeature(feature)));
        if (!localDomains.isEmpty()) {
            builder.localDomains(localDomains);
        }
        if (!relayDomains.isEmpty()) {
            builder.relayDomains(relayDomains);
        }
        hostName.ifPresent(builder::machineName);
        version.ifPresent(builder::version);
        return builder.build();
    }

    /** Not by the record's own equals: Java makes that when it is first called, which takes a sixth of a command's start. */
    private boolean isNothing() {
        return features.isEmpty()
                && localDomains.isEmpty()
                && relayDomains.isEmpty()
                && hostName.isEmpty()
                && version.isEmpty();
    }
}
