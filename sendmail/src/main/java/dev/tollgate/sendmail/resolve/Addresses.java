package dev.tollgate.sendmail.resolve;

import org.jspecify.annotations.Nullable;

/** Addresses of the Internet in text, read as the C library reads them. */
public final class Addresses {
    private static final String HEX = "0123456789abcdef";

    private Addresses() {}

    /** The four numbers of {@code text} from last to first, {@code null} if it is no IPv4 address (inet_pton). */
    public static @Nullable String reversed(String text) {
        int[] parts = four(text);
        return parts == null ? null : parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0];
    }

    /** The 32 digits of an IPv6 address from last to first, {@code null} if {@code text} is none. */
    public static @Nullable String nibbles(String text) {
        int[] groups = groups(text);
        if (groups == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = groups.length - 1; i >= 0; i--) {
            for (int shift = 0; shift < 16; shift += 4) {
                out.append(HEX.charAt(groups[i] >> shift & 0xf)).append('.');
            }
        }
        out.setLength(out.length() - 1);
        return out.toString();
    }

    /** Whether {@code text} is an address of either kind. */
    public static boolean isAddress(String text) {
        return four(text) != null || groups(text) != null;
    }

    /** The eight groups of an IPv6 address in full, {@code null} if {@code text} is none. */
    public static int @Nullable [] groups(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        int[] head = groupsOf(gap < 0 ? text : text.substring(0, gap), gap < 0);
        int[] tail = gap < 0 ? new int[0] : groupsOf(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int count = head.length + tail.length;
        if (gap < 0 ? count != 8 : count > 7) {
            return null;
        }
        int[] all = new int[8];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
        return all;
    }

    private static int @Nullable [] groupsOf(String text, boolean mayEndInFour) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        int[] four = mayEndInFour ? four(parts[parts.length - 1]) : null;
        int[] groups = new int[parts.length + (four == null ? 0 : 1)];
        for (int i = 0; i < parts.length - (four == null ? 0 : 1); i++) {
            String part = parts[i];
            if (part.isEmpty() || part.length() > 4) {
                return null;
            }
            for (int j = 0; j < part.length(); j++) {
                int digit = part.charAt(j) < 0x80 ? Character.digit(part.charAt(j), 16) : -1;
                if (digit < 0) {
                    return null;
                }
                groups[i] = groups[i] << 4 | digit;
            }
        }
        if (four != null) {
            groups[groups.length - 2] = four[0] << 8 | four[1];
            groups[groups.length - 1] = four[2] << 8 | four[3];
        }
        return groups;
    }

    private static int @Nullable [] four(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        int[] numbers = new int[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            if (part.isEmpty() || part.length() > 3 || part.length() > 1 && part.charAt(0) == '0') {
                return null;
            }
            for (int j = 0; j < part.length(); j++) {
                if (part.charAt(j) < '0' || part.charAt(j) > '9') {
                    return null;
                }
                numbers[i] = numbers[i] * 10 + part.charAt(j) - '0';
            }
            if (numbers[i] > 255) {
                return null;
            }
        }
        return numbers;
    }
}
