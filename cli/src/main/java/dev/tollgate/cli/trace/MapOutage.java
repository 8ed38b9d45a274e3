package dev.tollgate.cli.trace;

import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.site.AccessMap;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that takes the access map away: a server that is down, a map that is being rebuilt. */
public final class MapOutage {
    @Option(
            names = "--map",
            paramLabel = "access=temp",
            description =
                    "Ask what sendmail does while the access map cannot be read, as when its LDAP server is down.")
    private List<String> maps = List.of();

    /** {@code lookup}, or one that always fails. */
    public Lookup of(Lookup lookup, AccessMap declared) {
        for (String map : maps) {
            if (!map.equals("access=temp")) {
                throw Problem.usage("--map " + map + ": not understood", "write --map access=temp");
            }
        }
        return maps.isEmpty() ? lookup : unavailable(declared);
    }

    /** Whether the map is taken away. */
    public boolean isGiven() {
        return !maps.isEmpty();
    }

    /** A map that cannot be read: with {@code -o} it is empty to sendmail, without {@code -T} it has no entry either. */
    private static Lookup unavailable(AccessMap declared) {
        boolean marked = declared.flags().stream().anyMatch(flag -> flag.equals("-T" + Lookup.TEMPORARY_FAILURE));
        return declared.isOptional() || !marked
                ? Lookup.EMPTY
                : key -> new Hit(key, Lookup.TEMPORARY_FAILURE, 0, "the map cannot be read");
    }
}
