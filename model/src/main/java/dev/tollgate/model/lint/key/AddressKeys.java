package dev.tollgate.model.lint.key;

import static dev.tollgate.model.lint.key.KeyDefect.text;
import static dev.tollgate.model.lint.key.KeyRules.DEAD;
import static dev.tollgate.model.lint.key.KeyRules.defect;
import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.site.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about addresses of hosts and networks as keys. */
final class AddressKeys {
    private static final Pattern LAST_OCTETS =
            Pattern.compile("((?:[0-9]{1,3}\\.){3})([0-9]{1,3})-(?:\\1)?([0-9]{1,3})");

    private AddressKeys() {}

    static List<EntryRule> all() {
        return List.of(
                defect(error("TG203", "Mask after an IPv4 address").intentFix(), KeyDefect.MASK_IPV4)
                        .finds((entry, report) -> masked("mask", entry, ipv4(entry), report)),
                defect(error("TG204", "Prefix length after an IPv6 address").intentFix(), KeyDefect.MASK_IPV6)
                        .finds((entry, report) -> masked("prefix length", entry, ipv6(entry), report)),
                defect(error("TG205", "Asterisk in an address").intentFix(), KeyDefect.ADDRESS_WILDCARD)
                        .finds((entry, report) -> report.replaceKey(
                                "sendmail has no wildcards, as in '" + text(entry) + "'" + DEAD,
                                "write the leading octets alone",
                                ipv4(entry))),
                defect(error("TG206", "Range of addresses").intentFix(), KeyDefect.ADDRESS_RANGE)
                        .finds((entry, report) -> report.replaceKey(
                                "sendmail has no ranges, as in '" + text(entry) + "'" + DEAD,
                                "write one entry for each address",
                                addresses(text(entry)))),
                defect(error("TG207", "Dot at the end of an address").intentFix(), KeyDefect.ADDRESS_TRAILING_DOT)
                        .finds((entry, report) -> report.replaceKey(
                                "an address does not end with a dot" + DEAD, "remove the dot", ipv4(entry))),
                defect(error("TG208", "Leading zero in an octet").intentFix(), KeyDefect.OCTET_LEADING_ZERO)
                        .finds((entry, report) -> report.replaceKey(
                                "sendmail writes octets without leading zeros" + DEAD,
                                "remove the zeros",
                                ipv4(entry))),
                defect(error("TG209", "Not an IPv4 address"), KeyDefect.OCTET_OUT_OF_RANGE)
                        .key(
                                entry -> "'" + text(entry) + "' is not an IPv4 address (up to four octets, 0 to 255)"
                                        + DEAD,
                                "correct the address"),
                warning("TG210", "Network written with zeros at its end")
                        .unsafeFix()
                        .on()
                        .keys(KeyKind.IPV4)
                        .finds(AddressKeys::zeros),
                warning("TG211", "Client's address in brackets")
                        .unsafeFix()
                        .on(
                                Tag.CONNECT,
                                Tag.GREET_PAUSE,
                                Tag.SRV_FEATURES,
                                Tag.TLS_CLT,
                                Tag.TLS_SRV_FEATURES,
                                Tag.XCONNECT)
                        .keys(KeyKind.BRACKETED)
                        .when(entry -> KeyDefect.of(entry) == KeyDefect.NONE)
                        .finds((entry, report) -> {
                            String address = ((Key.Bracketed) entry.key()).literal();
                            report.offerKey(
                                    "sendmail uses the bracketed form only for clients without a valid name: other "
                                            + "clients at this address do not match",
                                    "write " + address + " for the client whatever its name",
                                    "remove the brackets",
                                    address);
                        }),
                defect(error("TG213", "IPv6 address without IPv6:").intentFix(), KeyDefect.IPV6_WITHOUT_PREFIX)
                        .finds((entry, report) -> report.replaceKey(
                                "sendmail writes IPv6: before IPv6 addresses" + DEAD,
                                "write IPv6: before the address",
                                ipv6(entry, network -> network.isMapped() ? network.unmapped() : network))),
                defect(error("TG214", "Compressed IPv6 address").intentFix(), KeyDefect.IPV6_COMPRESSED)
                        .finds(AddressKeys::compressed),
                defect(error("TG215", "Leading zero in an IPv6 group").intentFix(), KeyDefect.IPV6_LEADING_ZERO)
                        .finds((entry, report) -> report.replaceKey(
                                "sendmail writes groups without leading zeros" + DEAD,
                                "remove the zeros",
                                ipv6(entry))),
                defect(error("TG216", "Colon at the end of an IPv6 network").intentFix(), KeyDefect.IPV6_TRAILING_COLON)
                        .finds((entry, report) -> report.replaceKey(
                                "a network does not end with a colon" + DEAD, "remove the colon", ipv6(entry))),
                defect(error("TG217", "IPv4 address in IPv6 form").intentFix(), KeyDefect.IPV4_MAPPED)
                        .finds((entry, report) -> report.replaceKey(
                                "sendmail looks up such a client by its IPv4 address" + DEAD,
                                "write the IPv4 address",
                                ipv6(entry, Network::unmapped))),
                defect(error("TG218", "Not an IPv6 address"), KeyDefect.IPV6_MALFORMED)
                        .key(
                                entry -> "'" + text(entry)
                                        + "' is not an IPv6 address (eight groups of up to four hex digits, or"
                                        + " fewer for a network)" + DEAD,
                                "correct the address"),
                error("TG240", "Uncompressed IPv6 address where sendmail compresses")
                        .intentFix()
                        .on()
                        .keys(KeyKind.IPV6)
                        .where((entry, site) -> site.has(Feature.USE_COMPRESSED_IPV6))
                        .finds(AddressKeys::uncompressed));
    }

