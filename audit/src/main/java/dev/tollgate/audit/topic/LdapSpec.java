package dev.tollgate.audit.topic;

import dev.tollgate.sendmail.conf.CfLine;
import java.util.HashMap;
import java.util.Map;

/**
 * What an LDAP map is told: the words of its K line over those of LDAPDefaultSpec. sendmail reads letters with their
 * arguments until a word is none (ldapmap_parseargs in map.c); an argument in quotes may hold blanks.
 *
 * @param name the map
 * @param line its line
 * @param own what the line itself says, by letter
 * @param all the same with the defaults
 */
record LdapSpec(String name, CfLine line, Map<Character, String> own, Map<Character, String> all) {
    /** Letters that stand alone. */
    private static final String ALONE = "1AfmnNoOqDtV";

    /** The map of {@code line}, whose K line continues after the class with {@code text}. */
    static LdapSpec of(String name, CfLine line, String text, String defaults) {
        Map<Character, String> own = letters(text);
        Map<Character, String> all = letters(defaults);
        all.putAll(own);
        return new LdapSpec(name, line, own, all);
    }

    /** The letters in {@code text} with their arguments; a letter that stands alone has an empty one. */
    static Map<Character, String> letters(String text) {
        Map<Character, String> letters = new HashMap<>();
        int at = 0;
        while (true) {
            at = blanks(text, at);
            if (at + 1 >= text.length() || text.charAt(at) != '-') {
                return letters;
            }
            char letter = text.charAt(at + 1);
            at += 2;
            if (ALONE.indexOf(letter) < 0) {
                at = blanks(text, at);
            }
            int end = at;
            if (end < text.length() && text.charAt(end) == '"') {
                end = text.indexOf('"', end + 1);
                end = end < 0 ? text.length() : end + 1;
            }
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            letters.put(letter, text.substring(at, end).replace("\"", ""));
            at = end;
        }
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    boolean has(char letter) {
        return all.containsKey(letter);
    }

    String get(char letter) {
        return all.getOrDefault(letter, "");
    }
}
