package dev.tollgate.model.site;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tags that rules look up in the access map, by hand as in {@code $(access Greylist:$1 $)} (op.me, "Keyed Lookups"). */
final class OwnTags {
    private static final Pattern LOOKUP = Pattern.compile("\\$\\(\\s*access\\s+([A-Za-z][A-Za-z0-9_-]*):");

    private OwnTags() {}

    /** The tags in the text of a cf or mc. */
    static Set<String> in(String text) {
        Set<String> tags = new TreeSet<>();
        LOOKUP.matcher(text).results().forEach(found -> tags.add(found.group(1)));
        return tags;
    }
}
