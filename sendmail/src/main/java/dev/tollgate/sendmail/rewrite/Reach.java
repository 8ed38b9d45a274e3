package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.macro.MacroNames;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rulesets and all that they call may read, set and look up. Where a rule takes the name of a ruleset from its
 * workspace they may do whatever the configuration can, unless a class says which names there are.
 */
public final class Reach {
    private static final int MACROS = 256;
    private static final int FEW = 8;

    private final Program program;
    private final Lookups lookups;
    private final BitSet rulesets = new BitSet();
    private final BitSet reads = new BitSet();
    private final BitSet sets = new BitSet();
    private final BitSet reliedOn = new BitSet();
    private final List<Integer> open = new ArrayList<>();
    private final int rulesAsOf;
    private final long classesAsOf;
    private boolean steady = true;
    private int seen;

    Reach(Program program, Lookups lookups, int... first) {
        this.program = program;
        this.lookups = lookups;
        rulesAsOf = program.rulesets().version();
        for (int number : first) {
            enter(number);
        }
        while (!open.isEmpty()) {
            for (Rule rule : program.rulesets().rules(open.remove(open.size() - 1))) {
                left(rule.left());
                right(rule);
            }
        }
        classesAsOf = classes();
        seen = program.classes().version();
    }

    /** Whether neither rules nor the classes that name rulesets have changed since. */
    public boolean isCurrent() {
        if (rulesAsOf != program.rulesets().version()) {
            return false;
        }
        // Few changes of classes are of those that count.
        if (seen != program.classes().version() && classesAsOf == classes()) {
            seen = program.classes().version();
        }
        return seen == program.classes().version();
    }

    private long classes() {
        return reliedOn.stream().mapToLong(id -> program.classes().version(id)).sum();
    }

    /** The macros that a rule may read. */
    public BitSet reads() {
        return (BitSet) reads.clone();
    }

    /** Whether a rule may read a macro that a rule of {@code earlier} may have set. */
    public boolean readsWhatIsSetBy(Reach earlier) {
        return reads.intersects(earlier.sets);
    }

    /** Whether a rule may read a macro that a rule of {@code earlier} may have set, and that no rule here sets. */
    public boolean readsWhatOnlyIsSetBy(Reach earlier) {
        BitSet kept = (BitSet) earlier.sets.clone();
        kept.andNot(sets);
        return reads.intersects(kept);
    }

    /** Whether rules do nothing but answer and set a few macros: equal texts and equal macros have equal answers. */
    boolean isSteady() {
        return steady && sets.cardinality() <= FEW;
    }

    /** The macros that a rule may set. */
    BitSet sets() {
        return (BitSet) sets.clone();
    }

    private void enter(int number) {
        if (number >= 0 && !rulesets.get(number)) {
            rulesets.set(number);
            open.add(number);
        }
    }

    private void enterAll() {
        for (int number : program.rulesets().filled()) {
            enter(number);
        }
    }

    private void left(@Nullable String[] side) {
        for (int i = 0; side[i] != null; i++) {
            String token = String.valueOf(side[i]);
            if (Code.of(token) == Code.LATE_MACRO) {
                reads.set(CompiledRule.id(token));
            }
        }
    }

    private void right(Rule rule) {
        @Nullable String[] side = rule.right();
        left(side);
        for (int i = 0; side[i] != null; i++) {
            switch (Code.of(String.valueOf(side[i]))) {
                case Code.CALL -> call(rule, side[i + 1]);
                case Code.LOOKUP_BEGIN -> lookUp(side[i + 1], side[i + 1] == null ? null : side[i + 2]);
                case Code.HOST_BEGIN -> lookUp("host", null);
                default -> {}
            }
        }
    }

    private void call(Rule rule, @Nullable String target) {
        if (target == null) {
            return;
        }
        switch (Code.of(target)) {
            case Code.REPLACEMENT -> named(rule.left(), CompiledRule.id(target) - '1');
            case Code.LATE_MACRO, Code.LOOKUP_BEGIN, Code.HOST_BEGIN, Code.CALL -> enterAll();
            default -> {
                String name = Tokens.stripQuotes(target);
                int number = program.rulesets().number(name);
                enter(number >= 0 || !isNumber(name) ? number : Chars.decimal(name));
            }
        }
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.length() <= 2 && name.chars().allMatch(c -> Chars.isDigit((char) c));
    }

    /** A ruleset whose name a binding holds: if it is one of a class, its first token begins one of the class's words. */
    private void named(@Nullable String[] left, int binding) {
        int count = 0;
        for (int i = 0; left[i] != null; i++) {
            String token = String.valueOf(left[i]);
            char code = Code.of(token);
            if (Code.binds(code) && count++ == binding) {
                if (code == Code.CLASS) {
                    members(CompiledRule.id(token));
                } else {
                    enterAll();
                }
                return;
            }
        }
    }

    private void members(int id) {
        reliedOn.set(id & 0xff);
        for (String member : program.classes().members(id)) {
            if (member.isEmpty() || !Chars.isAlpha(member.charAt(0))) {
                enterAll();
            }
            program.rulesets().named().forEach((name, number) -> {
                if (Chars.begins(member, 0, name)) {
                    enter(number);
                }
            });
        }
    }

    private void lookUp(@Nullable String name, @Nullable String key) {
        Lookups.Lookup map = name == null ? null : lookups.find(name);
        if (map == null) {
            return;
        }
        steady &= map.isSteady(key);
        // Names of hosts are completed with the domain.
        reads.set('m');
        if (!map.setsMacros()) {
            return;
        }
        int id = key == null ? -1 : macro(key);
        if (id >= 0) {
            sets.set(id);
        } else {
            sets.set(0, MACROS);
        }
    }

    /** The macro that a key names in so many words; -1 for none. */
    private int macro(String key) {
        MacroNames names = program.names();
        boolean named = key.length() > 2 && key.startsWith("{") && key.endsWith("}");
        return named ? names.known(key.substring(1, key.length() - 1)) : -1;
    }
}
