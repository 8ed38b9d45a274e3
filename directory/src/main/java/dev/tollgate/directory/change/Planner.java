package dev.tollgate.directory.change;

import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.Storable;
import dev.tollgate.directory.entry.Utf8;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.study.SafeOrder;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the fewest changes. */
public final class Planner {
    private static final int MOST_WARNINGS = 20;

    private final View now;
    private final AccessIndex target;
    private final Owner owner;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    /** Entries with several keys, each to be looked at once. */
    private final Set<Integer> together = new HashSet<>();

    private int added;
    private int changed;
    private int deleted;

    private Planner(View now, AccessIndex target, Owner owner) {
        this.now = now;
        this.target = target;
        this.owner = owner;
    }

    /**
     * The changes, in no order yet.
     *
     * @param now what the directory holds for {@code owner}
     * @param target what it is to hold
     * @throws DirectoryException when the target cannot be stored, or an entry belongs to others, too
     */
    public static Plan plan(View now, AccessIndex target, Owner owner) throws DirectoryException {
        Planner planner = new Planner(now, target, owner);
        Storable.require(target, now.snapshot().map());
        if (now.snapshot().map().kind() == MapName.Kind.CLASS) {
            return Members.plan(now, target, owner);
        }
        List<Hit> missing = planner.wanted();
        planner.unwanted();
        planner.ambiguous();
        planner.add(missing);
        planner.warnOfOthers();
        return new Plan(
                planner.steps, planner.warnings, Optional.empty(), planner.added, planner.changed, planner.deleted);
    }

