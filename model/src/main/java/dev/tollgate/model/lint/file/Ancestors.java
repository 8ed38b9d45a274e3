package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.Reach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The shorter keys that sendmail tries when a key is not there, nearest first, as stretches of the key's own bytes (the
 * rulesets D, A, F and U of cf/m4/proto.m4).
 */
final class Ancestors {
    private Ancestors() {}

    /** What decides about an entry's finding when that hangs on what sendmail finds without it, among {@code entries}. */
    static Reach among(Predicate<Entry> entries) {
        return new Reach.Lookups(
                entry -> entries.test(entry) ? Reach.Lookups.LOOKED_AT : 0, Ancestors::mayFind, Ancestors::shorter);
    }

    /** The same when the default, an entry without a key, is found, too. */
    static Reach amongWithDefault(ToIntFunction<Entry> of) {
        return new Reach.Lookups(of, (key, shorter) -> shorter.length == 0 || mayFind(key, shorter), (key, kind) -> {
            List<byte[]> keys = shorter(key, kind);
            keys.add(new byte[0]);
            return keys;
        });
    }

    private static boolean mayFind(byte[] key, byte[] shorter) {
        int rest = key.length - shorter.length;
        if (rest <= 0) {
            return Arrays.equals(key, shorter);
        }
        boolean isEnd = isBorder(key[rest - 1]) || shorter.length > 0 && shorter[0] == '.';
        if (isEnd && Arrays.equals(key, rest, key.length, shorter, 0, shorter.length)) {
            return true;
        }
        boolean isStart = isBorder(key[shorter.length]) || shorter.length > 0 && shorter[shorter.length - 1] == '@';
        return isStart && Arrays.equals(key, 0, shorter.length, shorter, 0, shorter.length);
    }

    private static boolean isBorder(byte c) {
        return c == '.' || c == ':' || c == '@';
    }

    private static List<byte[]> shorter(byte[] key, KeyKind kind) {
        List<byte[]> keys = new ArrayList<>();
        visit(key, 0, key.length, kind, (from, length) -> keys.add(Arrays.copyOfRange(key, from, from + length)));
        return keys;
    }

    /** Takes one stretch after the other until it has seen enough. */
    @FunctionalInterface
    interface Visitor {
        /** Whether to go on behind the stretch from {@code from} with this length. */
        boolean visit(int from, int length);
    }

    /** Shows {@code visitor} what is tried after the key of this kind from {@code start} to {@code end}. */
    static void visit(byte[] keys, int start, int end, KeyKind kind, Visitor visitor) {
        switch (kind) {
            case DOMAIN -> domain(keys, start, end, visitor);
            case IPV4 -> net(keys, start, end, '.', visitor);
            case IPV6 -> net(keys, start, end, ':', visitor);
            case ADDRESS -> address(keys, start, end, visitor);
            default -> {
                // The other kinds are looked up as they are.
            }
        }
    }

    private static void domain(byte[] keys, int start, int end, Visitor visitor) {
        boolean more = true;
        for (int at = start; more && at < end; at++) {
            if (keys[at] == '.') {
                more = visitor.visit(at, end - at) && visitor.visit(at + 1, end - at - 1);
            }
        }
    }

    private static void net(byte[] keys, int start, int end, char separator, Visitor visitor) {
        boolean more = true;
        for (int at = end - 1; more && at > start; at--) {
            if (keys[at] == separator) {
                more = visitor.visit(start, at - start);
            }
        }
    }

    private static void address(byte[] keys, int start, int end, Visitor visitor) {
        int at = end - 1;
        while (at > start && keys[at] != '@') {
            at--;
        }
        if (visitor.visit(start, at + 1 - start) && visitor.visit(at + 1, end - at - 1)) {
            domain(keys, at + 1, end, visitor);
        }
    }
}
