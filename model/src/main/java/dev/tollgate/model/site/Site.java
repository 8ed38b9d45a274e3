package dev.tollgate.model.site;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a site that decide what an access entry does there. Immutable. A fact is known when a cf, an mc or the
 * user gave it, and assumed otherwise: whoever builds on an assumed fact should say so.
 */
public final class Site {
    /** A site of which nothing is known: every feature assumed off, classes assumed stock. */
    public static final Site UNKNOWN = builder().build();

    /** The queue group that is always there (op.me, "Queue Groups and Queue Directories"). */
    public static final String DEFAULT_QUEUE_GROUP = "mqueue";

    private static final int VERSION_PARTS = 4;

    private final Map<Feature, String> features;
    private final Set<Feature> knownFeatures;
    private final Set<SiteFact> knownFacts;
    private final Set<String> localDomains;
    private final Set<String> relayDomains;
    private final Set<String> ownDomains;
    private final Set<String> authMechanisms;
    private final List<String> queueGroups;
    private final List<RuleLookup> lookups;
    private final List<SiteGap> gaps;
    private final Map<Feature, FactSource> featureSources;
    private final Map<SiteFact, FactSource> factSources;
    private final String hostName;
    private final String machineName;
    private final String smartHost;
    private final String deliveryMode;
    private final boolean accessMapRead;
    private final boolean greetPauseAsks;
    private final String version;
    private final AccessMap accessMap;
    private final Replies replies;

    Site(SiteBuilder from) {
        features = new EnumMap<>(from.features);
        knownFeatures =
                from.knownFeatures.isEmpty() ? EnumSet.noneOf(Feature.class) : EnumSet.copyOf(from.knownFeatures);
        knownFacts = from.knownFacts.isEmpty() ? EnumSet.noneOf(SiteFact.class) : EnumSet.copyOf(from.knownFacts);
        localDomains = Set.copyOf(from.localDomains);
        relayDomains = Set.copyOf(from.relayDomains);
        ownDomains = Set.copyOf(from.ownDomains);
        authMechanisms = Set.copyOf(from.authMechanisms);
        queueGroups = List.copyOf(from.queueGroups);
        lookups = List.copyOf(from.lookups);
        gaps = List.copyOf(from.gaps);
        featureSources = Map.copyOf(from.featureSources);
        factSources = Map.copyOf(from.factSources);
        hostName = from.hostName;
        machineName = from.machineName;
        smartHost = from.smartHost;
        deliveryMode = from.deliveryMode;
        accessMapRead = from.accessMapRead;
        greetPauseAsks = from.greetPauseAsks;
        version = from.version;
        accessMap = from.accessMap;
        replies = from.replies;
    }

    /** The lookups that rules of the site's own make, in any map. */
    public List<RuleLookup> lookups() {
        return lookups;
    }

    /** What the site's sendmail asks and the stock rulesets here do not. */
    public List<SiteGap> gaps() {
        return gaps;
    }

    /** The lookups of rules of the site's own that read entries with this tag in the access map. */
    public List<RuleLookup> lookups(String tag) {
        if (lookups.isEmpty()) {
            return lookups;
        }
        return lookups.stream()
                .filter(lookup -> lookup.map().equals("access") && lookup.tag().equalsIgnoreCase(tag))
                .toList();
    }

    /** Where it is known from that the feature is on, or off. */
    public FactSource source(Feature feature) {
        return featureSources.getOrDefault(feature, FactSource.ASSUMED);
    }

    /** Where the fact is known from. */
    public FactSource source(SiteFact fact) {
        return factSources.getOrDefault(fact, FactSource.ASSUMED);
    }

    /** The machine's own name; empty where nobody knows it. */
    public String machineName() {
        return machineName;
    }

    /** The host that mail for others leaves through (macro {@code $S}), without its mailer; empty if there is none. */
    public String smartHost() {
        return smartHost;
    }

    /** The first letter of the delivery mode; {@code d}, deferred, leaves the checks of clients and addresses out. */
    public String deliveryMode() {
        return deliveryMode;
    }

    /** Whether feature greet_pause asks the access map. */
    public boolean greetPauseAsksMap() {
        return greetPauseAsks && accessMapRead;
    }

    /** Whether sendmail reads an access map; false only where a configuration without one was read. */
    public boolean readsAccessMap() {
        return accessMapRead;
    }

    /** A builder that starts with nothing known. */
    public static SiteBuilder builder() {
        return new SiteBuilder();
    }

