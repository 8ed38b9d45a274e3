package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of classes; a word keeps the spelling in which it was first seen, in whatever class that was (stab.c). */
public final class ClassTable {
    private static final int BUCKETS = 2003;

    private final int[] longest = new int[256];
    /** For each class a bit for each length of its words, counted modulo 64. */
    private final long[] lengths = new long[256];

    private final Map<String, Word> words = new LinkedHashMap<>();

    private final int[] versions = new int[256];
    private int version;

    private record Word(String spelling, int bucket, BitSet classes) {}

    /** A number that changes when a class does. */
    int version() {
        return version;
    }

    /** A number that grows when this class changes. */
    int version(int id) {
        return versions[id & 0xff];
    }

    private void change(int id) {
        version++;
        versions[id & 0xff]++;
    }

    /** The classes that hold {@code word}, whatever its case; {@code null} for a word that no class ever held. */
    @Nullable
    BitSet classesOf(String word) {
        Word known = words.get(Chars.lower(word));
        return known == null ? null : known.classes;
    }

    /** The length of the longest word that was ever put into the class. */
    int longest(int id) {
        return longest[id & 0xff];
    }

    /** Whether some word of this length may ever have been put into the class. */
    boolean mayContain(int length, int id) {
        return length <= longest[id & 0xff] && (lengths[id & 0xff] & 1L << length) != 0;
    }

    /** Whether {@code word} is in the class {@code id}, whatever its case. */
    public boolean contains(String word, int id) {
        if (!mayContain(word.length(), id)) {
            return false;
        }
        Word known = words.get(Chars.lower(word));
        return known != null && known.classes.get(id & 0xff);
    }

    /** Puts a word into a class; {@link Code#CLASS} with the id of another class puts that one's present members. */
    public void add(int id, String word) {
        if (Code.of(word) == Code.CLASS) {
            if (word.length() > 1) {
                copy(word.charAt(1), id);
            }
            return;
        }
        change(id);
        longest[id & 0xff] = Math.max(longest[id & 0xff], word.length());
        lengths[id & 0xff] |= 1L << word.length();
        words.computeIfAbsent(Chars.lower(word), folded -> new Word(word, bucket(folded), new BitSet()))
                .classes
                .set(id & 0xff);
    }

    /** Makes {@code members} all that is in a class. */
    public void set(int id, List<String> members) {
        if (members.isEmpty() && longest[id & 0xff] == 0) {
            return;
        }
        change(id);
        words.values().forEach(word -> word.classes.clear(id & 0xff));
        members.forEach(member -> add(id, member));
    }

    /** Puts the words of {@code text}, which white space divides, into a class. */
    public void addWords(int id, String text) {
        int at = Chars.skipSpace(text, 0);
        while (at < text.length()) {
            int end = Chars.skipWord(text, at);
            add(id, text.substring(at, end));
            at = Chars.skipSpace(text, end);
        }
    }

    private void copy(int from, int to) {
        change(to);
        longest[to & 0xff] = Math.max(longest[to & 0xff], longest[from & 0xff]);
        lengths[to & 0xff] |= lengths[from & 0xff];
        for (Word word : words.values()) {
            if (word.classes.get(from & 0xff)) {
                word.classes.set(to & 0xff);
            }
        }
    }

    /** The members of a class in the order in which sendmail lists them: that of its hash table. */
    public List<String> members(int id) {
        List<Word> members = new ArrayList<>();
        for (Word word : words.values()) {
            if (word.classes.get(id & 0xff)) {
                members.add(word);
            }
        }
        members.sort(Comparator.comparingInt(Word::bucket));
        return members.stream().map(Word::spelling).toList();
    }

    private static int bucket(String folded) {
        int hash = 1;
        for (int i = 0; i < folded.length(); i++) {
            hash = (hash << 1 ^ folded.charAt(i)) % BUCKETS;
        }
        return hash;
    }
}
