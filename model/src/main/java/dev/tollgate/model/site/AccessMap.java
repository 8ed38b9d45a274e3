package dev.tollgate.model.site;

import java.util.ArrayList;
import java.util.List;

/**
 * The access map as the cf's K line declares it (op.me, "K -- Key file declaration").
 *
 * @param mapClass hash, btree, cdb, ldap, …
 * @param flags the flags with their arguments, such as {@code -T<TMPF>} or {@code -o}
 * @param path the map's path without extension, or what else the class takes
 */
public record AccessMap(String mapClass, List<String> flags, String path) {
    /** What {@code FEATURE(access_db)} without arguments declares on Linux. */
    public static final AccessMap STOCK = new AccessMap("hash", List.of("-T<TMPF>"), "/etc/mail/access");

    public AccessMap {
        flags = List.copyOf(flags);
    }

    /** The map that a K line's text behind the map's name declares. */
    public static AccessMap parse(String declaration) {
        String[] words = declaration.trim().split("[ \t]+");
        List<String> flags = new ArrayList<>();
        int at = 1;
        while (at < words.length && words[at].startsWith("-")) {
            flags.add(words[at++]);
        }
        String path = String.join(" ", List.of(words).subList(Math.min(at, words.length), words.length));
        return new AccessMap(words[0], flags, path);
    }

    /** Whether a missing map counts as an empty one ({@code -o}). */
    public boolean isOptional() {
        return flags.contains("-o");
    }

    /** Whether lookups keep upper case ({@code -f}). */
    public boolean keepsCase() {
        return flags.contains("-f");
    }

    /** The declaration as the K line has it. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.add(mapClass);
        words.addAll(flags);
        if (!path.isEmpty()) {
            words.add(path);
        }
        return String.join(" ", words);
    }
}
