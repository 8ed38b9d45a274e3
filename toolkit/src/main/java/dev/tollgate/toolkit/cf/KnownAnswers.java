package dev.tollgate.toolkit.cf;

import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.map.CfMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is told of name servers and maps, because only the network could say it. Immutable once it is handed over. */
public final class KnownAnswers {
    /** Nothing is told. */
    public static final KnownAnswers NONE = new KnownAnswers(List.of(), List.of());

    private static final Set<String> TYPES =
            Set.of("A", "AAAA", "NS", "CNAME", "PTR", "TXT", "MX", "AFSDB", "SRV", "SOA", "TLSA");

    private static final Set<String> WHOLE = Set.of("none", "temp");

    private final Map<String, Fact> names = new HashMap<>();
    private final Map<String, Fact> keys = new HashMap<>();
    private final Map<String, Fact> maps = new HashMap<>();

    /**
     * Answers.
     *
     * @param dns each {@code NAME[/TYPE]=VALUE}; the values {@code none} and {@code temp} say that there is nothing, and
     *     that the lookup fails for now
     * @param maps each {@code MAP:KEY=VALUE}, with the same values, or {@code MAP=none} or {@code MAP=temp} for all of its
     *     keys
     * @throws IllegalArgumentException when one has another form
     */
    public KnownAnswers(List<String> dns, List<String> maps) {
        dns.forEach(this::addName);
        maps.forEach(this::addKey);
    }

    private void addName(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("'" + text + "' is not NAME[/TYPE]=VALUE");
        }
        String name = text.substring(0, equals);
        int slash = name.lastIndexOf('/');
        String type = slash < 0 ? "" : name.substring(slash + 1).toUpperCase(Locale.ROOT);
        if (slash >= 0 && !TYPES.contains(type)) {
            throw new IllegalArgumentException("'" + type + "' is not a DNS record type; the types are "
                    + String.join(", ", TYPES.stream().sorted().toList()));
        }
        names.put(place(slash < 0 ? name : name.substring(0, slash), type), fact(text.substring(equals + 1)));
    }

    private void addKey(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=', Math.max(colon, 0));
        int whole = text.indexOf('=');
        if (whole > 0 && (colon < 0 || whole < colon) && WHOLE.contains(text.substring(whole + 1))) {
            maps.put(text.substring(0, whole).toLowerCase(Locale.ROOT), fact(text.substring(whole + 1)));
            return;
        }
        if (colon <= 0 || equals < 0) {
            throw new IllegalArgumentException("'" + text + "' is not MAP:KEY=VALUE");
        }
        String map = text.substring(0, colon).toLowerCase(Locale.ROOT);
        keys.put(
                map + ":" + text.substring(colon + 1, equals).toLowerCase(Locale.ROOT),
                fact(text.substring(equals + 1)));
    }

    private static Fact fact(String value) {
        return switch (value) {
            case "none" -> Fact.of(Fact.Kind.NOT_FOUND);
            case "temp" -> Fact.of(Fact.Kind.TEMPORARY);
            default -> Fact.found(value);
        };
    }

    private static String place(String name, String type) {
        String bare = name.toLowerCase(Locale.ROOT);
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return (bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare) + "/" + type;
    }

    /** Whether nothing is told. */
    public boolean isEmpty() {
        return names.isEmpty() && keys.isEmpty() && maps.isEmpty();
    }

    /** What is told of a key of a map. */
    @Nullable
    Fact key(CfMap map, String key) {
        if (keys.isEmpty() && maps.isEmpty()) {
            return null;
        }
        String name = map.name().toLowerCase(Locale.ROOT);
        Fact told = keys.get(name + ":" + key.toLowerCase(Locale.ROOT));
        return told == null ? whole(map, maps.get(name)) : told;
    }

    private static @Nullable Fact whole(CfMap map, @Nullable Fact told) {
        boolean away = told != null && told.kind() == Fact.Kind.TEMPORARY;
        // A map with -o that cannot be opened is an empty one to sendmail.
        return away && map.isOptional() ? Fact.of(Fact.Kind.NOT_FOUND) : told;
    }

    /** What is told of a name's records of one of these types, or of whatever type. */
    @Nullable
    Fact name(String name, String... types) {
        if (names.isEmpty()) {
            return null;
        }
        for (String type : types) {
            Fact fact = names.get(place(name, type));
            if (fact != null) {
                return fact;
            }
        }
        return names.get(place(name, ""));
    }
}
