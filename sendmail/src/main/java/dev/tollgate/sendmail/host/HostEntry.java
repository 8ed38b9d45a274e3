package dev.tollgate.sendmail.host;

import java.util.List;

/**
 * What the resolver knows of a host.
 *
 * @param name its canonical name
 * @param aliases its other names
 * @param addresses its addresses
 */
public record HostEntry(String name, List<String> aliases, List<String> addresses) {
    public HostEntry {
        aliases = List.copyOf(aliases);
        addresses = List.copyOf(addresses);
    }
}
