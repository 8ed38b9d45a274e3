package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.regex.Pattern;

/** Entries that name the site's smart host. */
final class SmartHost {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|ipv6:.*");

    private SmartHost() {}

    private static String key(Entry entry) {
        String left = entry.left();
        String key = entry.tagText().isEmpty()
                ? left
                : left.substring(entry.tagText().length() + 1);
        return bare(key);
    }

    private static String bare(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    /** Whether the key is the smart host. */
    static boolean isNamed(Entry entry, Site site) {
        return !site.smartHost().isEmpty() && key(entry).equals(bare(site.smartHost()));
    }

    /** Whether a lookup for the smart host may end at the key: the host, a domain above it, or the default. */
    static boolean isFound(Entry entry, Site site) {
        String key = key(entry);
        String host = bare(site.smartHost());
        // An address may be the smart host's, which only the name server knows.
        return key.isEmpty()
                || key.equals(host)
                || host.endsWith("." + key)
                || ADDRESS.matcher(key).matches();
    }
}
