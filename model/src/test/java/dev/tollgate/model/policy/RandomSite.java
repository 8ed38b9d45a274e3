package dev.tollgate.model.policy;

import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.testkit.Seeded;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Sites with any features switched on that change a lookup or a decision. */
public final class RandomSite {
    private static final List<Feature> SWITCHES = List.of(
            Feature.SKIP,
            Feature.LOOKUPDOTDOMAIN,
            Feature.RELAYTOFULLADDRESS,
            Feature.BLOCKLIST_RECIPIENTS,
            Feature.RELAY_HOSTS_ONLY,
            Feature.RELAY_ENTIRE_DOMAIN,
            Feature.RELAY_MAIL_FROM,
            Feature.RELAY_LOCAL_FROM,
            Feature.RELAY_BASED_ON_MX,
            Feature.ACCEPT_UNRESOLVABLE_DOMAINS,
            Feature.ACCEPT_UNQUALIFIED_SENDERS,
            Feature.TLS_SESSION_FEATURES,
            Feature.RATECONTROL,
            Feature.CONNCONTROL,
            Feature.GREET_PAUSE,
            Feature.QUEUEGROUP,
            Feature.COMPAT_CHECK,
            Feature.DELAY_CHECKS,
            Feature.USE_CLIENT_PTR,
            Feature.REQUIRE_RDNS,
            Feature.BLOCK_BAD_HELO,
            Feature.TLS_PERM_ERR,
            Feature.CHECK_CERT_ALTNAMES);

    private RandomSite() {}

    public static Site of(Random random) {
        var site = Site.builder()
                .hostName("mx.local.test")
                .localDomains(Set.of("mx.local.test", "local.test", "own.test", "localhost", "[127.0.0.1]"))
                .ownDomains(Set.of("local.test"))
                .relayDomains(random.nextBoolean() ? Set.of() : Set.of("relay.example", "10.9"));
        for (Feature feature : SWITCHES) {
            if (random.nextInt(3) == 0) {
                site.with(feature, argument(feature, random));
            }
        }
        return site.build();
    }

    private static String argument(Feature feature, Random random) {
        return switch (feature) {
            case RELAY_MAIL_FROM -> Seeded.pick(random, "", "domain");
            case DELAY_CHECKS -> Seeded.pick(random, "", "friend", "hater", "friend,n", "hater,n");
            case RATECONTROL, CONNCONTROL -> Seeded.pick(random, "", "nodelay", "nodelay,terminate", ",terminate");
            case GREET_PAUSE -> Seeded.pick(random, "", "5000");
            case QUEUEGROUP -> Seeded.pick(random, "", "slow");
            default -> "";
        };
    }
}
