package dev.tollgate.toolkit.cf;

import static dev.tollgate.model.policy.Fact.CANONICAL;
import static dev.tollgate.model.policy.Fact.FROM_MX;
import static dev.tollgate.model.policy.Fact.FROM_RESOLVE;
import static dev.tollgate.model.policy.Fact.TO_MX;

import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.map.MapFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the network would answer in a session: what is told of it, what the facts of the session say, else nothing; what
 * nobody has told is noted.
 */
final class SessionAnswers implements MapFacts {
    /** The names of the maps through which the stock rulesets ask what the facts tell. */
    private static final String RESOLVE = "resolve";

    private static final String MX_LIST = "mxlist";
    private static final String BAD_MX_HOST = "bad-mx.invalid.";
    private static final Set<String> NETWORK =
            Set.of("ldap", "socket", "nis", "nisplus", "userdb", "program", "hesiod", "ph", "netinfo");

    /** What is known of exchangers is asked for where a name server would be. */
    private static final Set<String> ASKED =
            Set.of("hash", "btree", "regex", "dequote", "macro", "arith", "sequence", "bestmx");

    /** The facts on which answers depend. */
    private static final List<dev.tollgate.model.policy.Fact> TOLD = List.of(FROM_RESOLVE, FROM_MX, TO_MX, CANONICAL);

    private final KnownAnswers known;
    private final Set<Basis.Assumed> assumed = new LinkedHashSet<>();
    private Facts facts = Facts.NONE;
    private @Nullable String context;
    private Set<String> maskedMaps = Set.of();
    private Set<String> maskedKeys = Set.of();

    SessionAnswers(KnownAnswers known) {
        this.known = known;
    }

    /** Starts a session. */
    void begin(Facts session) {
        facts = session;
        context = null;
        if (!assumed.isEmpty()) {
            assumed.clear();
        }
    }

    @Override
    public String context() {
        if (context == null) {
            context = TOLD.stream().anyMatch(facts::has)
                    ? TOLD.stream().map(this::measured).toList().toString()
                    : "";
        }
        return context;
    }

    /** The values of a fact, each after its length, so that no two lists look alike. */
    private List<String> measured(dev.tollgate.model.policy.Fact fact) {
        return facts.all(fact).stream()
                .map(value -> value.length() + ":" + value)
                .toList();
    }

    /** What was taken for not being there since the session began. */
    List<Basis.Assumed> assumed() {
        return List.copyOf(assumed);
    }

    /** Hides what was told of some keys, as they are looked up, of some maps, in small letters. */
    void mask(Set<String> maps, Set<String> keys) {
        maskedMaps = maps;
        maskedKeys = keys;
    }

    /** What was told of a key. */
    @Nullable
    Fact told(CfMap map, String key) {
        Fact told = known.key(map, key);
        boolean masked = told != null
                && !maskedKeys.isEmpty()
                && maskedKeys.contains(map.folded(key))
                && maskedMaps.contains(map.name().toLowerCase(Locale.ROOT));
        return masked ? Fact.of(Fact.Kind.NOT_FOUND) : told;
    }

    @Override
    public boolean mayKnow(CfMap map) {
        return !known.isEmpty() || !ASKED.contains(map.className());
    }

    @Override
    public @Nullable Fact fact(CfMap map, String key) {
        Fact told = told(map, key);
        if (told != null) {
            return told;
        }
        String mapClass = map.className();
        return switch (mapClass) {
            case "host" -> host(map, key);
            case "dns" -> orAssumed(dns(map, key), map, key);
            default -> NETWORK.contains(mapClass) ? orAssumed(null, map, key) : null;
        };
    }

    private Fact orAssumed(@Nullable Fact fact, CfMap map, String key) {
        return fact != null ? fact : assume(map.name(), key);
    }

    private Fact assume(String map, String key) {
        assumed.add(new Basis.Assumed(map, key));
        return Fact.of(Fact.Kind.NOT_FOUND);
    }

    private @Nullable Fact host(CfMap map, String key) {
        boolean reverse = key.startsWith("[");
        Fact told = reverse ? known.name(key, "PTR") : known.name(key, "A", "AAAA", "CNAME", "MX");
        if (told != null) {
            // The answer of this class is a name.
            return told.kind() == Fact.Kind.FOUND && isAddress(told.value()) ? Fact.found(bare(key)) : told;
        }
        if (map.name().equals(RESOLVE) && facts.has(FROM_RESOLVE)) {
            return switch (facts.get(FROM_RESOLVE).toUpperCase(Locale.ROOT)) {
                case "PERM" -> Fact.of(Fact.Kind.NOT_FOUND);
                case "TEMP" -> Fact.of(Fact.Kind.TEMPORARY);
                default -> Fact.found(key);
            };
        }
        return map.name().equals("host") ? canonical(key) : null;
    }

    private @Nullable Fact canonical(String key) {
        for (String pair : facts.all(CANONICAL)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equalsIgnoreCase(bare(key))) {
                return Fact.found(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private @Nullable Fact dns(CfMap map, String key) {
        String suffix = map.file();
        String name = suffix == null || suffix.isEmpty() ? key : key + "." + suffix;
        Fact told = known.name(name, map.recordType());
        if (told != null) {
            return told;
        }
        boolean bad = facts.get(FROM_MX).equalsIgnoreCase("BADMXIP");
        return bad && key.equalsIgnoreCase(BAD_MX_HOST) ? Fact.found("127.0.0.1.") : null;
    }

    /** The hosts that a name server lists for a name. */
    Fact exchangers(String map, String key) {
        Fact fact = bestMx(map, key);
        return fact != null ? fact : assume(map, key);
    }

    private @Nullable Fact bestMx(String map, String key) {
        Fact told = known.name(key, "MX");
        if (told != null) {
            return told.kind() == Fact.Kind.FOUND && !told.value().endsWith(".")
                    ? Fact.found(told.value() + ".")
                    : told;
        }
        if (map.equals(MX_LIST)) {
            return fromMx();
        }
        List<String> hosts = facts.all(TO_MX);
        if (!facts.has(TO_MX)) {
            return null;
        }
        if (hosts.contains("TEMP")) {
            return Fact.of(Fact.Kind.TEMPORARY);
        }
        List<String> dotted = new ArrayList<>();
        hosts.forEach(host -> dotted.add(host + "."));
        return dotted.isEmpty() ? Fact.of(Fact.Kind.NOT_FOUND) : Fact.found(String.join(":", dotted));
    }

    private @Nullable Fact fromMx() {
        if (!facts.has(FROM_MX)) {
            return null;
        }
        return switch (facts.get(FROM_MX).toUpperCase(Locale.ROOT)) {
            case "TEMP" -> Fact.of(Fact.Kind.TEMPORARY);
            case "BADMX" -> Fact.found("10.1.2.3.");
            case "BADMXIP" -> Fact.found(BAD_MX_HOST);
            default -> Fact.of(Fact.Kind.NOT_FOUND);
        };
    }

    /** What a name server says of a name that the host's files do not know. */
    Fact nameServer(String map, String key) {
        if (map.equals(RESOLVE)) {
            // Of the sender's domain it is assumed that there is one.
            assumed.add(new Basis.Assumed(map, key));
            return Fact.found(key);
        }
        return assume(map, key);
    }

    private static String bare(String key) {
        return key.endsWith(".") ? key.substring(0, key.length() - 1) : key;
    }

    private static boolean isAddress(String value) {
        return value.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    }
}
