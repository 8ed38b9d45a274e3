package dev.tollgate.directory.change;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.UpdatableLDAPRequest;
import com.unboundid.ldif.LDIFChangeRecord;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * One request that changes a directory; the server makes it wholly or not at all.
 *
 * @param kind what it does
 * @param dn the entry
 * @param csn the change number that the entry must still have; empty for none
 * @param key the key that it is about, one char per byte
 * @param before the value so far, one char per byte; empty for none
 * @param after the value from now on, or the new name's key for {@link Kind#RENAME}; empty for none
 * @param map the map
 * @param owner for whom a new entry is
 */
public record Change(
        Kind kind,
        String dn,
        String csn,
        String key,
        Optional<String> before,
        Optional<String> after,
        MapName map,
        Owner owner) {
    /** What a change does. */
    public enum Kind {
        /** Makes the entry under which the map's entries lie. */
        CONTAINER,
        /** Makes an entry. */
        ADD,
        /** Gives an entry another value. */
        REPLACE,
        /** Gives an entry one key more: a class one member more. */
        ADD_KEY,
        /** Takes one of several keys from an entry. */
        DROP_KEY,
        /** Names an entry after another of its keys, and takes the old one from it. */
        RENAME,
        /** Removes an entry. */
        DELETE
    }

    /** The request. */
    UpdatableLDAPRequest request() throws LDAPException {
        return switch (kind) {
            case CONTAINER -> add(map.kind().classesAbove());
            case ADD -> add(map.kind().classes());
            case REPLACE -> modify();
            case ADD_KEY ->
                new ModifyRequest(
                        dn, new Modification(ModificationType.ADD, map.kind().key(), bytes(key)));
            case DROP_KEY ->
                new ModifyRequest(
                        dn, new Modification(ModificationType.DELETE, map.kind().key(), bytes(key)));
            case RENAME -> new ModifyDNRequest(dn, after.orElseThrow(), true);
            case DELETE -> new DeleteRequest(dn);
        };
    }

    private AddRequest add(List<String> classes) throws LDAPException {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("objectClass", classes));
        attributes.add(new Attribute(map.kind().nameAttribute(), map.name()));
        attributes.add(new Attribute(owner.kind().attribute(), owner.name()));
        if (kind == Kind.ADD) {
            attributes.add(new Attribute(map.kind().key(), bytes(key)));
            if (map.kind() != MapName.Kind.CLASS) {
                attributes.add(new Attribute(map.kind().value(), bytes(after.orElseThrow())));
            }
        }
        return new AddRequest(dn, attributes);
    }

    private ModifyRequest modify() {
        MapName.Kind attributes = map.kind();
        List<Modification> modifications = new ArrayList<>();
        modifications.add(
                after.isPresent()
                        ? new Modification(ModificationType.REPLACE, attributes.value(), bytes(after.get()))
                        : new Modification(ModificationType.REPLACE, attributes.value()));
        // An entry's filter or URL would stand for a value, too.
        if (before.isEmpty()) {
            modifications.add(new Modification(ModificationType.REPLACE, attributes.search()));
            modifications.add(new Modification(ModificationType.REPLACE, attributes.url()));
        }
        return new ModifyRequest(dn, modifications);
    }

    /** The change as LDIF (RFC 2849), a blank line at its end. */
    public String ldif() {
        try {
            UpdatableLDAPRequest request = request();
            LDIFChangeRecord change = switch (kind) {
                case CONTAINER, ADD -> ((AddRequest) request).toLDIFChangeRecord();
                case REPLACE, ADD_KEY, DROP_KEY -> ((ModifyRequest) request).toLDIFChangeRecord();
                case RENAME -> ((ModifyDNRequest) request).toLDIFChangeRecord();
                case DELETE -> ((DeleteRequest) request).toLDIFChangeRecord();
            };
            return String.join("\n", change.toLDIF(0)) + "\n\n";
        } catch (LDAPException e) {
            throw new IllegalStateException("a name that cannot be parsed: " + dn, e);
        }
    }

    /** The same with values as they are shown; {@code shown} makes of a key and its value what is shown of the value. */
    public Change shown(BinaryOperator<String> shown) {
        return new Change(
                kind,
                dn,
                csn,
                key,
                before.map(value -> shown.apply(key, value)),
                kind == Kind.RENAME ? after : after.map(value -> shown.apply(key, value)),
                map,
                owner);
    }

    /** The same for an entry that has been changed meanwhile by an earlier one of ours. */
    Change at(String newDn, String newCsn) {
        return new Change(kind, newDn, newCsn, key, before, after, map, owner);
    }

    /** The key for people. */
    public String shownKey() {
        return Utf8.decoded(key);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
