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

    /** The map that a K line's text after the map's name declares. */
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
        return has('o');
    }

    /** Whether lookups keep upper case ({@code -f}); makemap folds the stored keys unless it is told the same. */
    public boolean keepsCase() {
        return has('f');
    }

    /** Whether quotes and backslashes stay in the key that is looked up ({@code -q}). */
    public boolean keepsQuotes() {
        return has('q');
    }

    /** Whether a lookup that finds an entry returns the key in place of the value ({@code -m}). */
    public boolean returnsKey() {
        return has('m');
    }

    /** Whether only keys that were stored with a NUL byte at their end are found ({@code -N}, as makemap's). */
    public boolean wantsNul() {
        return has('N');
    }

    /** Whether keys that were stored with a NUL byte at their end are not found ({@code -O}). */
    public boolean refusesNul() {
        return has('O');
    }

    /** Whether no lookup is made for mail in deferred delivery mode ({@code -D}). */
    public boolean isDeferred() {
        return has('D');
    }

    /** What is added to every value found ({@code -a}); mostly nothing. */
    public String appended() {
        return argument('a');
    }

    /** What stands between two words of a key ({@code -S}): a blank, unless the declaration says otherwise. */
    public char blank() {
        String substitute = argument('S');
        return substitute.isEmpty() ? ' ' : substitute.charAt(0);
    }

    /** Whether a flag changes which key is looked up or what is made of an entry found, however entries are stored. */
    public boolean changesLookups() {
        return keepsCase()
                || keepsQuotes()
                || returnsKey()
                || isDeferred()
                || blank() != ' '
                || !appended().isEmpty();
    }

    /** sendmail reads one letter of a word; what follows is the letter's argument, or nothing. */
    private boolean has(char letter) {
        return flags.stream().anyMatch(flag -> flag.length() > 1 && flag.charAt(1) == letter);
    }

    private String argument(char letter) {
        return flags.stream()
                .filter(flag -> flag.length() > 1 && flag.charAt(1) == letter)
                .reduce("", (first, last) -> last.substring(2));
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
