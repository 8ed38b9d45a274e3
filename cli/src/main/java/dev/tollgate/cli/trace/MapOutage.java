package dev.tollgate.cli.trace;

import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.site.AccessMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        return declared.isOptional() || !marked ? Lookup.EMPTY : Lookup.UNAVAILABLE;
    }

    /** {@code verdict} with the mark of a lookup that failed, and not with how the evaluator writes it. */
    public Verdict shown(Verdict verdict) {
        if (maps.isEmpty()) {
            return verdict;
        }
        String value = verdict.value();
        return new Verdict(
                verdict.phase(),
                verdict.decision(),
                verdict.relay(),
                verdict.reply(),
                value == null ? null : marked(value),
                marked(verdict.matched()),
                verdict.lookups().stream()
                        .map(probe -> new Probe(probe.key(), marked(probe.hit())))
                        .toList(),
                verdict.workspace());
    }

    private static @Nullable Hit marked(@Nullable Hit hit) {
        return hit == null ? null : hit.withValue(marked(hit.value()));
    }

    private static String marked(String value) {
        return value.equals("%0" + Lookup.TEMPORARY_FAILURE) ? Lookup.TEMPORARY_FAILURE : value;
    }
}
