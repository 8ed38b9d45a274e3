package dev.tollgate.directory.entry;

import java.util.Locale;

/**
 * For whom an entry is meant.
 *
 * @param kind a cluster, or one host
 * @param name its name, as {@code ${sendmailMTACluster}} or {@code $j} has it
 */
public record Owner(Kind kind, String name) {
    /** What may own an entry. */
    public enum Kind {
        CLUSTER("sendmailMTACluster"),
        HOST("sendmailMTAHost");

        private final String attribute;

        Kind(String attribute) {
            this.attribute = attribute;
        }

        /** The attribute that names such an owner. */
        public String attribute() {
            return attribute;
        }
    }

    /** The cluster {@code name}. */
    public static Owner cluster(String name) {
        return new Owner(Kind.CLUSTER, name);
    }

    /** The host {@code name}. */
    public static Owner host(String name) {
        return new Owner(Kind.HOST, name);
    }

    /** Whether {@code other} is the same to a server, which compares names without case. */
    boolean isSame(Owner other) {
        return kind == other.kind && name.strip().equalsIgnoreCase(other.name.strip());
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
