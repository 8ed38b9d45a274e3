package dev.tollgate.cli.ldap;

import dev.tollgate.cli.directory.ServerOptions;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which map, whose part of it, and on which servers. */
public final class MapOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server: ldap://HOST, ldaps://HOST or ldapi://SOCKET with %%2F for each slash.")
    private List<String> urls = List.of();

    @Mixin
    private ServerOptions server;

    @Option(names = "--cluster", paramLabel = "NAME", description = "The entries of this cluster.")
    private @Nullable String cluster;

    @Option(names = "--host", paramLabel = "NAME", description = "Only the entries of this host, named as in its $$j.")
    private @Nullable String host;

    @Option(
            names = "--map",
            paramLabel = "NAME",
            defaultValue = "access",
            description = "The map: access (default), virtuser, mailer, generics, domain, ...; aliases, or"
                    + " aliases:GROUPING; class:NAME for the members of a class, such as class:R.")
    private String map;

    /** The map. */
    MapName map() throws DirectoryException {
        return MapName.parse(map);
    }

    /** Whose entries are meant. */
    Owner owner() {
        if ((cluster == null) == (host == null)) {
            throw Problem.usage(
                    cluster == null
                            ? "neither --cluster nor --host is given"
                            : "--cluster and --host cannot be used together",
                    "give --cluster NAME for the entries of all hosts of a cluster, or --host NAME for those of one host");
        }
        String name = cluster == null ? String.valueOf(host) : cluster;
        if (name.isBlank() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw Problem.usage(
                    "'" + name + "': not the name of a cluster or host", "write it in ASCII, without spaces");
        }
        return cluster == null ? Owner.host(name) : Owner.cluster(name);
    }

    /** The options of the server. */
    ServerOptions server() {
        return server;
    }

    /** The only server. */
    ServerAddress address() throws DirectoryException {
        if (urls.size() != 1) {
            throw Problem.usage(
                    urls.isEmpty()
                            ? "--url is missing"
                            : "only one --url is allowed: entries are written on one server",
                    "name the provider, such as --url ldaps://ldap1.example.com");
        }
        return ServerAddress.parse(urls.get(0));
    }

    /** All servers. */
    List<ServerAddress> addresses() throws DirectoryException {
        if (urls.isEmpty()) {
            throw Problem.usage("--url is missing", "name each server, such as --url ldaps://ldap1.example.com");
        }
        List<ServerAddress> addresses = new ArrayList<>();
        for (String url : urls) {
            addresses.add(ServerAddress.parse(url));
        }
        return addresses;
    }

    /** Connects to {@code address}. */
    Server open(Console console, ServerAddress address) throws DirectoryException {
        return server.open(console, address);
    }

    /** What {@code connection} holds for the owner. */
    View read(Server connection) throws DirectoryException {
        return SnapshotReader.read(connection, server.base(connection.address()), map())
                .seenBy(Set.of(owner()));
    }
}
