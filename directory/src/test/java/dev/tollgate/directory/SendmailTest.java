package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.directory.change.Change;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.Planner;
import dev.tollgate.directory.change.Push;
import dev.tollgate.directory.change.Step;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Limits;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.PeerAddress;
import dev.tollgate.model.policy.ruleset.Session;
import dev.tollgate.model.policy.ruleset.SiteTerms;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.policy.study.SmallWorld;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.testkit.Asked;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sendmail itself finds in a directory, and does with it. */
class SendmailTest {
    private static final Owner LAB = Owner.cluster("lab");
    private static final Owner SELF = Owner.host(SendmailBt.HOST);
    private static final List<String> FEATURES = List.of(
            "FEATURE(`accept_unresolvable_domains')dnl",
            "FEATURE(`blocklist_recipients')dnl",
            "FEATURE(`ratecontrol')dnl",
            "FEATURE(`conncontrol')dnl",
            "FEATURE(`greet_pause', `100')dnl",
            "FEATURE(`queuegroup')dnl",
            "FEATURE(`tls_session_features')dnl",
            "FEATURE(`compat_check')dnl");

    @TempDir
    Path directory;

    /** A cf whose access map is the directory at {@code url}, with a ruleset that looks a key up. */
    private Path cf(String url, String flags) throws IOException {
        return LdapCf.write(
                directory,
                "lab",
                "-H " + url + " -b dc=example,dc=com -w 3 -l 1 -c 1",
                ",`skip'",
                FEATURES,
                text -> text.replace("\nKaccess ldap ", "\nKaccess ldap " + flags));
    }

    private static String answer(SendmailBt.Answer answer) {
        return answer.text().replaceAll(" +", " ").strip();
    }

    private static String ours(Verdict verdict) {
        return verdict.workspace().replaceAll(" +", " ").strip();
    }

    private static View view(String url) throws DirectoryException {
        try (Server server = Server.open(ServerAddress.parse(url), Login.ANONYMOUS, Optional.empty(), Limits.USUAL)) {
            return SnapshotReader.read(server, Slapd.BASE, MapName.ACCESS).seenBy(Set.of(LAB, SELF));
        }
    }

    private static String entry(String rdn, String... lines) {
        return "dn: " + rdn + ",sendmailMTAMapName=access,dc=example,dc=com\nobjectClass: sendmailMTA\n"
                + "objectClass: sendmailMTAMap\nobjectClass: sendmailMTAMapObject\nsendmailMTAMapName: access\n"
                + String.join("\n", lines) + "\n\n";
    }

    private static final String CONTAINER =
            "dn: sendmailMTAMapName=access,dc=example,dc=com\nobjectClass: sendmailMTA\n"
                    + "objectClass: sendmailMTAMap\nsendmailMTAMapName: access\nsendmailMTACluster: lab\n\n";

    private static String plain(String key, String value) {
        return entry(
                "sendmailMTAKey=" + key,
                "sendmailMTACluster: lab",
                "sendmailMTAKey: " + key,
                "sendmailMTAMapValue: " + value);
    }

