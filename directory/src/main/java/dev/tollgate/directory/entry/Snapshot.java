package dev.tollgate.directory.entry;

import com.unboundid.ldap.sdk.DN;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.source.LineGrammar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * All entries of one map at one time, whoever owns them. A million entries need no object each: keys and values are places
 * in one array, and a name is kept only where it is not the usual one.
 */
public final class Snapshot {
    private static final int PLACES = 6;
    private static final int KEY_END = 1;
    private static final int VALUE_END = 2;
    private static final int KIND = 3;
    private static final int OWNERS = 4;
    private static final int OBJECT = 5;
    private static final int CSN_LENGTH = 40;
    private static final int[] NOWHERE = {};
    private static final List<MapObject.Kind> KINDS =
            List.of(MapObject.Kind.VALUE, MapObject.Kind.NONE, MapObject.Kind.SEARCH, MapObject.Kind.URL);
    private static final int NO_VALUE = KINDS.indexOf(MapObject.Kind.NONE);

    private final String base;
    private final MapName map;
    private final String container;
    private byte[] pool = new byte[1 << 16];
    private int poolSize;
    private int[] rows = new int[64 * PLACES];
    private int size;
    private byte[] changeNumbers = new byte[64 * CSN_LENGTH];
    private int objects;
    private final Map<Integer, String> oddNames = new HashMap<>();
    private final Map<Integer, String> oddChangeNumbers = new HashMap<>();
    private final List<List<Owner>> ownerLists = new ArrayList<>();
    private final Map<List<Owner>, Integer> ownerNumbers = new HashMap<>();
    private final Map<Integer, List<Integer>> severalKeys = new HashMap<>();

    /** An empty snapshot of {@code map} below {@code base}. */
    Snapshot(DN base, MapName map) {
        this.base = base.toString();
        this.map = map;
        container = map.container(base);
    }

    /** The base that was searched. */
    public String base() {
        return base;
    }

    /** The map. */
    public MapName map() {
        return map;
    }

    /** The entry under which the map's entries lie by custom; for a class the base. */
    public String container() {
        return container;
    }

    /**
     * Adds an entry.
     *
     * @param dn its name, or nothing for the usual one of its only key
     */
    void add(
            Optional<String> dn, String csn, List<byte[]> keys, byte[] value, MapObject.Kind kind, List<Owner> owners) {
        int object = objects++;
        dn.ifPresent(name -> oddNames.put(object, name));
        keep(object, csn);
        int ownerNumber = ownerNumbers.computeIfAbsent(List.copyOf(owners), list -> {
            ownerLists.add(list);
            return ownerLists.size() - 1;
        });
        List<Integer> numbers = new ArrayList<>();
        for (byte[] key : keys) {
            numbers.add(size);
            row(key, value, kind, ownerNumber, object);
        }
        if (keys.size() > 1) {
            severalKeys.put(object, numbers);
        }
    }

    private void row(byte[] key, byte[] value, MapObject.Kind kind, int owners, int object) {
        int place = size * PLACES;
        if (place == rows.length) {
            rows = Arrays.copyOf(rows, Math.multiplyExact(place, 2));
        }
        rows[place] = poolSize;
        append(key);
        rows[place + KEY_END] = poolSize;
        append(value);
        rows[place + VALUE_END] = poolSize;
        rows[place + KIND] = KINDS.indexOf(kind);
        rows[place + OWNERS] = owners;
        rows[place + OBJECT] = object;
        size++;
    }

