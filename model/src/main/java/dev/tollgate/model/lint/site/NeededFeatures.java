package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.Quarantine;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which mc features an entry needs to do what it says (cf/README, "FEATURES" and "ACCESS DATABASE"). */
final class NeededFeatures {
    private static final Map<Tag, Feature> BY_TAG = new EnumMap<>(Tag.class);

    static {
        for (Tag tag : Tag.values()) {
            tag.feature().flatMap(Feature::byName).ifPresent(feature -> BY_TAG.put(tag, feature));
        }
    }

    /** Every feature that an entry may need; fewer than there are bits in an int. */
    static final List<Feature> ALL = Stream.concat(
                    BY_TAG.values().stream(),
                    Stream.of(
                            Feature.SKIP,
                            Feature.LOOKUPDOTDOMAIN,
                            Feature.BLOCKLIST_RECIPIENTS,
                            Feature.RELAYTOFULLADDRESS,
                            Feature.DELAY_CHECKS))
            .distinct()
            .toList();

    private static final int SKIP = bit(Feature.SKIP);
    private static final int LOOKUPDOTDOMAIN = bit(Feature.LOOKUPDOTDOMAIN);
    private static final int BLOCKLIST_RECIPIENTS = bit(Feature.BLOCKLIST_RECIPIENTS);
    private static final int RELAYTOFULLADDRESS = bit(Feature.RELAYTOFULLADDRESS);
    private static final int DELAY_CHECKS = bit(Feature.DELAY_CHECKS);

    private NeededFeatures() {}

    /** One bit, another for each of {@link #ALL}. */
    static int bit(Feature feature) {
        return 1 << ALL.indexOf(feature);
    }

    /** The bits of the features without which sendmail never asks for {@code entry}, or takes its value for something else. */
    static int of(Entry entry) {
        Feature ofTag = BY_TAG.get(entry.tag());
        return (ofTag == null ? 0 : bit(ofTag))
                | (entry.is(Action.SKIP) ? SKIP : 0)
                | (entry.key().kind() == KeyKind.SUBDOMAINS ? LOOKUPDOTDOMAIN : 0)
                | (refusesRecipient(entry) ? BLOCKLIST_RECIPIENTS : 0)
                | (relaysForAddress(entry) ? RELAYTOFULLADDRESS : 0)
                | (quarantinesClient(entry) ? DELAY_CHECKS : 0);
    }

    /** Whether {@code site} is known to look {@code tag} up nowhere, or in another map. */
    static boolean lacks(Site site, Tag tag) {
        Feature feature = BY_TAG.get(tag);
        if (feature == null || tag == Tag.TLS_CLT_FEATURES && site.has(Feature.STS)) {
            return false;
        }
        if (tag == Tag.GREET_PAUSE && site.has(Feature.GREET_PAUSE) && !site.greetPauseAsksMap()) {
            return true;
        }
        boolean elsewhere =
                tag == Tag.BCC && !site.argument(feature).orElse("access").equals("access");
        return lacks(site, feature) || elsewhere;
    }

    /** Whether {@code feature} is known to be off. */
    static boolean lacks(Site site, Feature feature) {
        return site.knows(feature) && !site.has(feature);
    }

    /** Whether {@code entry} refuses recipients, or discards or holds what is sent to them. */
    static boolean refusesRecipient(Entry entry) {
        return entry.tag() == Tag.TO
                && entry.value() instanceof ParsedValue.Valid valid
                && (valid.value() == Action.REJECT
                        || valid.value() == Action.DISCARD
                        || valid.value() instanceof ErrorReply
                        || valid.value() instanceof Quarantine);
    }

    /** Whether {@code entry} quarantines what clients send, and nothing else. */
    static boolean quarantinesClient(Entry entry) {
        boolean client = entry.tag() == Tag.CONNECT
                || entry.tag() == Tag.UNTAGGED
                        && (entry.key().kind() == KeyKind.IPV4 || entry.key().kind() == KeyKind.IPV6);
        return client && entry.value() instanceof ParsedValue.Valid valid && valid.value() instanceof Quarantine;
    }

    /** Whether {@code entry} says that mail to one address is relayed. */
    static boolean relaysForAddress(Entry entry) {
        return entry.tag() == Tag.TO && entry.key().kind() == KeyKind.ADDRESS && entry.is(Action.RELAY);
    }
}
