package dev.tollgate.directory.text;

import dev.tollgate.directory.entry.Entries;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The file of a class, such as relay-domains: words, and comments from # on. */
final class ClassText {
    private final List<String> lines;

    private ClassText(List<String> lines) {
        this.lines = lines;
    }

    /** Reads {@code text}, one char per byte. */
    static ClassText parse(String text) {
        return new ClassText(text.lines().toList());
    }

    private static List<String> members(String line) {
        int comment = line.indexOf('#');
        String words = comment < 0 ? line : line.substring(0, comment);
        return Arrays.stream(words.split("[ \\t\\r\\f\\x0B]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The members, each a key without a value. */
    AccessIndex index() {
        List<Hit> members = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            for (String word : members(lines.get(number))) {
                members.add(new Hit(word, "", number + 1));
            }
        }
        return Entries.of(members);
    }

    /** The file with other members: comments and lines whose members are all there stay as they are. */
    Pull.Result with(AccessIndex entries) {
        Set<String> placed = new HashSet<>();
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            List<String> words = members(line);
            List<String> staying = words.stream()
                    .filter(word -> entries.get(LineGrammar.fold(word)) != null)
                    .toList();
            staying.forEach(word -> placed.add(LineGrammar.fold(word)));
            if (staying.size() == words.size()) {
                text.append(line).append('\n');
            } else if (!staying.isEmpty()) {
                text.append(String.join(" ", staying)).append('\n');
            }
        }
        List<Hit> unwritable = new ArrayList<>();
        TreeMap<String, String> fresh = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Hit entry = entries.entry(i);
            if (!members(entry.key()).equals(List.of(entry.key()))) {
                unwritable.add(entry);
            } else if (!placed.contains(LineGrammar.fold(entry.key()))) {
                fresh.put(LineGrammar.fold(entry.key()), entry.key());
            }
        }
        fresh.values().forEach(member -> text.append(member).append('\n'));
        return new Pull.Result(text.toString(), unwritable);
    }
}
