package dev.tollgate.model.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects the facts of a {@link Site}. What is set here counts as known. */
public final class SiteBuilder {
    final Map<Feature, String> features = new EnumMap<>(Feature.class);
    final Set<Feature> knownFeatures = EnumSet.noneOf(Feature.class);
    final Set<SiteFact> knownFacts = EnumSet.noneOf(SiteFact.class);
    final Set<String> localDomains = new LinkedHashSet<>(Set.of("localhost"));
    final Set<String> relayDomains = new LinkedHashSet<>();
    final Set<String> ownDomains = new LinkedHashSet<>();
    final Set<String> authMechanisms = new LinkedHashSet<>();
    final List<ClassFile> classFiles = new ArrayList<>();
    final Set<String> queueGroups = new LinkedHashSet<>(Set.of(Site.DEFAULT_QUEUE_GROUP));
    final Set<String> ownTags = new LinkedHashSet<>();
    String hostName = "localhost";
    String version = "8.17.1.9";
    AccessMap accessMap = AccessMap.STOCK;
    Replies replies = Replies.STOCK;

    SiteBuilder() {}

    /** Switches a feature on. */
    public SiteBuilder with(FeatureSetting setting) {
        features.put(setting.feature(), setting.argument());
        knownFeatures.add(setting.feature());
        if (setting.feature() == Feature.BLOCK_BAD_HELO) {
            // The feature's m4 file adds the loopback addresses to both classes.
            relayDomains.addAll(Set.of("127.0.0.1", "ipv6:0:0:0:0:0:0:0:1", "ipv6:::1"));
            localDomains.addAll(Set.of("[127.0.0.1]", "[ipv6:0:0:0:0:0:0:0:1]", "[ipv6:::1]"));
        }
        return this;
    }

    /** Switches a feature without argument on. */
    public SiteBuilder with(Feature feature) {
        return with(new FeatureSetting(feature, ""));
    }

    /** Switches a feature on with an argument. */
    public SiteBuilder with(Feature feature, String argument) {
        return with(new FeatureSetting(feature, argument));
    }

    /** Says that a feature is off. */
    public SiteBuilder without(Feature feature) {
        features.remove(feature);
        knownFeatures.add(feature);
        return this;
    }

    /** Says that every feature not switched on so far is off. */
    public SiteBuilder noOtherFeatures() {
        knownFeatures.addAll(EnumSet.allOf(Feature.class));
        return this;
    }

    /** Adds tags that rules of the site's own look up in the access map. */
    public SiteBuilder ownTags(Collection<String> tags) {
        tags.forEach(tag -> ownTags.add(tag.toLowerCase(Locale.ROOT)));
        return this;
    }

    /** Says that the fact stands as it is now. */
    public SiteBuilder known(SiteFact fact) {
        knownFacts.add(fact);
        return this;
    }

    /** Adds to class w. */
    public SiteBuilder localDomains(Collection<String> names) {
        localDomains.addAll(Site.lower(names));
        return known(SiteFact.LOCAL_DOMAINS);
    }

    /** Adds to class R. */
    public SiteBuilder relayDomains(Collection<String> names) {
        relayDomains.addAll(Site.lower(names));
        return known(SiteFact.RELAY_DOMAINS);
    }

    /** Adds to class m. */
    public SiteBuilder ownDomains(Collection<String> names) {
        ownDomains.addAll(Site.lower(names));
        return known(SiteFact.OWN_DOMAINS);
    }

    /** Adds to class TrustAuthMech. */
    public SiteBuilder authMechanisms(Collection<String> names) {
        authMechanisms.addAll(Site.lower(names));
        return known(SiteFact.AUTH_MECHANISMS);
    }

    /** Adds to the class with this cf name; a class that no fact stands for is left aside. */
    public SiteBuilder classMembers(String className, Collection<String> members) {
        return switch (className) {
            case "w" -> localDomains(members);
            case "R" -> relayDomains(members);
            case "m" -> ownDomains(members);
            case "TrustAuthMech" -> authMechanisms(members);
            default -> this;
        };
    }

    /** Notes a file that fills a class. */
    public SiteBuilder classFile(ClassFile file) {
        classFiles.add(file);
        return this;
    }

    /** Adds to the queue groups. */
    public SiteBuilder queueGroups(Collection<String> names) {
        queueGroups.addAll(names);
        return known(SiteFact.QUEUE_GROUPS);
    }

    /** Sets $j, which is then also in class w, and its domain in class m. */
    public SiteBuilder hostName(String name) {
        hostName = name;
        localDomains.add(name.toLowerCase(Locale.ROOT));
        int dot = name.indexOf('.');
        if (dot >= 0) {
            ownDomains.add(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        }
        return known(SiteFact.HOST_NAME);
    }

    /** Sets the configuration's version. */
    public SiteBuilder version(String text) {
        version = text;
        return known(SiteFact.VERSION);
    }

    /** Sets the access map. */
    public SiteBuilder accessMap(AccessMap map) {
        accessMap = map;
        return known(SiteFact.ACCESS_MAP);
    }

    /** Sets the texts of the standard refusals. */
    public SiteBuilder replies(Replies texts) {
        replies = texts;
        return known(SiteFact.REPLIES);
    }

    /** The site with these facts. */
    public Site build() {
        return new Site(this);
    }
}
