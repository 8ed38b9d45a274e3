package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.rule.Reach;
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
    private final byte[] keys;
    private final int start;
    private final int end;
    private final KeyKind kind;
    private int at;
    private boolean isAfterDot;
    private boolean isUserTried;
    private int from;
    private int length;

    /** The keys that are tried after the one of this kind from {@code start} to {@code end}; before the first of them. */
    Ancestors(byte[] keys, int start, int end, KeyKind kind) {
        this.keys = keys;
        this.start = start;
        this.end = end;
        this.kind = kind;
        at = kind == KeyKind.IPV4 || kind == KeyKind.IPV6 ? end : start;
    }

    /** Goes on to the next shorter key; false when there is none. */
    boolean next() {
        return switch (kind) {
            case DOMAIN -> nextDomain();
            case IPV4 -> nextNetwork('.');
            case IPV6 -> nextNetwork(':');
            case ADDRESS -> isUserTried ? nextDomain() : user();
            // The other kinds are looked up as they are.
            default -> false;
        };
    }

    /** Where the key begins. */
    int from() {
        return from;
    }

    /** How long it is. */
    int length() {
        return length;
    }

    private void found(int place, int bytes) {
        from = place;
        length = bytes;
    }

    /** What begins with the next dot, then what is after it. */
    private boolean nextDomain() {
        if (isAfterDot) {
            isAfterDot = false;
            found(at, end - at);
            return true;
        }
        while (at < end && keys[at] != '.') {
            at++;
        }
        if (at == end) {
            return false;
        }
        found(at, end - at);
        at++;
        isAfterDot = true;
        return true;
    }

    private boolean nextNetwork(char separator) {
        do {
            at--;
        } while (at > start && keys[at] != separator);
        found(start, at - start);
        return at > start;
    }

    private boolean user() {
        int sign = end - 1;
        while (sign > start && keys[sign] != '@') {
            sign--;
        }
        found(start, sign + 1 - start);
        isUserTried = true;
        at = sign + 1;
        isAfterDot = true;
        return true;
    }

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
        Ancestors ancestors = new Ancestors(key, 0, key.length, kind);
        while (ancestors.next()) {
            keys.add(Arrays.copyOfRange(key, ancestors.from, ancestors.from + ancestors.length));
        }
        return keys;
    }
}
