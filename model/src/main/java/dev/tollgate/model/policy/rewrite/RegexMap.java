package dev.tollgate.model.policy.rewrite;

import dev.tollgate.sendmail.map.RegexLookup;

/** sendmail's regex map as {@code _CERT_REGEX_*} uses it: what a lookup of a name leaves in the workspace. */
public final class RegexMap {
    private final RegexLookup map;

    private RegexMap(RegexLookup map) {
        this.map = map;
    }

    /**
     * The map that a K line's text after {@code regex} declares. {@code $$} is a dollar sign there, and no macro is known that
     * a pattern could name.
     */
    public static RegexMap parse(String declaration) {
        return new RegexMap(new RegexLookup(declaration.replaceAll("\\$(\\$)|\\$(?:\\{[^}]*\\}|.)", "$1")));
    }

    /** What is found, or the name. */
    public String apply(String name) {
        String found = map.find(name);
        return found == null ? name : found;
    }
}
