package dev.tollgate.toolkit.directory;

import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.text.Pull;
import dev.tollgate.directory.verify.Differences;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a directory held when it was read, as a text. */
public final class PulledText {
    private final DirectoryPlace place;
    private final View view;

    private PulledText(DirectoryPlace place, View view) {
        this.place = place;
        this.view = view;
    }

    /** Reads what the directory at {@code place} holds. */
    public static PulledText read(DirectoryPlace place) throws DirectoryException {
        try (Server server = place.open()) {
            return read(place, server);
        }
    }

    static PulledText read(DirectoryPlace place, Server server) throws DirectoryException {
        return new PulledText(
                place, SnapshotReader.read(server, place.base(), MapName.ACCESS).seenBy(Set.of(place.owner())));
    }

    /** Where it was read. */
    public DirectoryPlace place() {
        return place;
    }

    View view() {
        return view;
    }

    /** How many entries there are. */
    public int size() {
        return view.index().size();
    }

    /** A new text, sorted by key. */
    public AccessFile fresh() {
        return file(Pull.fresh(view.index()));
    }

    /** {@code old} with the directory's values; its comments, order and layout stay. */
    public AccessFile into(AccessFile old) {
        return file(Pull.into(old, view.index()));
    }

    private static AccessFile file(Pull.Result result) {
        return AccessFile.parse(result.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The names of entries that no text can hold, or that sendmail does not find. */
    public List<String> leftOut() {
        List<String> names = new ArrayList<>();
        Pull.fresh(view.index())
                .unwritable()
                .forEach(hit -> view.object(hit).map(MapObject::dn).ifPresent(names::add));
        view.ambiguous()
                .values()
                .forEach(rows ->
                        rows.forEach(row -> names.add(view.snapshot().get(row).dn())));
        view.valueless().forEach(row -> names.add(view.snapshot().get(row).dn()));
        return names;
    }

    /** Whether sendmail finds here what it would find in {@code document}. */
    public boolean holds(AccessFile document) {
        AccessIndex wanted = AccessIndex.of(document);
        AccessIndex found = view.index();
        for (int i = 0; i < wanted.size(); i++) {
            Hit entry = wanted.entry(i);
            Hit there = found.get(LineGrammar.fold(entry.key()));
            if (there == null || !there.value().equals(entry.value())) {
                return false;
            }
        }
        return wanted.size() == found.size();
    }

    /** Whether nothing in the map was written between {@code other} and this. */
    public boolean isSame(PulledText other) {
        return Differences.of(view.snapshot(), other.view.snapshot()).isEmpty();
    }
}
