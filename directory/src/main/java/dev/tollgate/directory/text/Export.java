package dev.tollgate.directory.text;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.Snapshot;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.Storable;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The entries of a text as LDIF for slapadd, parents first. */
public final class Export {
    private Export() {}

    /**
     * Hands the LDIF of {@code target} to {@code sink}, an entry at a time.
     *
     * @param withBase whether the base itself is written, too
     */
    public static void run(
            AccessIndex target, String base, MapName map, Owner owner, boolean withBase, Consumer<String> sink)
            throws DirectoryException {
        Storable.require(target, map);
        Snapshot empty = SnapshotReader.empty(base, map);
        if (withBase) {
            sink.accept(base(base));
        }
        MapName.Kind kind = map.kind();
        if (kind == MapName.Kind.CLASS) {
            if (target.size() > 0) {
                sink.accept(entry(
                        SnapshotReader.newName(empty, "", owner, true),
                        kind.classes(),
                        map,
                        owner,
                        List.of(members(target, kind))));
            }
            return;
        }
        sink.accept(entry(empty.container(), kind.classesAbove(), map, owner, List.of()));
        for (int i = 0; i < target.size(); i++) {
            Hit added = target.entry(i);
            sink.accept(entry(
                    SnapshotReader.newName(empty, added.key(), owner, true),
                    kind.classes(),
                    map,
                    owner,
                    List.of(
                            new Attribute(kind.key(), bytes(added.key())),
                            new Attribute(kind.value(), bytes(added.value())))));
        }
    }

    private static Attribute members(AccessIndex target, MapName.Kind kind) {
        byte[][] members = new byte[target.size()][];
        for (int i = 0; i < members.length; i++) {
            members[i] = bytes(target.entry(i).key());
        }
        return new Attribute(kind.key(), members);
    }

    private static String entry(String dn, List<String> classes, MapName map, Owner owner, List<Attribute> more) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("objectClass", classes));
        attributes.add(new Attribute(map.kind().nameAttribute(), map.name()));
        attributes.add(new Attribute(owner.kind().attribute(), owner.name()));
        attributes.addAll(more);
        return ldif(new Entry(dn, attributes));
    }

    private static String ldif(Entry entry) {
        return String.join("\n", entry.toLDIF(0)) + "\n\n";
    }

    /** The entry of the base itself, as far as its name says what it is. */
    private static String base(String base) throws DirectoryException {
        DN dn = SnapshotReader.name(base);
        RDN rdn = dn.getRDN();
        String type = rdn == null ? "" : rdn.getAttributeNames()[0].toLowerCase(Locale.ROOT);
        String value = rdn == null ? "" : rdn.getAttributeValues()[0];
        List<Attribute> attributes = switch (type) {
            case "dc" ->
                List.of(
                        new Attribute("objectClass", "organization", "dcObject"),
                        new Attribute("dc", value),
                        new Attribute("o", value));
            case "o" -> List.of(new Attribute("objectClass", "organization"), new Attribute("o", value));
            case "ou" -> List.of(new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", value));
            default ->
                throw new DirectoryException(
                        Failure.Kind.BAD_REQUEST,
                        base + ": its name does not tell what kind of entry this is",
                        "write the base's entry yourself, and omit --with-base");
        };
        return ldif(new Entry(dn.toString(), attributes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