    /** The keys for an IPv4 address or network as people write it. */
    private static List<String> ipv4(Entry entry) {
        return Network.ipv4(text(entry)).map(Network::keys).orElse(List.of());
    }

    private static List<String> ipv6(Entry entry) {
        return ipv6(entry, network -> network);
    }

    /** The keys for what is meant by an IPv6 address or network as people write it; in brackets there is but one. */
    private static List<String> ipv6(Entry entry, UnaryOperator<Network> meant) {
        String key = text(entry);
        boolean bracketed = entry.key().kind() == KeyKind.BRACKETED;
        List<String> keys = Network.ipv6(bracketed ? key.substring(1, key.length() - 1) : key)
                .map(meant)
                .map(Network::keys)
                .orElse(List.of());
        if (bracketed) {
            return keys.size() == 1 ? List.of("[" + keys.get(0) + "]") : List.of();
        }
        return keys;
    }

    private static void masked(String what, Entry entry, List<String> keys, EntryReport report) {
        report.replaceKey(
                "sendmail has no " + what + "s, as in '" + text(entry) + "'" + DEAD,
                keys.size() == 1 ? "write the prefix " + keys.get(0) : "write the network as a list of prefixes",
                keys);
    }

    private static List<String> addresses(String range) {
        Matcher matcher = LAST_OCTETS.matcher(range);
        List<String> addresses = new ArrayList<>();
        if (matcher.matches()) {
            int last = Integer.parseInt(matcher.group(3));
            for (int octet = Integer.parseInt(matcher.group(2)); octet <= last && octet <= 255; octet++) {
                addresses.add(matcher.group(1) + octet);
            }
        }
        return addresses.size() > Network.MOST_PREFIXES ? List.of() : addresses;
    }

    private static void zeros(Entry entry, EntryReport report) {
        List<Integer> octets = ((Key.Ipv4) entry.key()).octets();
        if (octets.size() < 4 || octets.get(3) != 0) {
            return;
        }
        int given = 3;
        while (given > 1 && octets.get(given - 1) == 0) {
            given--;
        }
        String network = new Key.Ipv4(octets.subList(0, given)).text();
        report.offerKey(
                "this matches only the host " + entry.key().text() + ", not the network " + network,
                "write " + network + " for the network",
                "write " + network,
                network);
    }

    private static void compressed(Entry entry, EntryReport report) {
        String key = text(entry);
        boolean host = !key.endsWith("::") && !key.endsWith("::]");
        if (host && report.site().has(Feature.USE_COMPRESSED_IPV6)) {
            return;
        }
        String assumed = report.site().knows(Feature.USE_COMPRESSED_IPV6)
                ? ""
                : " (assuming that UseCompressedIPv6Addresses is off)";
        report.replaceKey(
                "sendmail writes IPv6 addresses without '::'" + assumed + DEAD,
                host ? "write all eight groups" : "write the leading groups alone",
                ipv6(entry));
    }

    private static void uncompressed(Entry entry, EntryReport report) {
        Key.Ipv6 address = (Key.Ipv6) entry.key();
        if (address.groups().size() < 8) {
            return;
        }
        String text = address.compressedText();
        if (!text.equals(address.text())) {
            report.replaceKey(
                    "this site's sendmail compresses IPv6 addresses (UseCompressedIPv6Addresses)" + DEAD,
                    "write " + text,
                    text);
        }
    }
}
