package dev.tollgate.ca.issue;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words that look like others: letters of several scripts in one word (UTS #39, "highly restrictive"), or a word of
 * Cyrillic or Greek letters that all look Latin.
 */
public final class Lookalikes {
    /** Scripts that are written together: those of Japanese, of Chinese with its sounds, of Korean. */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    /** Cyrillic and Greek small letters that a reader takes for a, c, d, e, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y. */
    private static final String LIKE_LATIN = "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u043a\u04cf\u043c\u043e\u0440"
            + "\u051b\u0433\u0455\u0442\u0443\u051d\u0445\u0475\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7";

    private Lookalikes() {}

    /** What is wrong with {@code text}, word by word; nothing when it is what it seems. */
    public static Optional<String> objection(String text) {
        for (String word : text.split("[^\\p{L}\\p{M}]+")) {
            Set<UnicodeScript> scripts = scripts(word);
            if (scripts.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(scripts))) {
                return Optional.of("mixes letters of " + named(scripts) + " in one word");
            }
            boolean foreign =
                    scripts.equals(Set.of(UnicodeScript.CYRILLIC)) || scripts.equals(Set.of(UnicodeScript.GREEK));
            if (foreign && word.toLowerCase(Locale.ROOT).chars().allMatch(letter -> LIKE_LATIN.indexOf(letter) >= 0)) {
                return Optional.of("is written in letters of " + named(scripts) + " that all look like Latin ones");
            }
        }
        return Optional.empty();
    }

    private static Set<UnicodeScript> scripts(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
        return scripts;
    }

    private static String named(Set<UnicodeScript> scripts) {
        List<String> names = scripts.stream()
                .map(script ->
                        script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT))
                .toList();
        return String.join(" and ", names);
    }
}
