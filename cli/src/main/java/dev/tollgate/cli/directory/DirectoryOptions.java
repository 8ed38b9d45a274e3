package dev.tollgate.cli.directory;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.directory.verify.Trap;
import dev.tollgate.directory.verify.Traps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that read an access file, for those that read an LDAP directory in its place. */
public final class DirectoryOptions {
    private static final int MOST_NAMED = 5;

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "The entries that hosts of this cluster find ($${sendmailMTACluster}; LDAP).")
    private @Nullable String cluster;

    @Option(names = "--host", paramLabel = "NAME", description = "The entries that this host finds ($$j; LDAP).")
    private @Nullable String host;

    private final Map<String, View> read = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /** Whether {@code name} is not a file but the URL of a directory. */
    public static boolean isUrl(String name) {
        return ServerAddress.isUrl(name);
    }

    /** The access map at {@code url}, read once: what is asked later is asked of what was read. */
    public View view(Console console, String url) {
        View view = read(console, url);
        if (told.add(url)) {
            tell(console, url, view);
        }
        return view;
    }

    /** What of the directory at {@code url} sendmail does not find, or takes for something else. */
    public List<Trap> traps(Console console, String url) {
        View view = read(console, url);
        // Each entry with two for its key is among the traps.
        told.add(url);
        List<Trap> traps = new ArrayList<>(Traps.of(url, view.snapshot()));
        try (Server connection = server.open(console, ServerAddress.parse(url))) {
            traps.addAll(Traps.ofSpeed(
                    connection, view.snapshot(), owners().iterator().next()));
            return traps.stream()
                    .map(trap -> TrapText.shown(console.secrets(), trap))
                    .toList();
        } catch (DirectoryException e) {
            throw Problem.told(e);
        }
    }

    private View read(Console console, String url) {
        View known = read.get(url);
        if (known != null) {
            return known;
        }
        Set<Owner> owners = owners();
        try {
            ServerAddress address = ServerAddress.parse(url);
            try (Server connection = server.open(console, address)) {
                View view = SnapshotReader.read(connection, server.base(address), MapName.ACCESS)
                        .seenBy(owners);
                read.put(url, view);
                return view;
            }
        } catch (DirectoryException e) {
            throw Problem.told(e);
        }
    }

    private Set<Owner> owners() {
        Set<Owner> owners = new LinkedHashSet<>();
        if (cluster != null) {
            owners.add(Owner.cluster(cluster));
        }
        if (host != null) {
            owners.add(Owner.host(host));
        }
        if (owners.isEmpty()) {
            throw Problem.usage(
                    "neither a cluster nor a host is given: sendmail finds the entries of its cluster and its own",
                    "add --cluster NAME, --host NAME, or both");
        }
        return owners;
    }

    private static void tell(Console console, String url, View view) {
        int said = 0;
        for (String key : view.ambiguous().keySet()) {
            if (said++ == MOST_NAMED) {
                console.warn(url + ": " + (view.ambiguous().size() - MOST_NAMED) + " more keys have two entries");
                break;
            }
            console.warn(url + ": two entries have the key " + key + ", so sendmail finds neither");
        }
        if (view.index().size() == 0) {
            console.warn(
                    url + ": no entry for this cluster or host, or no right to read them; sendmail would act as with"
                            + " an empty map");
        }
    }
}
