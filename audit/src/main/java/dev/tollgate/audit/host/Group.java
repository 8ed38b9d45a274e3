package dev.tollgate.audit.host;

import java.util.List;

/** A line of group. */
public record Group(String name, int gid, List<String> members) {
    public Group {
        members = List.copyOf(members);
    }
}