    @Test
    void oddEntries_areFoundByUsAsBySendmail() throws Exception {
        String host = "sendmailMTAHost: " + SendmailBt.HOST;
        String ldif = Slapd.BASE_ENTRY
                + CONTAINER
                + plain("from:plain.example", "RELAY")
                + plain("from:both.example", "RELAY")
                + entry(
                        "sendmailMTAKey=from:both.example+sendmailMTAHost=" + SendmailBt.HOST,
                        host,
                        "sendmailMTAKey: from:both.example",
                        "sendmailMTAMapValue: REJECT")
                + entry(
                        "sendmailMTAKey=from:host.example",
                        host,
                        "sendmailMTAKey: from:host.example",
                        "sendmailMTAMapValue: REJECT")
                + entry(
                        "sendmailMTAKey=from:other.example",
                        "sendmailMTAHost: mx2.example.com",
                        "sendmailMTAKey: from:other.example",
                        "sendmailMTAMapValue: REJECT")
                + entry(
                        "sendmailMTAKey=from:cluster.example",
                        "sendmailMTACluster: LAB",
                        "sendmailMTAKey: From:CLUSTER.example",
                        "sendmailMTAMapValue: reject")
                + entry(
                        "sendmailMTAKey=from:foreign.example",
                        "sendmailMTACluster: other",
                        "sendmailMTAKey: from:foreign.example",
                        "sendmailMTAMapValue: REJECT")
                + entry(
                        "sendmailMTAKey=from:nobody.example",
                        "sendmailMTAKey: from:nobody.example",
                        "sendmailMTAMapValue: REJECT")
                + entry(
                        "sendmailMTAKey=from:empty.example",
                        "sendmailMTACluster: lab",
                        "sendmailMTAKey: from:empty.example")
                + plain("from:half.example", "RELAY")
                + entry(
                        "sendmailMTAKey=from:half.example+sendmailMTAHost=" + SendmailBt.HOST,
                        host,
                        "sendmailMTAKey: from:half.example")
                + entry(
                        "sendmailMTAKey=from:k1.example",
                        "sendmailMTACluster: lab",
                        "sendmailMTAKey: from:k1.example",
                        "sendmailMTAKey: from:k2.example",
                        "sendmailMTAMapValue: DISCARD")
                + entry(
                        "sendmailMTAKey=from:search.example",
                        "sendmailMTACluster: lab",
                        "sendmailMTAKey: from:search.example",
                        "sendmailMTAMapSearch: sendmailMTAKey=x");
        List<String> keys = List.of(
                "from:plain.example",
                "From:PLAIN.example",
                "from:both.example",
                "from:host.example",
                "from:other.example",
                "from:cluster.example",
                "from:foreign.example",
                "from:nobody.example",
                "from:empty.example",
                "from:half.example",
                "from:k1.example",
                "from:k2.example",
                "from:search.example",
                "from:none.example",
                "*");
        Path home = Files.createDirectories(directory.resolve("slapd"));
        try (Slapd slapd = Slapd.alone(home, ldif);
                SendmailBt sendmail = SendmailBt.start(cf(slapd.url(), ""))) {
            View view = view(slapd.url());
            for (String key : keys) {
                Hit hit = view.index().get(LineGrammar.fold(key));
                assertEquals(
                        answer(sendmail.ask("Look", key)).replace(" ", ""),
                        hit == null ? "NOTHING" : hit.value().replace(" ", ""),
                        key);
            }
            assertEquals(Set.of("from:both.example"), view.ambiguous().keySet());
        }
    }

    private static final String POLICY = "Connect:10\tRELAY\nConnect:192.0.2\tREJECT\nFrom:bad.example\tREJECT\n"
            + "To:x@mx.local.test\tDISCARD\nTLS_Clt:h.client.example\tVERIFY\nTLS_Srv:mx.far.example\tENCR:256\n"
            + "TLS_Rcpt:far.example\tENCR:112\nTry_TLS:mx.far.example\tNO\nSrv_Features:\tV\nClt_Features:mx.far.example\tD\n"
            + "AuthInfo:mx.far.example\t\"U:me\" \"P:top\"\nGreetPause:10\t0\nClientRate:\t5\nClientConn:\t3\n"
            + "QGRP:far.example\tslow\nTLS_Srv_Features:h.client.example\tCipherList=x\nCompat:a@sender.example<@>x@far.example\tTEMP\n"
            + "CertIssuer:/O=X/CN=CA\tRELAY\n";

