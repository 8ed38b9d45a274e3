package dev.tollgate.directory.change;

import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.Snapshot;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.study.SafeOrder;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fewest changes of a class: its members come to one entry, and leave every entry of the owner's. */
final class Members {
    private final Snapshot snapshot;
    private final Owner owner;
    private final List<Change> changes = new ArrayList<>();

    private Members(Snapshot snapshot, Owner owner) {
        this.snapshot = snapshot;
        this.owner = owner;
    }

    static Plan plan(View now, AccessIndex target, Owner owner) throws DirectoryException {
        Members members = new Members(now.snapshot(), owner);
        Set<Integer> elsewhere = new HashSet<>(now.elsewhere());
        List<MapObject> mine = new ArrayList<>();
        for (int row = 0; row < now.snapshot().size(); row++) {
            if (!elsewhere.contains(row)) {
                mine.add(now.snapshot().get(row));
            }
        }
        int added = members.add(now, target, mine);
        int deleted = members.drop(target, mine);
        List<Map<String, Optional<Hit>>> states =
                new ArrayList<>(Collections.nCopies(Math.max(0, members.changes.size() - 1), Map.of()));
        Map<String, Optional<Hit>> last = new HashMap<>();
        members.changes.forEach(change -> last.put(
                LineGrammar.fold(change.key()), Optional.ofNullable(target.get(LineGrammar.fold(change.key())))));
        states.add(last);
        List<Step> steps =
                members.changes.isEmpty() ? List.of() : List.of(new Step(members.changes, new SafeOrder.Move(states)));
        return new Plan(steps, List.of(), Optional.empty(), added, 0, deleted);
    }

    private int add(View now, AccessIndex target, List<MapObject> mine) throws DirectoryException {
        String dn = mine.isEmpty() ? "" : mine.get(0).dn();
        String csn = mine.isEmpty() ? "" : mine.get(0).csn();
        int added = 0;
        for (int i = 0; i < target.size(); i++) {
            String key = target.entry(i).key();
            if (now.index().get(LineGrammar.fold(key)) != null) {
                continue;
            }
            added++;
            if (!dn.isEmpty()) {
                requireOurs(mine);
                changes.add(change(Change.Kind.ADD_KEY, dn, csn, key));
            } else {
                dn = SnapshotReader.newName(
                        snapshot, key, owner, now.elsewhere().isEmpty());
                changes.add(change(Change.Kind.ADD, dn, csn, key));
            }
        }
        return added;
    }

    private int drop(AccessIndex target, List<MapObject> mine) throws DirectoryException {
        Map<String, List<MapObject>> leaving = new LinkedHashMap<>();
        for (MapObject object : mine) {
            if (object.kind() == MapObject.Kind.VALUE && target.get(LineGrammar.fold(object.key())) == null) {
                leaving.computeIfAbsent(object.dn(), first -> new ArrayList<>()).add(object);
            }
        }
        Set<String> gone = new HashSet<>();
        for (Map.Entry<String, List<MapObject>> entry : leaving.entrySet()) {
            requireOurs(entry.getValue());
            long all = mine.stream()
                    .filter(object -> object.dn().equals(entry.getKey()))
                    .count();
            boolean grows = changes.stream().anyMatch(change -> change.dn().equals(entry.getKey()));
            for (MapObject object : entry.getValue()) {
                gone.add(LineGrammar.fold(object.key()));
            }
            if (entry.getValue().size() == all && !grows) {
                MapObject first = entry.getValue().get(0);
                changes.add(change(Change.Kind.DELETE, first.dn(), first.csn(), first.key()));
            } else {
                entry.getValue()
                        .forEach(object ->
                                changes.add(change(Change.Kind.DROP_KEY, object.dn(), object.csn(), object.key())));
            }
        }
        return gone.size();
    }

    private static void requireOurs(List<MapObject> objects) throws DirectoryException {
        for (MapObject object : objects) {
            if (object.owners().size() > 1) {
                throw new DirectoryException(
                        Kind.BAD_DATA,
                        object.dn()
                                + ": is for several clusters or hosts at once, so a change would change the class "
                                + "on all of them",
                        "give each its own entry");
            }
        }
    }

    private Change change(Change.Kind kind, String dn, String csn, String key) {
        boolean comes = kind == Change.Kind.ADD || kind == Change.Kind.ADD_KEY;
        return new Change(
                kind,
                dn,
                csn,
                key,
                comes ? Optional.empty() : Optional.of(""),
                comes ? Optional.of("") : Optional.empty(),
                snapshot.map(),
                owner);
    }
}
