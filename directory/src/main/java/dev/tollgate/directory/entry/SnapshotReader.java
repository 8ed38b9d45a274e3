package dev.tollgate.directory.entry;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.files.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads a map from a server. */
public final class SnapshotReader {
    private static final byte[] NOTHING = {};

    private SnapshotReader() {}

    /** All entries of {@code map} below {@code base}, read again once if the connection ends meanwhile. */
    public static Snapshot read(Server server, String base, MapName map) throws DirectoryException {
        DN checked = name(base);
        try {
            return once(server, checked, map);
        } catch (DirectoryException e) {
            if (e.kind() != Failure.Kind.UNREACHABLE) {
                throw e;
            }
            server.reconnect();
            return once(server, checked, map);
        }
    }

    /** A snapshot of {@code map} below {@code base} before anything is in it. */
    public static Snapshot empty(String base, MapName map) throws DirectoryException {
        return new Snapshot(name(base), map);
    }

    /** The name {@code dn} as servers write it, checked. */
    public static String checked(String dn) throws DirectoryException {
        return name(dn).toString();
    }

    /** The name {@code dn}, checked. */
    public static DN name(String dn) throws DirectoryException {
        try {
            return new DN(dn);
        } catch (LDAPException e) {
            throw new DirectoryException(
                    Failure.Kind.BAD_REQUEST, "not a distinguished name: " + dn, "write it as in dc=example,dc=com", e);
        }
    }

    private static Snapshot once(Server server, DN base, MapName map) throws DirectoryException {
        Snapshot snapshot = new Snapshot(base, map);
        MapName.Kind kind = map.kind();
        List<String> attributes = List.of(
                kind.key(),
                kind.value(),
                kind.search(),
                kind.url(),
                Owner.Kind.CLUSTER.attribute(),
                Owner.Kind.HOST.attribute(),
                "entryCSN");
        Consumer<SearchResultEntry> sink = switch (kind) {
            case MAP, ALIASES -> {
                String ending = "," + snapshot.container();
                yield entry -> add(snapshot, ending, entry);
            }
            case CLASS -> entry -> addMembers(snapshot, entry);
        };
        server.search(base.toString(), map.filter(), attributes, sink);
        return snapshot;
    }

    private static void add(Snapshot snapshot, String ending, SearchResultEntry entry) {
        MapName.Kind kind = snapshot.map().kind();
        Attribute keys = entry.getAttribute(kind.key());
        if (keys == null) {
            // Without the right to read the key nobody finds the entry by it.
            return;
        }
        List<byte[]> all = Arrays.asList(keys.getValueByteArrays());
        MapObject.Kind found = valueKind(kind, entry);
        byte[] value = switch (found) {
            case VALUE -> joined(entry.getAttributeValueByteArrays(kind.value()));
            case SEARCH -> joined(entry.getAttributeValueByteArrays(kind.search()));
            case URL -> joined(entry.getAttributeValueByteArrays(kind.url()));
            case NONE -> NOTHING;
        };
        Optional<String> name =
                all.size() == 1 && isUsual(entry.getDN(), new String(all.get(0), StandardCharsets.UTF_8), ending)
                        ? Optional.empty()
                        : Optional.of(entry.getDN());
        snapshot.add(name, csn(entry), all, value, found, owners(entry));
    }

    /** A class's entry: its members are keys without a value; a filter or URL stands for members that are elsewhere. */
    private static void addMembers(Snapshot snapshot, SearchResultEntry entry) {
        MapName.Kind kind = snapshot.map().kind();
        Attribute members = entry.getAttribute(kind.key());
        MapObject.Kind found = members == null ? valueKind(kind, entry) : MapObject.Kind.VALUE;
        List<byte[]> all = members == null ? List.of(NOTHING) : Arrays.asList(members.getValueByteArrays());
        snapshot.add(Optional.of(entry.getDN()), csn(entry), all, NOTHING, found, owners(entry));
    }

    private static MapObject.Kind valueKind(MapName.Kind kind, SearchResultEntry entry) {
        return entry.hasAttribute(kind.value())
                ? MapObject.Kind.VALUE
                : entry.hasAttribute(kind.search())
                        ? MapObject.Kind.SEARCH
                        : entry.hasAttribute(kind.url()) ? MapObject.Kind.URL : MapObject.Kind.NONE;
    }

    /** Several values, which aliases alone may have, are one list to sendmail. */
    private static byte[] joined(byte[][] values) {
        if (values.length == 1) {
            return values[0];
        }
        return Arrays.stream(values)
                .map(value -> new String(value, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String csn(SearchResultEntry entry) {
        return Optional.ofNullable(entry.getAttributeValue("entryCSN")).orElse("");
    }

    private static boolean isUsual(String dn, String key, String ending) {
        String start = "sendmailMTAKey=";
        return dn.length() == start.length() + key.length() + ending.length()
                && dn.startsWith(start)
                && dn.startsWith(key, start.length())
                && dn.endsWith(ending)
                && key.chars().noneMatch(c -> c >= 0x80 || ",+\"\\<>;=".indexOf(c) >= 0);
    }

    private static List<Owner> owners(SearchResultEntry entry) {
        List<Owner> owners = new ArrayList<>();
        for (Owner.Kind kind : Owner.Kind.values()) {
            String[] names = entry.getAttributeValues(kind.attribute());
            if (names != null) {
                Arrays.stream(names).sorted().forEach(name -> owners.add(new Owner(kind, name)));
            }
        }
        return owners;
    }

    /**
     * The name for a new entry: after its key alone, or after its owner, too, where the key has an entry already; a class's
     * entry after the class.
     *
     * @param key the key, one char per byte
     */
    public static String newName(Snapshot snapshot, String key, Owner owner, boolean alone) throws DirectoryException {
        MapName map = snapshot.map();
        boolean isClass = map.kind() == MapName.Kind.CLASS;
        String attribute = isClass ? map.kind().nameAttribute() : map.kind().key();
        String text = isClass ? map.name() : Utf8.decoded(key);
        RDN rdn = alone && owner.kind() == Owner.Kind.CLUSTER
                ? new RDN(attribute, text)
                : new RDN(new String[] {attribute, owner.kind().attribute()}, new String[] {text, owner.name()});
        return new DN(rdn, name(snapshot.container())).toString();
    }
}