    private static List<Facts> sessions() {
        List<Facts> sessions = new ArrayList<>();
        for (String addr : List.of("10.1.2.3", "192.0.2.7", "203.0.113.5")) {
            for (String verify : List.of("OK", "NO", "NONE", "FAIL")) {
                sessions.add(Facts.NONE
                        .with(Fact.CLIENT_NAME, addr.startsWith("10") ? "h.client.example" : "[" + addr + "]")
                        .with(Fact.CLIENT_ADDR, addr)
                        .with(Fact.CLIENT_RESOLVE, addr.startsWith("10") ? "OK" : "FAIL")
                        .with(Fact.CLIENT_RATE, "99")
                        .with(Fact.CLIENT_CONNECTIONS, "2")
                        .with(Fact.DELIVERY_MODE, "b")
                        .with(Fact.VERIFY, verify)
                        .with(Fact.CIPHER_BITS, "128")
                        .with(Fact.CERT_ISSUER, "/O=X/CN=CA")
                        .with(Fact.CERT_SUBJECT, "/O=X/CN=c")
                        .with(Fact.CN_SUBJECT, "c")
                        .with(Fact.SERVER_NAME, "mx.far.example")
                        .with(Fact.SERVER_ADDR, "192.0.2.99")
                        .with(Fact.FROM, "a@sender.example")
                        .with(Fact.TO, verify.equals("NO") ? "x@mx.local.test" : "x@far.example"));
            }
        }
        return sessions;
    }

    private static int compare(
            Asked asked, Site site, Lookup lookup, List<Facts> sessions, Set<Phase> phases, String when) {
        int count = 0;
        for (Facts session : sessions) {
            Facts facts = PeerAddress.asHeld(session, site);
            for (Phase phase : phases) {
                Optional<SendmailBt.Answer> theirs = asked.ask(phase, facts);
                if (theirs.isPresent()) {
                    Verdict verdict = Trace.run(phase, facts, site, lookup);
                    assertEquals(answer(theirs.get()), ours(verdict), when + ": " + phase + " " + facts);
                    count++;
                }
            }
        }
        return count;
    }

    @Test
    void everyRuleset_upDownHungAndRestarted_answersAsSendmail() throws Exception {
        Path home = Files.createDirectories(directory.resolve("slapd"));
        StringBuilder ldif = new StringBuilder(Slapd.BASE_ENTRY + CONTAINER);
        for (String line : POLICY.lines().toList()) {
            String key = line.substring(0, line.indexOf('\t'));
            String rdn = key.replace("=", "\\=")
                    .replace("<", "\\<")
                    .replace(">", "\\>")
                    .replace(",", "\\,");
            ldif.append(entry(
                    "sendmailMTAKey=" + rdn,
                    "sendmailMTACluster: lab",
                    "sendmailMTAKey: " + key,
                    "sendmailMTAMapValue: " + line.substring(line.indexOf('\t') + 1)));
        }
        try (Slapd slapd = Slapd.alone(home, ldif.toString())) {
            Path cf = cf(slapd.url(), "");
            Site site = CfReader.read(Files.readString(cf, StandardCharsets.ISO_8859_1));
            Lookup failing = Lookup.UNAVAILABLE;
            try (SendmailBt sendmail = SendmailBt.start(cf)) {
                Asked asked = new Asked(
                        sendmail,
                        site,
                        facts -> new Session(facts, new SiteTerms(site), Lookup.EMPTY, null).senderText());
                Lookup snapshot = view(slapd.url()).lookup();
                Set<Phase> all = Set.of(Phase.values());
                assertTrue(compare(asked, site, snapshot, sessions(), all, "up") > 150);
                slapd.down();
                assertTrue(compare(asked, site, failing, sessions(), all, "down") > 150);
            }
            slapd.up();
            // A process that has lost its server is replaced, as a daemon's children are for every session.
            try (SendmailBt sendmail = SendmailBt.start(cf)) {
                Asked asked = new Asked(
                        sendmail,
                        site,
                        facts -> new Session(facts, new SiteTerms(site), Lookup.EMPTY, null).senderText());
                Lookup snapshot = view(slapd.url()).lookup();
                assertTrue(compare(asked, site, snapshot, sessions(), Set.of(Phase.values()), "restarted") > 150);
                slapd.freeze();
                compare(
                        asked,
                        site,
                        failing,
                        sessions().subList(0, 1),
                        Set.of(Phase.TLS_CLIENT, Phase.CONNECT, Phase.AUTHINFO),
                        "hung");
                slapd.thaw();
                slapd.down();
            }
            Path optional = cf(slapd.url(), "-o ");
            try (SendmailBt sendmail = SendmailBt.start(optional)) {
                Asked asked = new Asked(
                        sendmail,
                        site,
                        facts -> new Session(facts, new SiteTerms(site), Lookup.EMPTY, null).senderText());
                compare(asked, site, Lookup.EMPTY, sessions(), Set.of(Phase.values()), "down with -o");
            }
        }
    }

