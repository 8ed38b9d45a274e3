package dev.tollgate.directory.verify;

import com.unboundid.ldap.sdk.Filter;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.Snapshot;
import dev.tollgate.directory.entry.Utf8;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks for entries that sendmail does not find, or takes for something else. */
public final class Traps {
    private static final int LONGEST_KEY = 256;
    /** A lookup in an index takes hardly longer than to read an entry by its name; one without looks at every entry. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int SLOW_TIMES = 10;
    private static final int ATTEMPTS = 3;

    private final String server;
    private final List<Trap> traps = new ArrayList<>();

    private Traps(String server) {
        this.server = server;
    }

    /** The traps in what {@code server} holds. */
    public static List<Trap> of(String server, Snapshot snapshot) {
        Traps traps = new Traps(server);
        Map<String, List<MapObject>> byKey = new LinkedHashMap<>();
        for (int row = 0; row < snapshot.size(); row++) {
            MapObject object = snapshot.get(row);
            traps.look(object, snapshot.map().kind());
            byKey.computeIfAbsent(Utf8.compared(object.key()), first -> new ArrayList<>(1))
                    .add(object);
        }
        if (snapshot.map().kind().joins()) {
            return traps.traps;
        }
        byKey.values().stream().filter(objects -> objects.size() > 1).forEach(traps::lookTogether);
        return traps.traps;
    }

    private void look(MapObject object, MapName.Kind kind) {
        switch (kind.joins() ? MapObject.Kind.VALUE : object.kind()) {
            case NONE ->
                add(
                        DirectoryRule.NO_VALUE,
                        object,
                        "has no value, so sendmail acts as if there were no entry",
                        "give it a sendmailMTAMapValue, or remove it");
            case SEARCH, URL ->
                add(
                        DirectoryRule.NO_PLAIN_VALUE,
                        object,
                        "has a filter or URL instead of a value; the way access_db declares the map, sendmail uses "
                                + "its text as the value",
                        "give it a sendmailMTAMapValue");
            case VALUE -> {
                // As it should be.
            }
        }
        if (object.owners().isEmpty()) {
            add(
                    DirectoryRule.NO_OWNER,
                    object,
                    "names neither a cluster nor a host, so no sendmail finds it",
                    "give it a sendmailMTACluster or a sendmailMTAHost");
        }
        if (object.key().length() > LONGEST_KEY) {
            add(
                    DirectoryRule.LONG_KEY,
                    object,
                    "has a key of " + object.key().length()
                            + " bytes; sendmail looks up 256 at most, so it is never found",
                    "remove it");
        }
        if (!LineGrammar.fold(object.key()).equals(Utf8.bytes(Utf8.compared(object.key())))) {
            add(
                    DirectoryRule.OTHER_KEY,
                    object,
                    "the server compares this key differently than a map file does (case outside ASCII, compatible "
                            + "characters, runs of spaces)",
                    "keys with domains and addresses must be ASCII");
        }
    }

    private void lookTogether(List<MapObject> objects) {
        for (int i = 0; i < objects.size(); i++) {
            for (int k = i + 1; k < objects.size(); k++) {
                MapObject one = objects.get(i);
                MapObject other = objects.get(k);
                List<String> both = one.owners().stream()
                        .filter(owner -> other.owners().stream().anyMatch(same -> same(owner, same)))
                        .map(Owner::toString)
                        .toList();
                boolean mixed = one.owners().stream()
                        .anyMatch(owner -> other.owners().stream().anyMatch(second -> second.kind() != owner.kind()));
                if (!both.isEmpty()) {
                    add(
                            DirectoryRule.SAME_KEY,
                            one,
                            "has the same key as " + other.dn() + ", and both are for " + String.join(", ", both)
                                    + ": sendmail finds neither",
                            "remove one of them");
                } else if (mixed) {
                    add(
                            DirectoryRule.SHADOWED_KEY,
                            one,
                            "has the same key as " + other.dn() + ", one for "
                                    + owners(one) + ", one for " + owners(other)
                                    + ": a host of that cluster sees both, and finds neither",
                            "for an exception, a host needs keys that its cluster does not have");
                }
            }
        }
    }

    private static boolean same(Owner one, Owner other) {
        return one.kind() == other.kind() && one.name().equalsIgnoreCase(other.name());
    }

    private static String owners(MapObject object) {
        return object.owners().stream().map(Owner::toString).collect(Collectors.joining(", "));
    }

    private void add(DirectoryRule rule, MapObject object, String message, String help) {
        traps.add(Trap.of(rule, server, object.dn(), message, help));
    }

    /** Asks as sendmail does for a key that is not there, and complains if that takes long. */
    public static List<Trap> ofSpeed(Server server, Snapshot snapshot, Owner owner) throws DirectoryException {
        Filter filter = Filter.createANDFilter(
                snapshot.map().filter(),
                Filter.createORFilter(Filter.createEqualityFilter(owner.kind().attribute(), owner.name())),
                Filter.createEqualityFilter(snapshot.map().kind().key(), "from:no-such-key.invalid"));
        long read = best(() -> server.entry(snapshot.base(), "1.1"));
        long best = best(() -> server.search(snapshot.base(), filter, List.of("1.1"), entry -> {}));
        return best < SLOW_NANOS || best < SLOW_TIMES * read
                ? List.of()
                : List.of(Trap.of(
                        DirectoryRule.NO_INDEX,
                        server.address().toString(),
                        "",
                        "one lookup takes " + TimeUnit.NANOSECONDS.toMillis(best)
                                + " ms: the server reads every entry, and sendmail makes up to a dozen lookups for "
                                + "a message",
                        "index objectClass,sendmailMTAKey eq in slapd.conf, then run slapindex; both are needed"));
    }

    @FunctionalInterface
    private interface Question {
        void ask() throws DirectoryException;
    }

    /** The nanoseconds that {@code question} takes when nothing else holds it up. */
    private static long best(Question question) throws DirectoryException {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long start = System.nanoTime();
            question.ask();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
