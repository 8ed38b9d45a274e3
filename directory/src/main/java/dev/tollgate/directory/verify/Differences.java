package dev.tollgate.directory.verify;

import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.Snapshot;
import dev.tollgate.directory.entry.Utf8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What two servers hold otherwise, entry by entry. */
public final class Differences {
    private Differences() {}

    /**
     * One entry that is not the same.
     *
     * @param dn its name
     * @param key its key
     * @param one what the first server holds; empty for nothing
     * @param other what the second one holds
     */
    public record Difference(String dn, String key, Optional<MapObject> one, Optional<MapObject> other) {
        /** Whether only the change numbers differ: the same value, written at different times. */
        public boolean isOfTimeAlone() {
            return one.isPresent()
                    && other.isPresent()
                    && one.get().value().equals(other.get().value())
                    && one.get().kind() == other.get().kind()
                    && one.get().owners().equals(other.get().owners());
        }
    }

    /** All differences, in the order of the first server, then what only the second one has. */
    public static List<Difference> of(Snapshot one, Snapshot other) {
        Map<String, Integer> rows = new HashMap<>(other.size() * 2);
        for (int row = 0; row < other.size(); row++) {
            rows.put(name(other.get(row)), row);
        }
        List<Difference> differences = new ArrayList<>();
        for (int row = 0; row < one.size(); row++) {
            MapObject object = one.get(row);
            Integer there = rows.remove(name(object));
            if (there == null) {
                differences.add(new Difference(object.dn(), object.key(), Optional.of(object), Optional.empty()));
            } else {
                MapObject counterpart = other.get(there);
                if (!isSame(object, counterpart)) {
                    differences.add(
                            new Difference(object.dn(), object.key(), Optional.of(object), Optional.of(counterpart)));
                }
            }
        }
        rows.values().stream().sorted().forEach(row -> {
            MapObject object = other.get(row);
            differences.add(new Difference(object.dn(), object.key(), Optional.empty(), Optional.of(object)));
        });
        return differences;
    }

    private static String name(MapObject object) {
        return object.dn().toLowerCase(Locale.ROOT) + "\n" + Utf8.compared(object.key());
    }

    private static boolean isSame(MapObject one, MapObject other) {
        return one.value().equals(other.value())
                && one.kind() == other.kind()
                && one.owners().equals(other.owners())
                && one.csn().equals(other.csn());
    }
}
