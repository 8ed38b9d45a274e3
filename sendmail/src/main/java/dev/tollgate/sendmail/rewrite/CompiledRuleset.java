package dev.tollgate.sendmail.rewrite;

/** A ruleset whose rules are compiled. What a workspace needs to match a rule lies side by side for all of them. */
final class CompiledRuleset {
    /** How many numbers there are of a rule. */
    private static final int WIDTH = 4;

    private static final int MOST = 1;
    private static final int FIRST = 2;
    private static final int LAST = 3;

    /** Its name. */
    final String name;

    private final Recalling recalling;
    private final CompiledRule[] rules;
    private final long[] needed;
    private final int[] ends;

    CompiledRuleset(String name, CompiledRule[] rules, Recalling recalling) {
        this.name = name;
        this.recalling = recalling;
        this.rules = rules;
        needed = new long[rules.length];
        ends = new int[WIDTH * rules.length];
        for (int i = 0; i < rules.length; i++) {
            CompiledRule rule = rules[i];
            needed[i] = rule.needed();
            ends[WIDTH * i] = rule.fewest();
            ends[WIDTH * i + MOST] = rule.most();
            ends[WIDTH * i + FIRST] = rule.first();
            ends[WIDTH * i + LAST] = rule.last();
        }
    }

    /** What it made of texts lately. */
    Recalling recalling() {
        return recalling;
    }

    /** How many rules it has. */
    int size() {
        return rules.length;
    }

    /** A rule by its place. */
    CompiledRule rule(int place) {
        return rules[place];
    }

    /**
     * The place of the first rule, from {@code place} on, that may match a workspace; the number of rules if none may.
     *
     * @param content a bit for each literal in it, see {@link CompiledRule#bit}
     * @param length how many tokens it has
     * @param first the literal that it begins with
     * @param last the literal that it ends with
     */
    int next(int place, long content, int length, int first, int last) {
        for (int at = place; at < needed.length; at++) {
            if ((needed[at] & ~content) == 0) {
                int of = WIDTH * at;
                int begin = ends[of + FIRST];
                int end = ends[of + LAST];
                if (length >= ends[of]
                        && length <= ends[of + MOST]
                        && (begin == 0 || begin == first)
                        && (end == 0 || end == last)) {
                    return at;
                }
            }
        }
        return needed.length;
    }
}
