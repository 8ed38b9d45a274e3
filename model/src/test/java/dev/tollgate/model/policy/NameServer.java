package dev.tollgate.model.policy;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Stands in for DNS: the maps through which the rulesets ask it become hash maps, in which a key is known, unknown, or
 * fails for now. What sendmail was told is read back from its lookups and given to the evaluator as facts.
 */
public final class NameServer {
    private static final List<String> MAPS = List.of("resolve", "mxserved", "mxlist", "dnsA", "host");

    /** The names that DNS knows by others. */
    private static final Map<String, String> CANONICAL = Map.of("d.test", "b.a.test", "h.x-y.test", "a.test");

    /** The facts that random questions must have brought about. */
    static final Set<String> ANSWERS = Set.of(
            "from-resolve=OK",
            "from-resolve=TEMP",
            "from-resolve=PERM",
            "from-mx=OK",
            "from-mx=TEMP",
            "from-mx=BADMX",
            "from-mx=BADMXIP",
            "to-mx=TEMP",
            "to-mx=mx.local.test",
            "to-mx=other.example");

    private NameServer() {}

    /** The cf with every map that asks DNS put in place by a hash map in {@code directory}, and authinfo's by the
     * access map there. */
    static String replaced(String cf, Path directory) {
        String edited = cf;
        for (String map : MAPS) {
            edited = edited.replaceAll("(?m)^K" + map + " .*$", "K" + map + " hash " + directory + "/" + map);
        }
        return edited.replaceAll("(?m)^Kauthinfo (\\S+(?: -\\S+)*) .*$", "Kauthinfo $1 " + directory + "/access")
                .replaceFirst("(?m)^Kaccess ", "Khost hash " + directory + "/host\nKaccess ");
    }

    /** Writes the maps, which answer with the name as it was asked for, with random answers for the names in {@code domains}. */
    static void write(Path directory, Random random, List<String> domains) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String map : MAPS) {
            StringBuilder text = new StringBuilder();
            for (String domain : domains) {
                String answer = answer(map, domain, random);
                if (!answer.isEmpty()) {
                    text.append(domain)
                            .append(map.equals("dnsA") ? ".\t" : "\t")
                            .append(answer)
                            .append('\n');
                }
            }
            Native.run(directory, text.toString().getBytes(StandardCharsets.US_ASCII), Oracle.MAKEMAP, "hash", map);
        }
    }

    private static String answer(String map, String domain, Random random) {
        int which = random.nextInt(6);
        return switch (map) {
            case "resolve" -> which < 3 ? "%0<OKR>" : which == 3 ? "%0<TEMP>" : "";
            case "mxserved" ->
                switch (which) {
                    case 0 -> "%0<TEMP>";
                    case 1 -> "mx.local.test.";
                    case 2 -> "other.example.:own.test.:x.example.";
                    case 3 -> "other.example.";
                    default -> "";
                };
            case "mxlist" ->
                switch (which) {
                    case 0 -> "%0<TEMP>";
                    case 1 -> "a.test.:10.1.2.3.";
                    case 2 -> "b.a.test.";
                    case 3 -> "";
                    default -> "a.test.:d.test.:x.example.";
                };
            case "host" -> CANONICAL.containsKey(domain) ? CANONICAL.get(domain) + "." : "";
            default -> which < 2 ? "10.1.1.1." : which < 4 ? "127.0.0.1." : which == 4 ? "192.0.2.1." : "";
        };
    }

    /**
     * {@code facts} and what sendmail was told meanwhile; nothing if it was told of two recipient domains, of which the
     * facts know only one.
     */
    static Optional<Facts> told(Facts facts, List<SendmailBt.Lookup> lookups) {
        Facts told = facts;
        String mxServed = "";
        for (SendmailBt.Lookup lookup : lookups) {
            String value = lookup.value() == null ? "" : lookup.value();
            switch (lookup.map()) {
                case "resolve" ->
                    told = told.with(
                            Fact.FROM_RESOLVE,
                            value.endsWith("<OKR>") ? "OK" : value.endsWith("<TEMP>") ? "TEMP" : "PERM");
                case "mxserved" -> {
                    if (!mxServed.isEmpty() && !mxServed.equals(lookup.key())) {
                        return Optional.empty();
                    }
                    mxServed = lookup.key();
                    told = told.withAll(Fact.TO_MX, mxHosts(value));
                }
                case "mxlist" -> told = told.with(Fact.FROM_MX, value.endsWith("<TEMP>") ? "TEMP" : "OK");
                case "badmx" -> told = value.isEmpty() ? told : told.with(Fact.FROM_MX, "BADMX");
                case "BadMXIP" -> told = value.isEmpty() ? told : told.with(Fact.FROM_MX, "BADMXIP");
                default -> {}
            }
        }
        return Optional.of(told);
    }

    /** {@code facts} and the canonical names. */
    public static Facts named(Facts facts) {
        return facts.withAll(
                Fact.CANONICAL,
                CANONICAL.entrySet().stream()
                        .map(name -> name.getKey() + "=" + name.getValue())
                        .toList());
    }

    /** Those of {@link #ANSWERS} that {@code facts} have. */
    static List<String> answersIn(Facts facts) {
        return ANSWERS.stream().filter(facts.toString()::contains).toList();
    }

    private static List<String> mxHosts(String value) {
        if (value.endsWith("<TEMP>")) {
            return List.of("TEMP");
        }
        return value.isEmpty()
                ? List.of()
                : List.of(value.replaceAll("\\.(?=:|$)", "").split(":"));
    }
}
