package dev.tollgate.model.lint.site;

import dev.tollgate.model.lint.rule.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rules TG7xx: site and features, by code. */
public final class SiteRules {
    private SiteRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return Stream.of(
                        FeatureRules.all(),
                        RelayRules.all(),
                        BroadRules.all(),
                        VersionRules.all(),
                        List.of(new AssumedFeature(), new CredentialsElsewhere(), new SmartHostWithoutCredentials()))
                .<Rule>flatMap(Collection::stream)
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }
}
