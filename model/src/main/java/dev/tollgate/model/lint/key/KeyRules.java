package dev.tollgate.model.lint.key;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG2xx: keys, by code. */
public final class KeyRules {
    private KeyRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new BlankAfterTag(),
                new EmptyKey(),
                new Ipv4Mask(),
                new Ipv6Mask(),
                new AddressWildcard(),
                new AddressRange(),
                new AddressTrailingDot(),
                new OctetLeadingZero(),
                new OctetOutOfRange(),
                new NetWithZeros(),
                new BracketedClient(),
                new UnbracketedLiteral(),
                new Ipv6WithoutPrefix(),
                new Ipv6Compressed(),
                new Ipv6LeadingZero(),
                new Ipv6TrailingColon(),
                new MappedIpv4(),
                new Ipv6Malformed(),
                new DomainWildcard(),
                new DomainTrailingDot(),
                new NoUser(),
                new UserWildcard(),
                new AngleBrackets(),
                new NullSender(),
                new QuotedKey(),
                new SeveralKeys(),
                new MisspeltTag(),
                new UnknownTag(),
                new ColonBehindKey(),
                new TagWithoutColon(),
                new SidesSwapped(),
                new KeyNotLookedUp(),
                new UnusableKey(),
                new NonAsciiKey(),
                new KeyTooLong(),
                new UserWithoutAt(),
                new Ipv6Uncompressed(),
                new MalformedPair());
    }
}
