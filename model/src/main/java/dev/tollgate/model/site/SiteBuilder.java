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
    final Set<String> queueGroups = new LinkedHashSet<>(Set.of(Site.DEFAULT_QUEUE_GROUP));
    final List<RuleLookup> lookups = new ArrayList<>();
    final List<SiteGap> gaps = new ArrayList<>();
    final Map<Feature, FactSource> featureSources = new EnumMap<>(Feature.class);
    final Map<SiteFact, FactSource> factSources = new EnumMap<>(SiteFact.class);
    FactSource source = FactSource.GIVEN;
    boolean accessMapRead = true;
    boolean greetPauseAsks = true;
    String deliveryMode = "b";
    String hostName = "localhost";
    String machineName = "";
    String smartHost = "";
    String version = "8.17.1.9";
    AccessMap accessMap = AccessMap.STOCK;
    Replies replies = Replies.STOCK;

    SiteBuilder() {}

    /** Says where the facts come from that are set from now on. */
    public SiteBuilder from(FactSource from) {
        source = from;
        return this;
    }

    /** Switches a feature on. */
    public SiteBuilder with(FeatureSetting setting) {
        features.put(setting.feature(), setting.argument());
        knownFeatures.add(setting.feature());
        featureSources.put(setting.feature(), source);
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
        featureSources.put(feature, source);
        return this;
    }

    /** Says that every feature not switched on so far is off. */
    public SiteBuilder noOtherFeatures() {
        for (Feature feature : Feature.values()) {
            if (knownFeatures.add(feature)) {
                featureSources.put(feature, source);
            }
        }
        return this;
    }

    /** Adds a lookup that rules of the site's own make. */
    public SiteBuilder lookup(RuleLookup lookup) {
        lookups.add(lookup);
        return this;
    }

    /** Adds something that the site's sendmail asks and the stock rulesets here do not. */
    public SiteBuilder gap(SiteGap gap) {
        gaps.add(gap);
        return this;
    }

    /** Says that the fact stands as it is now. */
    public SiteBuilder known(SiteFact fact) {
        knownFacts.add(fact);
        FactSource before = factSources.get(fact);
        if (before == null || before.line() == 0) {
            factSources.put(fact, source);
        }
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

    /** Adds to the queue groups. */
    public SiteBuilder queueGroups(Collection<String> names) {
        queueGroups.addAll(names);
        return known(SiteFact.QUEUE_GROUPS);
    }

    /** Sets $j, which is then also in class w. */
    public SiteBuilder hostName(String name) {
        hostName = name;
        localDomains.add(name.toLowerCase(Locale.ROOT));
        return known(SiteFact.HOST_NAME);
    }

    /**
     * Sets the machine's own name. It is in class w, its domain is in class m, and it is $j unless that was set.
     */
    public SiteBuilder machineName(String name) {
        machineName = name;
        String folded = name.toLowerCase(Locale.ROOT);
        localDomains.add(folded);
        int dot = name.indexOf('.');
        if (dot >= 0) {
            ownDomains.add(folded.substring(dot + 1));
        }
        if (!knownFacts.contains(SiteFact.HOST_NAME)) {
            hostName(name);
        }
        return known(SiteFact.OWN_DOMAINS).known(SiteFact.MACHINE_NAME);
    }

    /** Sets the smart host, with or without a mailer in front. */
    public SiteBuilder smartHost(String name) {
        int colon = name.startsWith("[") ? -1 : name.indexOf(':');
        smartHost = name.substring(colon + 1).strip();
        return this;
    }

    /** Sets the delivery mode: the first letter of the option's value. */
    public SiteBuilder deliveryMode(String mode) {
        deliveryMode = mode.isEmpty() ? "b" : mode.substring(0, 1).toLowerCase(Locale.ROOT);
        return known(SiteFact.DELIVERY_MODE);
    }

    /** Says that the fact is assumed after all, if {@code open}. */
    SiteBuilder assumed(SiteFact fact, boolean open) {
        if (open) {
            knownFacts.remove(fact);
            factSources.remove(fact);
        }
        return this;
    }

    /** Says that feature greet_pause asks no map, because it stands before access_db in the mc. */
    public SiteBuilder greetPauseWithoutMap() {
        greetPauseAsks = false;
        return this;
    }

    /** Says that sendmail reads no access map at all. */
    public SiteBuilder noAccessMap() {
        accessMapRead = false;
        return known(SiteFact.ACCESS_MAP);
    }

    /** Sets the configuration's version. */
    public SiteBuilder version(String text) {
        version = text;
        return known(SiteFact.VERSION);
    }

    /** Sets the access map. */
    public SiteBuilder accessMap(AccessMap map) {
        accessMap = map;
        accessMapRead = true;
        return known(SiteFact.ACCESS_MAP);
    }

    /** Sets the texts of the standard refusals. */
    public SiteBuilder replies(Replies texts) {
        replies = texts;
        return known(SiteFact.REPLIES);
    }

    /** Before 8.15.1 sendmail always wrote IPv6 addresses in their compressed form (RELEASE_NOTES). */
    private void compressed() {
        if (knownFacts.contains(SiteFact.VERSION) && !new Site(this).atLeast("8.15.1")) {
            FactSource before = source;
            from(factSources.getOrDefault(SiteFact.VERSION, source)).with(Feature.USE_COMPRESSED_IPV6);
            source = before;
        }
    }

    /** The site with these facts. */
    public Site build() {
        compressed();
        return new Site(this);
    }
}
