package dev.tollgate.toolkit.host;

import dev.tollgate.sendmail.host.HostEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the resolver finds in a file of hosts: the lines that name a host are taken together. */
final class HostsFile {
    private final List<List<String>> lines = new ArrayList<>();

    HostsFile(String text) {
        for (String line : text.split("\n", -1)) {
            int comment = line.indexOf('#');
            String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!bare.isEmpty()) {
                lines.add(List.of(bare.split("\\s+")));
            }
        }
    }

    Optional<HostEntry> entry(String name) {
        List<List<String>> found = new ArrayList<>();
        for (List<String> line : lines) {
            if (line.get(0).indexOf(':') < 0 && line.stream().skip(1).anyMatch(name::equalsIgnoreCase)) {
                found.add(line);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(merged(found));
    }

    Optional<HostEntry> entryOf(String address) {
        for (List<String> line : lines) {
            if (line.get(0).equals(address) && line.size() > 1) {
                return Optional.of(merged(List.of(line)));
            }
        }
        return Optional.empty();
    }

    private static HostEntry merged(List<List<String>> found) {
        String name = found.get(0).get(1);
        Set<String> aliases = new LinkedHashSet<>();
        Set<String> addresses = new LinkedHashSet<>();
        for (List<String> line : found) {
            addresses.add(line.get(0));
            line.stream().skip(1).filter(other -> !other.equals(name)).forEach(aliases::add);
        }
        return new HostEntry(name, List.copyOf(aliases), List.copyOf(addresses));
    }
}
