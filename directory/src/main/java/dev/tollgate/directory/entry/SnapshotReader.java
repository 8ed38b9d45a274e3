package dev.tollgate.directory.entry;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a map from a server. */
public final class SnapshotReader {
    /** The attributes of an entry that say what it is. */
    private static final List<String> ATTRIBUTES = List.of(
            "sendmailMTAKey",
            "sendmailMTAMapValue",
            "sendmailMTAMapSearch",
            "sendmailMTAMapURL",
            "sendmailMTACluster",
            "sendmailMTAHost",
            "entryCSN");

    private static final byte[] NOTHING = {};

    private SnapshotReader() {}

    /** All entries of {@code map} below {@code base}, read again once if the connection ends meanwhile. */
    public static Snapshot read(Server server, String base, String map) throws DirectoryException {
        DN checked = name(base);
        try {
            return once(server, checked, map);
        } catch (DirectoryException e) {
            if (e.reason() != DirectoryException.Reason.UNREACHABLE) {
                throw e;
            }
            server.reconnect();
            return once(server, checked, map);
        }
    }

    /** The name {@code dn}, checked. */
    public static DN name(String dn) throws DirectoryException {
        try {
            return new DN(dn);
        } catch (LDAPException e) {
            throw new DirectoryException(
                    DirectoryException.Reason.BAD_REQUEST,
                    "not a distinguished name: " + dn,
                    "write it as in dc=example,dc=com",
                    e);
        }
    }

    private static Snapshot once(Server server, DN base, String map) throws DirectoryException {
        Snapshot snapshot = new Snapshot(base.toString(), map);
        Filter filter = Filter.createANDFilter(
                Filter.createEqualityFilter("objectClass", "sendmailMTAMapObject"),
                Filter.createEqualityFilter("sendmailMTAMapName", map));
        String ending = "," + snapshot.container();
        server.search(base.toString(), filter, ATTRIBUTES, entry -> add(snapshot, ending, entry));
        return snapshot;
    }

    private static void add(Snapshot snapshot, String ending, SearchResultEntry entry) {
        Attribute keys = entry.getAttribute("sendmailMTAKey");
        if (keys == null) {
            // Without the right to read the key nobody finds the entry by it.
            return;
        }
        List<byte[]> all = Arrays.asList(keys.getValueByteArrays());
        MapObject.Kind kind = MapObject.Kind.NONE;
        byte[] value = NOTHING;
        for (MapObject.Kind candidate : List.of(MapObject.Kind.VALUE, MapObject.Kind.SEARCH, MapObject.Kind.URL)) {
            String attribute = candidate == MapObject.Kind.VALUE
                    ? "sendmailMTAMapValue"
                    : candidate == MapObject.Kind.SEARCH ? "sendmailMTAMapSearch" : "sendmailMTAMapURL";
            byte[] found = entry.getAttributeValueBytes(attribute);
            if (found != null && kind == MapObject.Kind.NONE) {
                kind = candidate;
                value = found;
            }
        }
        String csn = Optional.ofNullable(entry.getAttributeValue("entryCSN")).orElse("");
        Optional<String> name =
                all.size() == 1 && isUsual(entry.getDN(), new String(all.get(0), StandardCharsets.UTF_8), ending)
                        ? Optional.empty()
                        : Optional.of(entry.getDN());
        snapshot.add(name, csn, all, value, kind, owners(entry));
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
     * The name for a new entry: after its key alone, or after its owner, too, where the key has an entry already.
     *
     * @param key the key, one char per byte
     */
    public static String newName(Snapshot snapshot, String key, Owner owner, boolean alone) throws DirectoryException {
        String text = Utf8.decoded(key);
        RDN rdn = alone && owner.kind() == Owner.Kind.CLUSTER
                ? new RDN("sendmailMTAKey", text)
                : new RDN(new String[] {"sendmailMTAKey", owner.kind().attribute()}, new String[] {text, owner.name()});
        return new DN(rdn, name(snapshot.container())).toString();
    }
}
