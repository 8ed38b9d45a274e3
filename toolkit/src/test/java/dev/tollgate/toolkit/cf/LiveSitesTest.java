package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.LiveSession;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SMTP sessions with daemons whose cf has rules of its own: every reply on the wire is the one that the engine tells. */
class LiveSitesTest {
    private static final List<String> MAILBOXES =
            List.of("u", "v", "first.last", "postmaster", "abuse", "u+det", "u+", "v+w+x");
    private static final String STOCK = "LOCAL_DOMAIN(`own.test')dnl\nRELAY_DOMAIN(`relay.example 127.3.3')dnl\n";
    private static final String SENDERS = "FEATURE(`accept_unresolvable_domains')dnl\n";

    private static final Map<String, String> SITES = new TreeMap<>(Map.of(
            "replies of every kind",
            STOCK + SENDERS + """
                    LOCAL_RULESETS
                    SLocal_check_relay
                    R$* $| 127.1.1.$*\t$#error $@ 4.7.1 $: "450 later, " $2
                    R$* $| 127.1.2.$*\t$#error $@ 5.7.1 $: "554 5.7.1 not from " $&{client_addr}
                    R$* $| 127.2.3.$*\t$#discard $: discard
                    SLocal_check_mail
                    R$* postmaster @ $*\t$#error $@ quarantine $: looked odd
                    R$* abuse @ $*\t$#error $@ 4.2.1 $: "451 4.2.1 sender " $&f
                    R$* first . last @ $*\t$#error $: "550 no enhanced code"
                    SLocal_check_rcpt
                    R$* v @ $*\t$#error $@ 5.1.1 $: "550 5.1.1 no " $&{client_name}
                    R$* u + $*\t$#discard $: discard
                    R$* abuse $*\t$#error $@ quarantine $: to abuse
                    R$* postmaster $*\t$#OK
                    """,
            "macros kept between rulesets",
            STOCK + SENDERS + """
                    LOCAL_CONFIG
                    Kset macro
                    LOCAL_RULESETS
                    SLocal_check_relay
                    R$* $| 127.$-.$*\t$: $(set {Net} $@ $2 $) $1 $| 127.$2.$3
                    SLocal_check_mail
                    R< $* @ $* >\t$: $(set {Sender} $@ $1 $) < $1 @ $2 >
                    R< $* >\t$: $1 $| $&{Net} $| $&{Sender}
                    R$* $| 2 $| v $*\t$#error $@ 5.7.1 $: "550 5.7.1 v of net 2"
                    SLocal_check_rcpt
                    R$*\t$: $1 $| $&{Net} $| $&{Sender}
                    R$* $| 1 $| u $*\t$#OK
                    R$* $| 3 $| $*\t$#error $@ 4.7.1 $: "450 4.7.1 net 3, " $2
                    """,
            "tags of one's own, checks put off",
            STOCK + SENDERS + "FEATURE(`delay_checks',`friend')dnl\n" + """
                    LOCAL_CONFIG
                    Karith arith
                    Kdigits regex -a<DIGITS> ^<[0-9]+@
                    LOCAL_RULESETS
                    SLocal_check_rcpt
                    R< $* @ $* >\t$: < $1 @ $2 > $| $(access To:$2 $: none $)
                    R< $* > $| REJECT\t$#error $@ 5.7.1 $: "550 5.7.1 by a rule for " $1
                    R< $* > $| $*\t$: < $1 >
                    SLocal_check_mail
                    R$*\t$: $(digits $1 $)
                    R$* <DIGITS>\t$#error $@ 5.7.1 $: "553 5.7.1 digits"
                    """,
            "errors that the rules themselves make",
            STOCK + SENDERS + """
                    LOCAL_CONFIG
                    Kgone hash /nonexistent/map
                    Kaway hash -T<TMPF> /nonexistent/map
                    Klines text /nonexistent/lines
                    LOCAL_RULESETS
                    SLocal_check_relay
                    R$* $| 127.1.1.$*\t$#error
                    R$* $| 127.1.2.$*\t$#error $@ 4.7.1
                    SLocal_check_mail
                    R$* postmaster @ $*\t$#error $@ 5.7.1
                    R$* abuse @ $*\t$: $(nosuch x $)
                    R$* first . last @ $*\t$1 first . last @ $2
                    SLocal_check_rcpt
                    R$* v @ $*\t$: $(gone x $: none $)
                    R$* none $*\t$#error $@ 5.7.1 $: "550 5.7.1 map is gone"
                    R$* u @ $*\t$: $(away x $: none $)
                    R$* < TMPF > $*\t$#error $@ 4.3.0 $: "451 4.3.0 map is away"
                    R$* abuse $*\t$#error $@ 5.7.1
                    R$* postmaster @ $*\t$: $(lines x $)
                    """,
            "senders that have to exist, and a reply by arithmetic",
            STOCK + """
                    LOCAL_CONFIG
                    Ksum arith
                    LOCAL_RULESETS
                    SLocal_check_rcpt
                    R$*\t$: $1 $| $&{client_addr}
                    R$* $| $-.$-.$-.$-\t$: $1 $| $(sum % $@ $5 $@ 3 $)
                    R$* $| 0\t$#error $@ 4.7.1 $: "451 4.7.1 divisible by three"
                    """));

