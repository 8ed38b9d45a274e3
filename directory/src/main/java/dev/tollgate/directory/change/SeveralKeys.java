package dev.tollgate.directory.change;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.Utf8;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.study.SafeOrder;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Changes an entry with several keys. Where all keys get one value, or all go, one request does it. Otherwise the keys whose
 * value changes leave the entry, and get entries of their own; in between sendmail finds nothing for such a key.
 */
final class SeveralKeys {
    /** Of maps and aliases. */
    private static final String KEY = MapName.Kind.MAP.key();

    private final View now;
    private final Owner owner;
    private final List<MapObject> objects;
    /** The value that each key is to have, by folded key. */
    private final Map<String, @Nullable Hit> wanted = new LinkedHashMap<>();

    private final List<Change> changes = new ArrayList<>();
    private final List<Map<String, Optional<Hit>>> states = new ArrayList<>();
    private int added;
    private int changed;
    private int deleted;

    SeveralKeys(View now, AccessIndex target, Owner owner, List<Integer> rows) {
        this.now = now;
        this.owner = owner;
        objects = rows.stream().map(now.snapshot()::get).toList();
        for (MapObject object : objects) {
            String key = LineGrammar.fold(object.key());
            wanted.put(key, target.get(key));
        }
    }

    int added() {
        return added;
    }

    int changed() {
        return changed;
    }

    int deleted() {
        return deleted;
    }

    Step step() throws DirectoryException {
        MapObject entry = objects.get(0);
        Set<String> values = new TreeSet<>();
        boolean some = false;
        boolean all = true;
        for (Hit hit : wanted.values()) {
            if (hit != null) {
                values.add(hit.value());
                some = true;
            } else {
                all = false;
            }
        }
        if (!some) {
            deleted++;
            change(Change.Kind.DELETE, entry.dn(), entry, Optional.empty(), effects(false));
        } else if (all && values.size() == 1) {
            changed++;
            change(Change.Kind.REPLACE, entry.dn(), entry, values.stream().findFirst(), effects(true));
        } else {
            split(entry);
        }
        return new Step(changes, new SafeOrder.Move(states));
    }

    private Map<String, Optional<Hit>> effects(boolean made) {
        Map<String, Optional<Hit>> effects = new HashMap<>();
        wanted.forEach((key, hit) -> effects.put(key, made ? Optional.ofNullable(hit) : Optional.empty()));
        return effects;
    }

    private void split(MapObject entry) throws DirectoryException {
        String value = entry.kind() == MapObject.Kind.VALUE ? entry.value().orElse("") : "";
        List<MapObject> staying = objects.stream()
                .filter(object -> {
                    Hit hit = wanted.get(LineGrammar.fold(object.key()));
                    return hit != null && hit.value().equals(value);
                })
                .toList();
        if (staying.isEmpty()) {
            staying = objects.stream()
                    .filter(object -> wanted.get(LineGrammar.fold(object.key())) != null)
                    .limit(1)
                    .toList();
        }
        Map<String, Optional<Hit>> state = new HashMap<>();
        objects.forEach(object ->
                state.put(LineGrammar.fold(object.key()), object.value().map(text -> new Hit(object.key(), text, 0))));
        String dn = entry.dn();
        List<MapObject> leaving = new ArrayList<>(objects);
        leaving.removeAll(staying);
        for (MapObject object : leaving) {
            String key = LineGrammar.fold(object.key());
            state.put(key, Optional.empty());
            if (isNamedAfter(dn, object.key())) {
                String newRdn = rdn(staying.get(0).key());
                change(Change.Kind.RENAME, dn, object, Optional.of(newRdn), Map.copyOf(state));
                dn = renamed(dn, staying.get(0).key());
            } else {
                change(Change.Kind.DROP_KEY, dn, object, Optional.empty(), Map.copyOf(state));
            }
            Hit hit = wanted.get(key);
            if (hit == null) {
                deleted++;
                continue;
            }
            state.put(key, Optional.of(hit));
            String name = SnapshotReader.newName(now.snapshot(), object.key(), owner, false);
            changes.add(new Change(
                    Change.Kind.ADD,
                    name,
                    "",
                    object.key(),
                    Optional.empty(),
                    Optional.of(hit.value()),
                    now.snapshot().map(),
                    owner));
            states.add(Map.copyOf(state));
            added++;
        }
        MapObject rest = staying.get(0);
        Hit last = Objects.requireNonNull(wanted.get(LineGrammar.fold(rest.key())));
        if (!last.value().equals(value)) {
            state.put(LineGrammar.fold(rest.key()), Optional.of(last));
            changed++;
            change(Change.Kind.REPLACE, dn, rest, Optional.of(last.value()), Map.copyOf(state));
        }
    }

    private void change(
            Change.Kind kind, String dn, MapObject object, Optional<String> after, Map<String, Optional<Hit>> state) {
        changes.add(new Change(
                kind,
                dn,
                object.csn(),
                object.key(),
                object.kind() == MapObject.Kind.VALUE ? object.value() : Optional.empty(),
                after,
                now.snapshot().map(),
                owner));
        states.add(state);
    }

    private static boolean isNamedAfter(String dn, String key) throws DirectoryException {
        RDN rdn = SnapshotReader.name(dn).getRDN();
        return rdn != null
                && rdn.hasAttribute(KEY)
                && rdn.getNameValuePairs().stream()
                        .anyMatch(pair -> pair.getAttributeName().equalsIgnoreCase(KEY)
                                && Utf8.compared(Utf8.bytes(pair.getAttributeValue()))
                                        .equals(Utf8.compared(key)));
    }

    private static String rdn(String key) {
        return new RDN(KEY, Utf8.decoded(key)).toString();
    }

    private static String renamed(String dn, String key) throws DirectoryException {
        DN parent = SnapshotReader.name(dn).getParent();
        return new DN(new RDN(KEY, Utf8.decoded(key)), parent == null ? DN.NULL_DN : parent).toString();
    }
}
