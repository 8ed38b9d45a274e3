package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.entry.Key;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The other side's address as people write it. sendmail puts {@code IPv6:} in front of every IPv6 address and writes all
 * eight groups, unless UseCompressedIPv6Addresses is set (conf.c, anynet_ntop), and it holds an IPv4 address in IPv6
 * clothes as IPv4. So neither a bare IPv6 address nor a shortened one is anything that it ever looks up.
 */
public final class PeerAddress {
    private static final int GROUPS = 8;
    private static final int MAPPED = 0xFFFF;
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private PeerAddress() {}

    /** The facts with both addresses as this site's sendmail holds them. */
    public static Facts asHeld(Facts facts, Site site) {
        return asHeld(asHeld(facts, Fact.CLIENT_ADDR, site), Fact.SERVER_ADDR, site);
    }

    private static Facts asHeld(Facts facts, Fact fact, Site site) {
        String given = facts.get(fact);
        boolean prefixed = given.regionMatches(true, 0, "IPv6:", 0, 5);
        String address = prefixed ? given.substring(5) : given;
        if (address.indexOf(':') < 0) {
            return facts;
        }
        List<Integer> groups = groups(address);
        if (groups == null) {
            return facts;
        }
        String held = text(groups, site.has(Feature.USE_COMPRESSED_IPV6));
        return held.equals(given) ? facts : facts.with(fact, held);
    }

    /** Whether {@code address} is an IPv6 address, without {@code IPv6:} in front. */
    static boolean isIpv6(String address) {
        return groups(address) != null;
    }

    private static String text(List<Integer> groups, boolean compressed) {
        if (groups.get(5) == MAPPED && groups.subList(0, 5).stream().allMatch(group -> group == 0)) {
            int high = groups.get(6);
            int low = groups.get(7);
            return String.format(Locale.ROOT, "%d.%d.%d.%d", high >> 8, high & 0xff, low >> 8, low & 0xff);
        }
        Key.Ipv6 address = new Key.Ipv6(groups);
        return compressed ? address.compressedText() : address.text();
    }

    /** The eight groups of an IPv6 address; {@code null} if it is none. */
    private static @Nullable List<Integer> groups(String address) {
        int gap = address.indexOf("::");
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        boolean read = gap < 0
                ? read(address, left)
                : read(address.substring(0, gap), left) && read(address.substring(gap + 2), right);
        int missing = GROUPS - left.size() - right.size();
        if (!read || (gap < 0 ? missing != 0 : missing < 1)) {
            return null;
        }
        for (int i = 0; i < missing; i++) {
            left.add(0);
        }
        left.addAll(right);
        return left;
    }

    private static boolean isGroup(String word) {
        boolean digits = !word.isEmpty() && word.length() <= 4;
        for (int i = 0; digits && i < word.length(); i++) {
            digits = HexFormat.isHexDigit(word.charAt(i));
        }
        return digits;
    }

    private static boolean read(String text, List<Integer> groups) {
        if (text.isEmpty()) {
            return true;
        }
        String[] words = text.split(":", -1);
        for (int i = 0; i < words.length; i++) {
            if (isGroup(words[i])) {
                groups.add(Integer.parseInt(words[i], 16));
            } else if (i == words.length - 1 && IPV4.matcher(words[i]).matches()) {
                String[] octets = words[i].split("\\.");
                for (int pair = 0; pair < 4; pair += 2) {
                    int high = Integer.parseInt(octets[pair]);
                    int low = Integer.parseInt(octets[pair + 1]);
                    if (high > 0xff || low > 0xff) {
                        return false;
                    }
                    groups.add(high << 8 | low);
                }
            } else {
                return false;
            }
        }
        return true;
    }
}
