package dev.tollgate.toolkit.cf;

import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rule;
import dev.tollgate.sendmail.scan.Code;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that rules tell from others: members of the classes that they test, and texts on their left-hand sides. */
final class RelayWords {
    /** How many members of a class are looked at. */
    static final int MOST_MEMBERS = 2000;

    private static final Set<String> NO_HOSTS = Set.of("O", "P", "e", "n", "s", "t", "k", "Accept", "ResOk", "Tls");

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Set<String> cut = new LinkedHashSet<>();

    RelayWords(Program program) {
        BitSet classes = new BitSet();
        Set<String> texts = new LinkedHashSet<>();
        for (int number : program.rulesets().filled()) {
            for (Rule rule : program.rulesets().rules(number)) {
                read(rule.leftTokens(), classes, texts);
            }
        }
        classes.stream().forEach(id -> members(program, id));
        texts.forEach(text -> words.putIfAbsent(text, "a rule names it"));
    }

    /** The words, each with where it comes from. */
    Map<String, String> all() {
        return words;
    }

    /** The classes of which not all members were looked at. */
    Set<String> cut() {
        return cut;
    }

    private void members(Program program, int id) {
        String name = program.names().name(id);
        if (NO_HOSTS.contains(name)) {
            return;
        }
        List<String> members = program.classes().members(id);
        if (members.size() > MOST_MEMBERS) {
            cut.add(name);
        }
        members.stream()
                .limit(MOST_MEMBERS)
                .forEach(member -> words.merge(
                        member,
                        "class " + name + " holds it",
                        (one, other) -> one.equals(other) ? one : one + ", " + other));
    }

    private static void read(@Nullable String[] left, BitSet classes, Set<String> texts) {
        StringBuilder text = new StringBuilder();
        for (String token : left) {
            boolean word = token != null && !token.isEmpty() && !Code.isMeta(token.charAt(0));
            if (word && "<>@".indexOf(token.charAt(0)) < 0) {
                text.append(token);
                continue;
            }
            if (text.length() > 2 && text.indexOf(".") > 0) {
                texts.add(text.toString());
            }
            text.setLength(0);
            if (token != null
                    && token.length() > 1
                    && (Code.of(token) == Code.CLASS || Code.of(token) == Code.NOT_CLASS)) {
                classes.set(token.charAt(1));
            }
        }
    }
}
