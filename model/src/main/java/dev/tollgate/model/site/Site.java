package dev.tollgate.model.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a site's sendmail is configured to do, as far as it is known.
 *
 * @param known whether the features were given; otherwise sendmail's defaults are assumed
 * @param features the mc features in use and their argument, empty without one
 * @param localDomains class w
 * @param relayDomains class R
 */
public record Site(boolean known, Map<String, String> features, Set<String> localDomains, Set<String> relayDomains) {
    /** A site of which nothing is known. */
    public static final Site UNKNOWN = new Site(false, Map.of(), Set.of(), Set.of());

    public Site {
        features = Map.copyOf(features);
        localDomains = Set.copyOf(localDomains);
        relayDomains = Set.copyOf(relayDomains);
    }

    /** Whether {@code feature} is in use. */
    public boolean has(String feature) {
        return features.containsKey(feature);
    }

    /** The argument of {@code feature}; empty when it is not in use or has none. */
    public Optional<String> argument(String feature) {
        return Optional.ofNullable(features.get(feature)).filter(argument -> !argument.isEmpty());
    }
}
