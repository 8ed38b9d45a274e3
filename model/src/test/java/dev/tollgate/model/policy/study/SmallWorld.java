package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.testkit.Seeded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A few nets, domains and users, of which the keys of small policies and all sessions are made. */
public final class SmallWorld {
    private static final String[] NETS = {"10", "10.1", "10.1.2", "10.1.2.3", "10.9", ""};
    private static final String[] DOMAINS = {"a.example", "b.a.example", "example", "d.example", ""};
    private static final String[] MAILBOXES = {"u@a.example", "u@", "v@b.a.example"};
    private static final String[] VALUES = {
        "RELAY", "OK", "REJECT", "DISCARD", "SKIP", "ERROR:5.7.1:550 no", "QUARANTINE:q"
    };
    private static final String[] CLIENTS = {"10.1.2.3", "10.1.2.9", "10.1.7.7", "10.9.1.1", "10.4.4.4", "192.0.2.7"};
    private static final String[] NAMES = {"h.a.example", "x.b.a.example", "y.d.example", ""};
    private static final String[] PEOPLE = {"u@a.example", "v@b.a.example", "w@d.example", "u@other.test", ""};
    /** All sessions. */
    public static final List<Facts> SESSIONS = world();

    /**
     * A policy as it is and as it is to be, by folded key.
     *
     * @param old as it is
     * @param now as it is to be
     */
    public record Pair(Map<String, String> old, Map<String, String> now) {}

    private SmallWorld() {}

    /** A random policy and one that differs in a few entries. */
    public static Pair pair(Random random) {
        Map<String, String> old = new LinkedHashMap<>();
        for (int i = 0; i < 8 + random.nextInt(8); i++) {
            put(old, random);
        }
        Map<String, String> now = new LinkedHashMap<>(old);
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            if (random.nextInt(3) == 0 && !now.isEmpty()) {
                List<String> keys = List.copyOf(now.keySet());
                now.remove(keys.get(random.nextInt(keys.size())));
            } else {
                put(now, random);
            }
        }
        return new Pair(old, now);
    }

    /** The policy as a text. */
    public static String text(Map<String, String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(
                (key, value) -> text.append(key).append('\t').append(value).append('\n'));
        return text.toString();
    }

    private static void put(Map<String, String> entries, Random random) {
        String key = switch (random.nextInt(6)) {
            case 0, 1 -> "Connect:" + Seeded.pick(random, NETS);
            case 2 -> "Connect:" + Seeded.pick(random, DOMAINS);
            case 3 -> "From:" + (random.nextBoolean() ? Seeded.pick(random, DOMAINS) : Seeded.pick(random, MAILBOXES));
            case 4 -> "To:" + (random.nextBoolean() ? Seeded.pick(random, DOMAINS) : Seeded.pick(random, MAILBOXES));
            default ->
                random.nextInt(4) == 0
                        ? "TLS_Clt:" + Seeded.pick(random, DOMAINS)
                        : random.nextInt(3) == 0
                                ? "Spam:" + Seeded.pick(random, DOMAINS)
                                : Seeded.pick(random, NETS[1], NETS[2], DOMAINS[0], DOMAINS[3]);
        };
        if (key.equals("Connect:") || key.equals("From:") || key.equals("To:") || key.equals("Spam:")) {
            return;
        }
        String value = key.startsWith("TLS_Clt")
                ? Seeded.pick(random, "VERIFY", "ENCR:112", "VERIFY:256")
                : key.startsWith("Spam") ? Seeded.pick(random, "FRIEND", "HATER") : Seeded.pick(random, VALUES);
        entries.put(key.toLowerCase(Locale.ROOT), value);
    }

    private static List<Facts> world() {
        List<Facts> world = new ArrayList<>();
        for (String client : CLIENTS) {
            for (String name : NAMES) {
                for (String from : PEOPLE) {
                    for (String to : PEOPLE) {
                        if (!to.isEmpty()) {
                            world.add(Facts.NONE
                                    .with(Fact.CLIENT_ADDR, client)
                                    .with(Fact.CLIENT_NAME, name.isEmpty() ? "[" + client + "]" : name)
                                    .with(Fact.CLIENT_RESOLVE, name.isEmpty() ? "FAIL" : "OK")
                                    .with(Fact.VERIFY, name.startsWith("h") ? "OK" : "")
                                    .with(Fact.CIPHER_BITS, name.startsWith("h") ? "128" : "")
                                    .with(Fact.FROM, from)
                                    .with(Fact.TO, to));
                        }
                    }
                }
            }
        }
        return world;
    }
}