    /** Whether sendmail lets the session pass. */
    private static boolean passes(SendmailBt.Answer answer) {
        String text = answer(answer);
        return !text.startsWith("$# error") && !text.startsWith("$# discard");
    }

    @Test
    void pushedPairs_sendmailIsNeverMorePermissiveOnTheWay() throws Exception {
        Path home = Files.createDirectories(directory.resolve("slapd"));
        try (Slapd slapd = Slapd.alone(home, Slapd.BASE_ENTRY + CONTAINER)) {
            Path cf = cf(slapd.url(), "");
            Site site = CfReader.read(Files.readString(cf, StandardCharsets.ISO_8859_1));
            try (SendmailBt sendmail = SendmailBt.start(cf);
                    Server server = Server.open(
                            ServerAddress.parse(slapd.url()),
                            new Login.Simple(Slapd.ADMIN, Slapd.PASSWORD),
                            Optional.empty(),
                            Limits.USUAL)) {
                Asked asked = new Asked(
                        sendmail,
                        site,
                        facts -> new Session(facts, new SiteTerms(site), Lookup.EMPTY, null).senderText());
                int[] states = new int[1];
                Seeded.times(100, Seeded.heavy() ? 300 : 3, random -> {
                    SmallWorld.Pair pair = SmallWorld.pair(random);
                    List<Facts> sessions = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        sessions.add(PeerAddress.asHeld(
                                SmallWorld.SESSIONS.get(random.nextInt(SmallWorld.SESSIONS.size())), site));
                    }
                    try {
                        for (Step step : plan(server, pair.old(), site).steps()) {
                            Push.run(
                                    server, new Plan(List.of(step), List.of(), Optional.empty(), 0, 0, 0), count -> {});
                        }
                        List<List<Boolean>> passed = new ArrayList<>();
                        passed.add(ask(asked, sessions));
                        for (Step step : plan(server, pair.now(), site).steps()) {
                            for (Change change : step.changes()) {
                                assertEquals(1, step.changes().size(), change.dn());
                            }
                            Push.run(
                                    server, new Plan(List.of(step), List.of(), Optional.empty(), 0, 0, 0), count -> {});
                            passed.add(ask(asked, sessions));
                            states[0]++;
                        }
                        List<Boolean> first = passed.get(0);
                        List<Boolean> last = passed.get(passed.size() - 1);
                        for (List<Boolean> state : passed) {
                            for (int i = 0; i < state.size(); i++) {
                                assertTrue(
                                        !state.get(i) || first.get(i) || last.get(i),
                                        pair + " question " + i + ": " + passed);
                            }
                        }
                    } catch (DirectoryException e) {
                        throw new AssertionError(e);
                    }
                });
                assertTrue(states[0] > 5, states[0] + " states");
            }
        }
    }

    private static Plan plan(Server server, Map<String, String> wanted, Site site) throws DirectoryException {
        View now = SnapshotReader.read(server, Slapd.BASE, MapName.ACCESS).seenBy(Set.of(LAB));
        AccessIndex target =
                AccessIndex.of(AccessFile.parse(SmallWorld.text(wanted).getBytes(StandardCharsets.UTF_8)));
        return Planner.plan(now, target, LAB).ordered(now.index(), target, site);
    }

    private static List<Boolean> ask(Asked asked, List<Facts> sessions) {
        List<Boolean> passed = new ArrayList<>();
        for (Facts facts : sessions) {
            for (Phase phase : List.of(Phase.CONNECT, Phase.MAIL, Phase.RCPT)) {
                asked.ask(phase, facts).ifPresent(answer -> passed.add(passes(answer)));
            }
        }
        return passed;
    }
}
