package dev.tollgate.model.lint.site;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG7xx: site and features, by code. */
public final class SiteRules {
    private SiteRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new AssumedFeature(),
                new TagWithoutFeature(),
                new RecipientsNotBlocked(),
                new SkipNotEnabled(),
                new SubdomainsNotLookedUp(),
                new AddressNotRelayed(),
                new UserRelayedAnywhere(),
                new SenderRelay(),
                new ForgeableRelay(),
                new CredentialsElsewhere(),
                new SpamMode(),
                new NewerSendmail(),
                new TopLevelRelay(),
                new WideNetRelay(),
                new LocalhostRelay(),
                new RelayedAnyway(),
                new WholeIpv6(),
                new UntaggedEntry(),
                new ForgottenQuarantine(),
                new NoAccessMap(),
                new TooNewEntry(),
                new ReadByLocalRules(),
                new NeedlessSmartHostRelay(),
                new SmartHostWithoutCredentials());
    }
}
