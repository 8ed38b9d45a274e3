package dev.tollgate.directory.entry;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.RDN;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.files.failure.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of the tables that sendmail reads from a directory.
 *
 * @param kind a map, aliases, or a class
 * @param name the map's name, the aliases' grouping, or the class's name
 */
public record MapName(Kind kind, String name) {
    /** The access map. */
    public static final MapName ACCESS = new MapName(Kind.MAP, "access");

    private static final String ALIASES = "aliases";
    private static final String GROUPING = ALIASES + ":";
    private static final String CLASS = "class:";
    private static final List<String> CLASSES_OF_A_CLASS = List.of("sendmailMTA", "sendmailMTAClass");

    /** What sendmail reads, and in which attributes of sendmail's schema it stands. */
    public enum Kind {
        /** A map such as access or virtuser; of two entries for a key sendmail finds neither. */
        MAP("sendmailMTAMapName", "sendmailMTAMap", "sendmailMTAMapObject", "sendmailMTAKey", "sendmailMTAMap"),
        /** Aliases; the values of all entries for a name are one list. */
        ALIASES(
                "sendmailMTAAliasGrouping",
                "sendmailMTAAlias",
                "sendmailMTAAliasObject",
                "sendmailMTAKey",
                "sendmailMTAAlias"),
        /** A class such as R; the values of all its entries are members. */
        CLASS("sendmailMTAClassName", "", "sendmailMTAClass", "sendmailMTAClassValue", "sendmailMTAClass");

        private final String nameAttribute;
        private final String above;
        private final String object;
        private final String key;
        private final String values;

        Kind(String nameAttribute, String above, String object, String key, String values) {
            this.nameAttribute = nameAttribute;
            this.above = above;
            this.object = object;
            this.key = key;
            this.values = values;
        }

        /** The attribute with the table's name. */
        public String nameAttribute() {
            return nameAttribute;
        }

        /** The attribute with the key, or with a class's members. */
        public String key() {
            return key;
        }

        /** The attribute with the value. */
        public String value() {
            return values + "Value";
        }

        /** The attribute with a filter in place of a value. */
        public String search() {
            return values + "Search";
        }

        /** The attribute with a URL in place of a value. */
        public String url() {
            return values + "URL";
        }

        /** The object classes of an entry. */
        public List<String> classes() {
            return this == CLASS ? CLASSES_OF_A_CLASS : List.of("sendmailMTA", above, object);
        }

        /** The object classes of the entry above all entries. */
        public List<String> classesAbove() {
            return List.of("sendmailMTA", above);
        }

        /** Whether sendmail puts what several entries say together, and follows filters and URLs. */
        public boolean joins() {
            return this != MAP;
        }
    }

    /** The table that {@code text} names: a map's name, aliases, aliases:GROUPING or class:NAME. */
    public static MapName parse(String text) throws DirectoryException {
        MapName name = text.equals(ALIASES)
                ? new MapName(Kind.ALIASES, ALIASES)
                : after(GROUPING, text)
                        .map(grouping -> new MapName(Kind.ALIASES, grouping))
                        .or(() -> after(CLASS, text).map(letter -> new MapName(Kind.CLASS, letter)))
                        .orElse(new MapName(Kind.MAP, text));
        if (name.name.isBlank() || !name.name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new DirectoryException(
                    Failure.Kind.BAD_REQUEST,
                    "'" + text + "': not the name of a map",
                    "write access, virtuser, mailer, generics, domain, aliases, class:R, or another map's name");
        }
        return name;
    }

    private static Optional<String> after(String start, String text) {
        return text.startsWith(start) ? Optional.of(text.substring(start.length())) : Optional.empty();
    }

    /** Whether the map is the policy that the evaluator knows. */
    public boolean isPolicy() {
        return kind == Kind.MAP && name.toLowerCase(Locale.ROOT).equals(ACCESS.name);
    }

    /** The entry under which the entries lie by custom; for a class the base. */
    String container(DN base) {
        return kind == Kind.CLASS ? base.toString() : new DN(new RDN(kind.nameAttribute, name), base).toString();
    }

    /** What all entries of the table match. */
    public Filter filter() {
        return Filter.createANDFilter(
                Filter.createEqualityFilter("objectClass", kind.object),
                Filter.createEqualityFilter(kind.nameAttribute, name));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return switch (kind) {
            case MAP -> name;
            case ALIASES -> name.equals(ALIASES) ? name : GROUPING + name;
            case CLASS -> CLASS + name;
        };
    }
}