    /** Gives entries their values; the answer is what has no entry. */
    private List<Hit> wanted() throws DirectoryException {
        Map<String, List<Integer>> valueless = new LinkedHashMap<>();
        for (int row : now.valueless()) {
            valueless
                    .computeIfAbsent(LineGrammar.fold(now.snapshot().get(row).key()), first -> new ArrayList<>())
                    .add(row);
        }
        List<Hit> missing = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            Hit entry = target.entry(i);
            String key = LineGrammar.fold(entry.key());
            if (now.ambiguous().containsKey(key)) {
                continue;
            }
            Hit there = now.index().get(key);
            List<Integer> empty = valueless.getOrDefault(key, List.of());
            if (there != null) {
                change(key, entry, there.line() - 1);
            } else if (!empty.isEmpty()) {
                change(key, entry, empty.get(0));
                valueless.put(key, empty.subList(1, empty.size()));
            } else {
                missing.add(entry);
            }
        }
        for (List<Integer> rows : valueless.values()) {
            for (int row : rows) {
                if (!severalKeys(row)) {
                    MapObject object = now.snapshot().get(row);
                    requireOurs(object);
                    deleted++;
                    steps.add(new Step(
                            List.of(change(Change.Kind.DELETE, object, null)), new SafeOrder.Move(List.of(Map.of()))));
                }
            }
        }
        return missing;
    }

    private void change(String key, Hit entry, int row) throws DirectoryException {
        MapObject object = now.snapshot().get(row);
        boolean same = object.kind() == MapObject.Kind.VALUE
                && object.value().orElse("").equals(entry.value());
        if (!same && !severalKeys(row)) {
            requireOurs(object);
            changed++;
            step(key, change(Change.Kind.REPLACE, object, entry.value()), Optional.of(entry));
        }
    }

    private void unwanted() throws DirectoryException {
        for (int i = 0; i < now.index().size(); i++) {
            Hit entry = now.index().entry(i);
            String key = LineGrammar.fold(entry.key());
            if (target.get(key) == null && !now.ambiguous().containsKey(key)) {
                remove(key, entry.line() - 1);
            }
        }
    }

    private void remove(String key, int row) throws DirectoryException {
        if (!severalKeys(row)) {
            MapObject object = now.snapshot().get(row);
            requireOurs(object);
            deleted++;
            step(key, change(Change.Kind.DELETE, object, null), Optional.empty());
        }
    }

    /** Changes the entry at {@code row} if it has several keys, all of them at once; false if it has one. */
    private boolean severalKeys(int row) throws DirectoryException {
        List<Integer> rows = now.snapshot().together(row);
        if (rows.size() == 1) {
            return false;
        }
        MapObject first = now.snapshot().get(row);
        if (!together.add(first.object())) {
            return true;
        }
        requireOurs(first);
        SeveralKeys several = new SeveralKeys(now, target, owner, rows);
        steps.add(several.step());
        added += several.added();
        changed += several.changed();
        deleted += several.deleted();
        return true;
    }

    /**
     * Makes one entry of several with a key, or none; where sendmail puts them together, only if that is not what is wanted.
     * As long as there are two, sendmail finds neither; so the one that
     * stays gets its value first. Where none stays, the last one is found for a moment: one that looks as if it refuses is
     * chosen, and whether the moment is harmless is asked later.
     */
    private void ambiguous() throws DirectoryException {
        for (Map.Entry<String, List<Integer>> several : now.ambiguous().entrySet()) {
            String key = several.getKey();
            Hit wanted = target.get(key);
            Hit found = now.index().get(key);
            if (wanted != null && found != null && found.value().equals(wanted.value())) {
                continue;
            }
            List<MapObject> objects = alone(several.getValue());
            MapObject kept = objects.stream()
                    .filter(object -> wanted == null ? refuses(object) : hasValue(object, wanted.value()))
                    .findFirst()
                    .orElse(objects.get(0));
            List<Change> changes = new ArrayList<>();
            List<Map<String, Optional<Hit>>> states = new ArrayList<>();
            if (wanted != null && !hasValue(kept, wanted.value())) {
                changes.add(change(Change.Kind.REPLACE, kept, wanted.value()));
                states.add(Map.of(key, Optional.empty()));
                changed++;
            }
            for (MapObject object : objects) {
                if (!object.equals(kept)) {
                    changes.add(change(Change.Kind.DELETE, object, null));
                    states.add(Map.of(key, Optional.empty()));
                    deleted++;
                }
            }
            Hit last =
                    wanted != null ? wanted : new Hit(kept.key(), kept.value().orElse(""), 0);
            states.set(states.size() - 1, Map.of(key, Optional.of(last)));
            if (wanted == null) {
                changes.add(change(Change.Kind.DELETE, kept, null));
                states.add(Map.of(key, Optional.empty()));
                deleted++;
            }
            steps.add(new Step(changes, new SafeOrder.Move(states)));
        }
    }

    private static boolean refuses(MapObject object) {
        String value = object.value().orElse("");
        return value.equalsIgnoreCase("REJECT") || value.equalsIgnoreCase("DISCARD") || value.startsWith("ERROR:");
    }

    private static boolean hasValue(MapObject object, String value) {
        return object.kind() == MapObject.Kind.VALUE
                && object.value().orElse("").equals(value);
    }

    private List<MapObject> alone(List<Integer> rows) throws DirectoryException {
        List<MapObject> objects = new ArrayList<>();
        for (int row : rows) {
            MapObject object = now.snapshot().get(row);
            requireOurs(object);
            if (now.snapshot().together(row).size() > 1) {
                throw new DirectoryException(
                        Kind.BAD_DATA,
                        object.dn() + ": has several keys, and another entry has one of them, too",
                        "remove one of the two by hand");
            }
            objects.add(object);
        }
        return objects;
    }

    private void add(List<Hit> missing) throws DirectoryException {
        Set<String> taken = new HashSet<>();
        if (!missing.isEmpty()) {
            for (int row : now.elsewhere()) {
                taken.add(LineGrammar.fold(now.snapshot().get(row).key()));
            }
        }
        for (Hit entry : missing) {
            String key = LineGrammar.fold(entry.key());
            String dn = SnapshotReader.newName(now.snapshot(), entry.key(), owner, !taken.contains(key));
            added++;
            step(
                    key,
                    new Change(
                            Change.Kind.ADD,
                            dn,
                            "",
                            entry.key(),
                            Optional.empty(),
                            Optional.of(entry.value()),
                            now.snapshot().map(),
                            owner),
                    Optional.of(entry));
        }
    }

    private void warnOfOthers() {
        if (now.snapshot().map().kind().joins()) {
            return;
        }
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (int row : now.elsewhere()) {
            MapObject object = now.snapshot().get(row);
            if (target.get(LineGrammar.fold(object.key())) != null) {
                for (Owner other : object.owners()) {
                    if (other.kind() != owner.kind()) {
                        others.computeIfAbsent(object.key(), first -> new ArrayList<>())
                                .add(other.toString());
                    }
                }
            }
        }
        others.forEach((key, names) -> {
            if (warnings.size() < MOST_WARNINGS) {
                warnings.add(Utf8.decoded(key) + " has an entry for " + String.join(", ", names)
                        + " as well: a sendmail that sees both finds neither, and acts as if there were no entry");
            }
        });
        if (others.size() > MOST_WARNINGS) {
            warnings.add((others.size() - MOST_WARNINGS) + " more keys have two entries as well");
        }
    }

    private void requireOurs(MapObject object) throws DirectoryException {
        if (object.owners().size() > 1) {
            throw new DirectoryException(
                    Kind.BAD_DATA,
                    object.dn() + ": is for "
                            + String.join(
                                    ", ",
                                    object.owners().stream()
                                            .map(Owner::toString)
                                            .toList()) + " at once, so a change would affect all of them",
                    "give each its own entry");
        }
    }

    private Change change(Change.Kind kind, MapObject object, @Nullable String after) {
        return new Change(
                kind,
                object.dn(),
                object.csn(),
                object.key(),
                object.kind() == MapObject.Kind.VALUE ? object.value() : Optional.empty(),
                Optional.ofNullable(after),
                now.snapshot().map(),
                owner);
    }

    private void step(String key, Change change, Optional<Hit> effect) {
        steps.add(new Step(List.of(change), new SafeOrder.Move(List.of(Map.of(key, effect)))));
    }
}
