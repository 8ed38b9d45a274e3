package dev.tollgate.model.entry;

import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.scan.CharSet;
import java.util.ArrayList;
import java.util.List;

/** Recognizes the shape of a key. Only the canonical spellings count: what sendmail could not look up is {@code Other}. */
final class KeyParser {
    private static final CharSet NOT_IN_NAMES = new CharSet("\"\\<>(),;:@[]*%!/ ");

    private KeyParser() {}

    static Key parse(Tag tag, String text) {
        if (text.isEmpty()) {
            return new Key.Default();
        }
        if (tag.valueKind() == ValueKind.COMPAT) {
            return pair(text);
        }
        if (tag.looksUp(KeyKind.DISTINGUISHED_NAME)) {
            return text.startsWith("/") ? new Key.DistinguishedName(text) : new Key.Other(text);
        }
        if (text.startsWith("[")) {
            return text.endsWith("]") && text.length() > 2
                    ? new Key.Bracketed(text.substring(1, text.length() - 1))
                    : new Key.Other(text);
        }
        int at = text.lastIndexOf('@');
        if (at >= 0) {
            return address(text, at);
        }
        if (text.regionMatches(true, 0, "IPv6", 0, 4) && (text.length() == 4 || text.charAt(4) == ':')) {
            return ipv6(text);
        }
        return isNumeric(text) ? ipv4(text) : domain(text);
    }

    private static Key pair(String text) {
        int separator = text.indexOf("<@>");
        if (separator <= 0 || separator + 3 == text.length()) {
            return new Key.Other(text);
        }
        return new Key.Pair(text.substring(0, separator), text.substring(separator + 3));
    }

    private static Key address(String text, int at) {
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        if (local.isEmpty()
                || local.equals("*")
                || text.indexOf('<') >= 0
                || text.indexOf('>') >= 0
                || hasQuoting(local)) {
            return new Key.Other(text);
        }
        if (domain.isEmpty()) {
            return new Key.User(local);
        }
        boolean literal = domain.startsWith("[") && domain.endsWith("]") && domain.length() > 2;
        return literal || isName(domain) ? new Key.Address(local, domain) : new Key.Other(text);
    }

    private static boolean hasQuoting(String local) {
        return local.indexOf('"') >= 0 || local.indexOf('\\') >= 0;
    }

    private static Key ipv4(String text) {
        List<Integer> octets = units(text, 0, '.', 10, 255);
        return octets.isEmpty() || octets.size() > 4 ? new Key.Other(text) : new Key.Ipv4(octets);
    }

    private static Key ipv6(String text) {
        if (text.length() == 4) {
            return new Key.Ipv6(List.of());
        }
        List<Integer> groups = units(text, 5, ':', 16, 0xFFFF);
        return groups.isEmpty() || groups.size() > 8 ? new Key.Other(text) : new Key.Ipv6(groups);
    }

    private static boolean isNumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The numbers from {@code at} on, none with a leading zero or above {@code most}; empty when it is not so. */
    private static List<Integer> units(String text, int at, char separator, int radix, int most) {
        List<Integer> units = new ArrayList<>(8);
        int start = at;
        int unit = 0;
        for (int i = at; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                if (i == start || i > start + 1 && text.charAt(start) == '0') {
                    return List.of();
                }
                units.add(unit);
                start = i + 1;
                unit = 0;
            } else {
                int digit = Character.digit(text.charAt(i), radix);
                unit = unit * radix + digit;
                if (digit < 0 || unit > most) {
                    return List.of();
                }
            }
        }
        return units;
    }

    private static Key domain(String text) {
        if (text.startsWith(".") && isName(text.substring(1))) {
            return new Key.Subdomains(text.substring(1));
        }
        return isName(text) ? new Key.Domain(text) : new Key.Other(text);
    }

    private static boolean isName(String text) {
        boolean isAfterDot = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDot = c == '.';
            if (c <= ' ' || c == 0x7F || NOT_IN_NAMES.has(c) || isDot && isAfterDot) {
                return false;
            }
            isAfterDot = isDot;
        }
        return !isAfterDot;
    }
}