    /** A builder that starts with this site's facts. */
    public SiteBuilder toBuilder() {
        SiteBuilder builder = new SiteBuilder();
        builder.features.putAll(features);
        builder.knownFeatures.addAll(knownFeatures);
        builder.knownFacts.addAll(knownFacts);
        builder.localDomains.clear();
        builder.localDomains.addAll(localDomains);
        builder.relayDomains.addAll(relayDomains);
        builder.ownDomains.addAll(ownDomains);
        builder.authMechanisms.addAll(authMechanisms);
        builder.queueGroups.addAll(queueGroups);
        builder.lookups.addAll(lookups);
        builder.gaps.addAll(gaps);
        builder.featureSources.putAll(featureSources);
        builder.factSources.putAll(factSources);
        builder.machineName = machineName;
        builder.smartHost = smartHost;
        builder.deliveryMode = deliveryMode;
        builder.accessMapRead = accessMapRead;
        builder.greetPauseAsks = greetPauseAsks;
        builder.hostName = hostName;
        builder.version = version;
        builder.accessMap = accessMap;
        builder.replies = replies;
        return builder;
    }

    /**
     * Reads {@code NAME} or {@code NAME=ARGUMENT} as {@code --feature} takes it.
     *
     * @throws IllegalArgumentException with a message for the user if there is no such feature or argument
     */
    public static FeatureSetting parseFeature(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String argument = equals < 0 ? "" : text.substring(equals + 1);
        Feature feature = Feature.byName(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("unknown feature \"" + name + "\"; there are " + Feature.names()));
        if (!feature.takes(argument)) {
            throw new IllegalArgumentException(
                    "feature " + feature.mcName() + " takes no argument \"" + argument + "\"");
        }
        return new FeatureSetting(feature, argument);
    }

    /** Whether anything is known about the site's features. */
    public boolean known() {
        return !knownFeatures.isEmpty();
    }

    /** Whether the feature with this mc name is on. */
    public boolean has(String mcName) {
        return Feature.byName(mcName).filter(this::has).isPresent();
    }

    /** Whether the feature is on. */
    public boolean has(Feature feature) {
        return features.containsKey(feature);
    }

    /** Whether the feature is on with exactly this argument, in any case. */
    public boolean has(Feature feature, String argument) {
        return argument.equalsIgnoreCase(features.get(feature));
    }

    /** The feature's argument; nothing if it has none or is off. */
    public Optional<String> argument(Feature feature) {
        return Optional.ofNullable(features.get(feature)).filter(argument -> !argument.isEmpty());
    }

    /** The features that are on, in the order of {@link Feature}. */
    public List<FeatureSetting> features() {
        return features.entrySet().stream()
                .map(entry -> new FeatureSetting(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether it is known that the feature is on, or that it is off. */
    public boolean knows(Feature feature) {
        return knownFeatures.contains(feature);
    }

    /** Whether the fact is known. */
    public boolean knows(SiteFact fact) {
        return knownFacts.contains(fact);
    }

    /** Class w in lower case, {@code localhost} and {@link #hostName()} included. */
    public Set<String> localDomains() {
        return localDomains;
    }

    /** Class R in lower case: domains, and addresses or address prefixes. */
    public Set<String> relayDomains() {
        return relayDomains;
    }

    /** Class m in lower case. */
    public Set<String> ownDomains() {
        return ownDomains;
    }

    /** Class TrustAuthMech in lower case. */
    public Set<String> authMechanisms() {
        return authMechanisms;
    }

    /**
     * The queue groups, the default group {@value #DEFAULT_QUEUE_GROUP} first; sendmail compares their names without case.
     * Known as {@link SiteFact#QUEUE_GROUPS}.
     */
    public List<String> queueGroups() {
        return queueGroups;
    }

    /** $j. */
    public String hostName() {
        return hostName;
    }

    /** $m: the domain of the machine's own name, or of {@link #hostName()} where that is not known; empty if there is none. */
    public String domainName() {
        String name = machineName.isEmpty() ? hostName : machineName;
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /** The version of sendmail's configuration, such as {@code 8.17.1.9}. */
    public String version() {
        return version;
    }

    /** Whether the configuration is of sendmail {@code wanted} (such as {@code 8.18.2}) or later. */
    public boolean atLeast(String wanted) {
        return Arrays.compare(numbers(version), numbers(wanted)) >= 0;
    }

    /** The numbers of a version; the parts that it lacks are zero. */
    private static int[] numbers(String version) {
        int[] numbers = new int[VERSION_PARTS];
        int part = 0;
        for (int i = 0; i < version.length() && part < VERSION_PARTS; i++) {
            int digit = Character.digit(version.charAt(i), 10);
            if (digit >= 0) {
                numbers[part] = Math.min(numbers[part], 1_000_000) * 10 + digit;
            } else {
                part++;
            }
        }
        return numbers;
    }

    /** The access map's declaration. */
    public AccessMap accessMap() {
        return accessMap;
    }

    /** The texts of the standard refusals. */
    public Replies replies() {
        return replies;
    }

    static Set<String> lower(Iterable<String> names) {
        Set<String> lower = new LinkedHashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
