package dev.tollgate.model.lint.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address or net as people write it: with a mask, leading zeros, {@code ::} or a dot at the end. Only the way from
 * there to sendmail's spelling is of interest here.
 *
 * @param units the octets (IPv4) or groups (IPv6), all four or eight of them
 * @param bits how many leading bits count
 */
record Network(Family family, List<Integer> units, int bits) {
    /** A network of more prefixes than this is not a fix but a different way to say it. */
    static final int MOST_PREFIXES = 128;

    private static final Pattern IPV4 = Pattern.compile(
            "(\\d{1,10}(?:\\.\\d{1,10}){0,7})(\\.|(?:\\.\\*)+)?(?:/(\\d{1,2}|\\d{1,10}(?:\\.\\d{1,10}){3}))?");
    private static final Pattern IPV6 =
            Pattern.compile("([0-9a-fA-F:]*(?::[0-9]{1,9}(?:\\.[0-9]{1,9}){3})?)(?:/(\\d{1,3}))?");

    Network {
        units = List.copyOf(units);
    }

    enum Family {
        IPV4(8, 4),
        IPV6(16, 8);

        private final int unitBits;
        private final int count;

        Family(int unitBits, int count) {
            this.unitBits = unitBits;
            this.count = count;
        }

        int maxUnit() {
            return (1 << unitBits) - 1;
        }
    }

    static Optional<Network> ipv4(String text) {
        Matcher matcher = IPV4.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> octets = new ArrayList<>();
        for (String octet : matcher.group(1).split("\\.")) {
            octets.add((int) Math.min(Integer.MAX_VALUE, Long.parseLong(octet)));
        }
        int given = octets.size();
        int bits = matcher.group(3) == null ? 8 * given : maskBits(matcher.group(3));
        return of(Family.IPV4, octets, bits);
    }

    private static int maskBits(String mask) {
        if (mask.indexOf('.') < 0) {
            return Integer.parseInt(mask);
        }
        long value = 0;
        for (String octet : mask.split("\\.")) {
            value = value << 8 | Long.parseLong(octet) & 0xFF;
        }
        int bits = Long.bitCount(value);
        return value == (0xFFFFFFFFL << (32 - bits) & 0xFFFFFFFFL) ? bits : -1;
    }

    /** {@code text} with or without {@code IPv6:} in front. */
    static Optional<Network> ipv6(String text) {
        String address = text.regionMatches(true, 0, "IPv6:", 0, 5) ? text.substring(5) : text;
        Matcher matcher = IPV6.matcher(address);
        if (!matcher.matches() || address.indexOf(':') < 0 && !text.startsWith("IPv6")) {
            return Optional.empty();
        }
        String groups = matcher.group(1);
        int gap = groups.indexOf("::");
        if (gap >= 0 && groups.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        boolean prefixGap = gap >= 0 && gap + 2 == groups.length() && gap > 0;
        Optional<List<Integer>> left = hex(gap < 0 ? groups.replaceFirst(":$", "") : groups.substring(0, gap));
        Optional<List<Integer>> right = hex(gap < 0 ? "" : groups.substring(gap + 2));
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(left.get());
        int given = all.size();
        if (gap >= 0 && !prefixGap) {
            while (all.size() + right.get().size() < 8) {
                all.add(0);
            }
            all.addAll(right.get());
            given = 8;
        }
        int bits = matcher.group(2) == null ? 16 * given : Integer.parseInt(matcher.group(2));
        return of(Family.IPV6, all, bits);
    }

    private static Optional<List<Integer>> hex(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        for (String group : text.split(":", -1)) {
            if (group.indexOf('.') >= 0) {
                String[] octets = group.split("\\.");
                groups.add(Integer.parseInt(octets[0]) << 8 | Integer.parseInt(octets[1]));
                groups.add(Integer.parseInt(octets[2]) << 8 | Integer.parseInt(octets[3]));
            } else if (group.isEmpty() || group.length() > 8) {
                return Optional.empty();
            } else {
                groups.add((int) Math.min(Integer.MAX_VALUE, Long.parseLong(group, 16)));
            }
        }
        return Optional.of(groups);
    }

    private static Optional<Network> of(Family family, List<Integer> units, int bits) {
        boolean fits = units.size() <= family.count && bits >= 0 && bits <= family.count * family.unitBits;
        if (!fits || units.stream().anyMatch(unit -> unit < 0 || unit > family.maxUnit())) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(units);
        while (all.size() < family.count) {
            all.add(0);
        }
        return Optional.of(new Network(family, all, bits));
    }

    /** Whether this is an IPv4 address in IPv6 clothes; such a peer is looked up as IPv4. */
    boolean isMapped() {
        return family == Family.IPV6
                && bits >= 96
                && units.subList(0, 5).stream().allMatch(unit -> unit == 0)
                && units.get(5) == 0xFFFF;
    }

    /** The IPv4 address that a mapped one carries. */
    Network unmapped() {
        return new Network(
                Family.IPV4,
                List.of(units.get(6) >> 8, units.get(6) & 0xFF, units.get(7) >> 8, units.get(7) & 0xFF),
                bits - 96);
    }

    /** The keys that together stand for the net; empty when they would be too many, or all addresses there are. */
    List<String> keys() {
        if (bits == 0) {
            return List.of();
        }
        int whole = (bits + family.unitBits - 1) / family.unitBits;
        int free = whole * family.unitBits - bits;
        if (1L << free > MOST_PREFIXES) {
            return List.of();
        }
        int last = units.get(whole - 1) >> free << free;
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1 << free; i++) {
            keys.add(key(units.subList(0, whole - 1), last + i));
        }
        return keys;
    }

    private String key(List<Integer> leading, int last) {
        StringBuilder key = new StringBuilder(family == Family.IPV6 ? "IPv6:" : "");
        for (int unit : leading) {
            key.append(text(unit)).append(family == Family.IPV6 ? ':' : '.');
        }
        return key.append(text(last)).toString();
    }

    private String text(int unit) {
        return family == Family.IPV6 ? Integer.toHexString(unit) : Integer.toString(unit);
    }
}
