package dev.tollgate.model.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of a session. Immutable; a fact not given has sendmail's default. */
public final class Facts {
    private static final EnumMap<Fact, String> DEFAULTS = defaults();

    /** Nothing given. */
    public static final Facts NONE = new Facts(new EnumMap<>(Fact.class));

    private final EnumMap<Fact, List<String>> values;
    /** The last value given, or the default: a decision asks for some facts several times. */
    private final EnumMap<Fact, String> effective;

    private Facts(EnumMap<Fact, List<String>> values) {
        this.values = values;
        effective = effective(values);
    }

    private static EnumMap<Fact, String> defaults() {
        EnumMap<Fact, String> defaults = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            defaults.put(
                    fact,
                    switch (fact) {
                        case CLIENT_RATE, CLIENT_CONNECTIONS -> "1";
                        case DELIVERY_MODE -> "b";
                        case FROM_RESOLVE, FROM_MX -> "OK";
                        default -> "";
                    });
        }
        return defaults;
    }

    /**
     * A client without a name given has none that resolves: sendmail then puts the address in brackets. Of names DNS is
     * assumed to confirm the client's and the sender's.
     */
    private static EnumMap<Fact, String> effective(EnumMap<Fact, List<String>> values) {
        EnumMap<Fact, String> effective = new EnumMap<>(DEFAULTS);
        EnumSet<Fact> open = EnumSet.of(Fact.CLIENT_NAME, Fact.CLIENT_RESOLVE, Fact.CLIENT_PTR);
        values.forEach((fact, given) -> {
            if (!given.isEmpty()) {
                effective.put(fact, given.get(given.size() - 1));
                open.remove(fact);
            }
        });
        String addr = effective.getOrDefault(Fact.CLIENT_ADDR, "");
        if (open.contains(Fact.CLIENT_NAME) && !addr.isEmpty()) {
            effective.put(Fact.CLIENT_NAME, "[" + addr + "]");
        }
        String name = effective.getOrDefault(Fact.CLIENT_NAME, "");
        if (open.contains(Fact.CLIENT_RESOLVE)) {
            effective.put(Fact.CLIENT_RESOLVE, name.startsWith("[") ? "FAIL" : "OK");
        }
        if (open.contains(Fact.CLIENT_PTR)) {
            effective.put(Fact.CLIENT_PTR, name);
        }
        return effective;
    }

    /** These facts and one more; a fact given before is replaced. */
    public Facts with(Fact fact, String value) {
        return withAll(fact, List.of(value));
    }

    /** These facts and one with several values. */
    public Facts withAll(Fact fact, List<String> several) {
        EnumMap<Fact, List<String>> more = new EnumMap<>(values);
        more.put(fact, List.copyOf(several));
        return new Facts(more);
    }

    /** These facts and {@code others}, which replace what was given before. */
    public Facts with(Facts others) {
        EnumMap<Fact, List<String>> more = new EnumMap<>(values);
        more.putAll(others.values);
        return new Facts(more);
    }

    /** Those of these facts that are among {@code wanted}. */
    public Facts only(Set<Fact> wanted) {
        EnumMap<Fact, List<String>> some = new EnumMap<>(values);
        some.keySet().retainAll(wanted);
        return new Facts(some);
    }

    /** These facts but those that are among {@code unwanted}. */
    public Facts without(Set<Fact> unwanted) {
        EnumMap<Fact, List<String>> some = new EnumMap<>(values);
        some.keySet().removeAll(unwanted);
        return new Facts(some);
    }

    /** The facts given. */
    public Set<Fact> given() {
        return values.keySet();
    }

    /** Facts from a map. */
    public static Facts of(Map<Fact, String> single) {
        EnumMap<Fact, List<String>> values = new EnumMap<>(Fact.class);
        single.forEach((fact, value) -> values.put(fact, List.of(value)));
        return new Facts(values);
    }

    /** Whether the fact was given. */
    public boolean has(Fact fact) {
        return values.containsKey(fact);
    }

    /** The values given. */
    public List<String> all(Fact fact) {
        return values.getOrDefault(fact, List.of());
    }

    /** The (last) value given, or sendmail's default. */
    public String get(Fact fact) {
        return effective.getOrDefault(fact, "");
    }

    /** The facts given, each as {@code option=value}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        values.forEach((fact, given) -> given.forEach(value -> words.add(fact.option() + "=" + value)));
        return String.join(" ", words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && facts.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