    @TempDir
    Path directory;

    private final Set<String> replies = new TreeSet<>();

    @Test
    void everyReply_isTheOneThatTheEngineTells() throws Exception {
        int sessions = Seeded.heavy() ? 300 : 30;
        List<String> differences = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        long number = Seeded.first();
        for (Map.Entry<String, String> site : SITES.entrySet()) {
            run(site.getKey(), site.getValue(), new Random(++number), sessions, differences, seen);
        }
        assertEquals("", String.join("\n", differences.subList(0, Math.min(12, differences.size()))), seen.toString());
        for (String text : List.of(
                "buildaddr: no user", "rewrite: map nosuch not found", "Infinite loop", "map is gone", "map is away")) {
            assertTrue(replies.stream().anyMatch(reply -> reply.contains(text)), text + " in " + replies);
        }
        for (String kind : List.of(
                "CONNECT REJECT",
                "CONNECT TEMPFAIL",
                "CONNECT DISCARD",
                "MAIL REJECT",
                "MAIL QUARANTINE",
                "RCPT REJECT",
                "RCPT TEMPFAIL",
                "RCPT ACCEPT",
                "RCPT DISCARD",
                "queued",
                "quarantined",
                "discarded")) {
            assertTrue(seen.containsKey(kind), kind + " in " + seen);
        }
    }

    private void run(
            String name, String lines, Random random, int sessions, List<String> differences, Map<String, Integer> seen)
            throws IOException, InterruptedException {
        Map<String, String> clients = clients(random, sessions);
        Map<String, String> hosts = new LinkedHashMap<>(clients);
        hosts.values().removeIf(String::isEmpty);
        RandomAccess generator = new RandomAccess(random, List.copyOf(clients.keySet()));
        byte[] access = generator.sessionFile(30);
        Path home = Files.createDirectories(directory.resolve(name.replaceAll("[^a-z]", "-")));
        Files.createDirectories(home.resolve("mqueue/main"));
        int port = SendmailDaemon.freePort();
        List<String> all = List.of("QUEUE_GROUP(`mqueue', `Path=" + home + "/mqueue/main')dnl", lines);
        String cf = SendmailBt.cf(home, SendmailDaemon.mc(home, port, "", all));
        AccessIndex index = AccessIndex.of(AccessFile.parse(access));
        try (SendmailDaemon daemon = SendmailDaemon.start(home, port, cf, access, hosts, MAILBOXES)) {
            Path file = Files.writeString(home.resolve("site.cf"), cf, StandardCharsets.ISO_8859_1);
            Site site = CfReader.read(cf);
            SessionPolicy policy = new CfEngine(new CfSource(
                            file,
                            () -> new LocalHost(
                                    SendmailBt.HOST, home.resolve("hosts").toString()),
                            List.of(home.resolve("access")),
                            KnownAnswers.NONE,
                            site,
                            List.of(),
                            List.of()))
                    .on(index);
            for (Map.Entry<String, String> client : clients.entrySet()) {
                LiveSession session = new LiveSession(
                        daemon,
                        site,
                        (phase, facts) -> answer(policy, phase, facts),
                        client.getKey(),
                        client.getValue().isEmpty() ? null : client.getValue(),
                        generator);
                session.run();
                session.differences().forEach(one -> differences.add(name + ": " + one));
                session.seen().forEach(kind -> seen.merge(kind, 1, Integer::sum));
            }
        }
    }

    private Verdict answer(SessionPolicy policy, Phase phase, Facts facts) {
        Verdict verdict = policy.trace(phase, facts);
        if (verdict.reply() != null) {
            replies.add(verdict.reply().text());
        }
        return verdict;
    }

    /** Addresses, and their names or nothing. */
    private static Map<String, String> clients(Random random, int count) {
        Map<String, String> clients = new LinkedHashMap<>();
        while (clients.size() < count) {
            String client =
                    "127." + (1 + random.nextInt(3)) + "." + (1 + random.nextInt(3)) + "." + (1 + random.nextInt(250));
            boolean named = random.nextInt(4) > 0;
            clients.put(client, named ? "n" + client.replace('.', '-') + "." + RandomAccess.domain(random) : "");
        }
        return clients;
    }
}