    private void append(byte[] bytes) {
        int needed = Math.addExact(poolSize, bytes.length);
        if (needed > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 16, pool.length * 2L)));
        }
        System.arraycopy(bytes, 0, pool, poolSize, bytes.length);
        poolSize = needed;
    }

    private void keep(int object, String csn) {
        if (csn.length() != CSN_LENGTH) {
            oddChangeNumbers.put(object, csn);
            return;
        }
        int at = object * CSN_LENGTH;
        if (at + CSN_LENGTH > changeNumbers.length) {
            changeNumbers = Arrays.copyOf(changeNumbers, Math.multiplyExact(at, 2));
        }
        for (int i = 0; i < CSN_LENGTH; i++) {
            changeNumbers[at + i] = (byte) csn.charAt(i);
        }
    }

    /** How many keys there are, over all entries. */
    public int size() {
        return size;
    }

    /** What stands at {@code row}, from 0. */
    public MapObject get(int row) {
        int place = row * PLACES;
        int object = rows[place + OBJECT];
        MapObject.Kind kind = KINDS.get(rows[place + KIND]);
        String key = latin1(rows[place], rows[place + KEY_END]);
        String name = oddNames.get(object);
        return new MapObject(
                name == null ? "sendmailMTAKey=" + Utf8.decoded(key) + "," + container : name,
                csn(object),
                key,
                kind == MapObject.Kind.NONE
                        ? Optional.empty()
                        : Optional.of(latin1(rows[place + KEY_END], rows[place + VALUE_END])),
                kind,
                ownerLists.get(rows[place + OWNERS]),
                object);
    }

    private String csn(int object) {
        String odd = oddChangeNumbers.get(object);
        return odd != null
                ? odd
                : new String(changeNumbers, object * CSN_LENGTH, CSN_LENGTH, StandardCharsets.ISO_8859_1);
    }

    /** The rows of the entry at {@code row}: one for each of its keys. */
    public List<Integer> together(int row) {
        return severalKeys.getOrDefault(rows[row * PLACES + OBJECT], List.of(row));
    }

    private String latin1(int from, int to) {
        return new String(pool, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** What a sendmail finds for which {@code owners}, its cluster and itself, may own entries. */
    public View seenBy(Set<Owner> owners) {
        boolean[] seen = new boolean[ownerLists.size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] =
                    ownerLists.get(i).stream().anyMatch(owner -> owners.stream().anyMatch(owner::isSame));
        }
        return view(row -> seen[rows[row * PLACES + OWNERS]] && !isElsewhere(row));
    }

    /** Whether sendmail goes on to other entries from here, which are not part of this table. */
    private boolean isElsewhere(int row) {
        return map.kind().joins() && rows[row * PLACES + KIND] > NO_VALUE;
    }

    private View view(IntPredicate seen) {
        Set<String> twice = new HashSet<>();
        AccessIndex index = index(seen, twice, Map.of());
        // A member that stands twice is a member.
        boolean unique = twice.isEmpty() || map.kind() == MapName.Kind.CLASS;
        Map<String, List<Integer>> ambiguous = new HashMap<>();
        List<Integer> valueless = new ArrayList<>();
        List<Integer> elsewhere = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (!seen.test(row)) {
                elsewhere.add(row);
                continue;
            }
            if (rows[row * PLACES + KIND] == NO_VALUE) {
                valueless.add(row);
                continue;
            }
            if (!unique) {
                String key = key(row);
                if (twice.contains(key)) {
                    ambiguous.computeIfAbsent(key, first -> new ArrayList<>()).add(row);
                }
            }
        }
        if (!unique) {
            index = index(seen, new HashSet<>(), together(ambiguous));
        }
        return new View(this, index, ambiguous, valueless, elsewhere);
    }

    /** Where what sendmail finds for a key of several entries stands in the pool; no place for nothing. */
    private Map<String, int[]> together(Map<String, List<Integer>> ambiguous) {
        Map<String, int[]> places = new HashMap<>();
        ambiguous.forEach((key, several) -> {
            if (map.kind().joins()) {
                String all = several.stream()
                        .map(row -> latin1(rows[row * PLACES + KEY_END], rows[row * PLACES + VALUE_END]))
                        .collect(Collectors.joining(","));
                int from = poolSize;
                append(all.getBytes(StandardCharsets.ISO_8859_1));
                places.put(key, new int[] {from, poolSize});
            } else {
                places.put(key, NOWHERE);
            }
        });
        return places;
    }

    /** The entries found, each key once; an entry without a value is none to sendmail, and hides no other. */
    private AccessIndex index(IntPredicate seen, Set<String> twice, Map<String, int[]> several) {
        AccessIndex.Builder builder = new AccessIndex.Builder(pool);
        for (int row = 0; row < size; row++) {
            int place = row * PLACES;
            if (!seen.test(row) || rows[place + KIND] == NO_VALUE) {
                continue;
            }
            int[] value = several.isEmpty() ? null : several.get(key(row));
            if (value == NOWHERE) {
                continue;
            }
            int there = builder.add(
                    rows[place],
                    rows[place + KEY_END],
                    value == null ? rows[place + KEY_END] : value[0],
                    value == null ? rows[place + VALUE_END] : value[1],
                    row + 1);
            if (there != 0) {
                twice.add(key(row));
            }
        }
        return builder.build();
    }

    private String key(int row) {
        return LineGrammar.fold(latin1(rows[row * PLACES], rows[row * PLACES + KEY_END]));
    }
}
