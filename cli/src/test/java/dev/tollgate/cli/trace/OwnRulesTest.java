package dev.tollgate.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site's own cf makes of sessions, asked on the command line. */
class OwnRulesTest {
    private static final String ACCESS_DB = SiteCf.ACCESS_DB;
    private static final String OPEN = SiteCf.OPEN;

    @TempDir
    Path directory;

    private Path access;

    private Path cf(String entries, String lines, String rules) throws IOException {
        access = directory.resolve("access");
        return SiteCf.write(directory, entries, lines, rules);
    }

    private String trace(Path cf, String... facts) {
        List<String> arguments = new ArrayList<>(List.of("trace", facts[0], "--json", "--cf", cf.toString()));
        arguments.addAll(List.of(facts).subList(1, facts.length));
        arguments.add(access.toString());
        return Run.ok(arguments.toArray(String[]::new));
    }

    private static void assertHas(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is missing in " + text);
    }

    @Test
    void aVirtualDomain_isRelayedToAndFromAndAudited() throws IOException {
        Path cf = cf(
                "",
                ACCESS_DB + "\n" + OPEN
                        + "\nFEATURE(`virtusertable',`hash -o DIR/virtusertable')dnl\nVIRTUSER_DOMAIN(`c.test')dnl",
                "");
        assertHas(trace(cf, "rcpt", "--client-addr", "192.0.2.9", "--to", "bob@c.test"), "\"decision\":\"accept\"");
        assertHas(
                trace(cf, "rcpt", "--client-addr", "192.0.2.9", "--client-name", "web.c.test", "--to", "b@f.example"),
                "\"decision\":\"accept\"");
        Run audit = Run.of("audit-relay", "--cf", cf.toString(), access.toString());
        assertHas(audit.out(), "recipient c.test: Everybody may relay to c.test");
        assertHas(audit.out(), "Clients whose verified name is below c.test may relay");
    }

    @Test
    void aDomainTable_isAppliedToTheSenderBeforeTheMapIsAsked() throws IOException {
        Files.writeString(directory.resolve("domaintable"), "b.example\ta.example\n");
        Path cf = cf(
                "From:a.example\tDISCARD\n",
                ACCESS_DB + "\n" + OPEN + "\nFEATURE(`domaintable',`hash DIR/domaintable')dnl",
                "");
        String verdict = trace(cf, "mail", "--client-addr", "192.0.2.9", "--from", "x@b.example");
        assertHas(verdict, "\"decision\":\"discard\"");
        assertHas(verdict, "has not been built; its text was read as makemap would build it");
    }

    @Test
    void localRules_answerAndAreNamed() throws IOException {
        Path cf = cf("", ACCESS_DB + "\n" + OPEN, """
                LOCAL_RULESETS
                SLocal_check_mail
                R$* eve@$*\t$#error $@ 5.7.1 $: "550 local mail"
                """);
        String verdict = trace(cf, "mail", "--client-addr", "192.0.2.9", "--from", "eve@x.example", "--rules");
        assertHas(verdict, "\"reply\":{\"code\":550,\"status\":\"5.7.1\",\"text\":\"local mail\"}");
        assertHas(verdict, "\"engine\":\"cf\"");
        assertHas(verdict, "\"decidingRule\":{\"ruleset\":\"Local_check_mail\"");
        assertHas(
                trace(cf, "mail", "--client-addr", "192.0.2.9", "--from", "eve@x.example", "--stock"),
                "\"decision\":\"none\"");
    }

    @Test
    void aLoginThatMayNotRelay_isRefused() throws IOException {
        Path cf = cf(
                "",
                ACCESS_DB + "\n" + OPEN + "\nTRUST_AUTH_MECH(`PLAIN')dnl",
                "LOCAL_RULESETS\nSLocal_Relay_Auth\nR$*\t$@ NO\n");
        assertHas(
                trace(
                        cf,
                        "rcpt",
                        "--client-addr",
                        "192.0.2.9",
                        "--client-name",
                        "h.example",
                        "--auth-type",
                        "PLAIN",
                        "--to",
                        "b@foreign.example"),
                "\"text\":\"Relaying denied. Proper authentication required.\"");
    }

    @Test
    void anOpenLocalRule_isFoundByTheAudit() throws IOException {
        Path cf = cf("", ACCESS_DB + "\n" + OPEN, "LOCAL_RULESETS\nSLocal_check_rcpt\nR$*\t$#OK\n");
        Run audit = Run.of("audit-relay", "--cf", cf.toString(), access.toString());
        assertEquals(1, audit.exit(), audit.toString());
        assertHas(audit.out(), "open to the world");
        assertHas(audit.out(), "not a complete answer");
    }

    @Test
    void withoutAnAccessMap_noEntryDecidesAndThatIsSaid() throws IOException {
        Path cf = cf("Connect:10.1\tREJECT\n", OPEN, "");
        String verdict = trace(cf, "connect", "--client-addr", "10.1.2.3");
        assertHas(verdict, "\"decision\":\"none\"");
        assertHas(verdict, "\"lookups\":[]");
        assertHas(verdict, "this sendmail.cf has no access map");
    }

    @Test
    void classLines_areReadAsSendmailReadsThem() throws IOException {
        Files.writeString(directory.resolve("relays"), "one.example two.example # three.example\n");
        Path cf = cf(
                "",
                ACCESS_DB + "\n" + OPEN
                        + "\nLOCAL_CONFIG\nD{MyDom}macro.example\nCw ${MyDom}\nC{Mine}incl.example\nCw$={Mine}\nFR DIR/relays %[^\\#]\n",
                "");
        for (String domain : List.of("macro.example", "incl.example", "two.example")) {
            assertHas(
                    trace(cf, "rcpt", "--client-addr", "192.0.2.9", "--to", "b@" + domain), "\"decision\":\"accept\"");
        }
        assertHas(
                trace(cf, "rcpt", "--client-addr", "192.0.2.9", "--to", "b@three.example"), "\"decision\":\"reject\"");
    }

    @Test
    void debiansOwnDefaults_askAboutTheSenderAsGiven() throws IOException {
        Path cf = cf(
                "",
                "OSTYPE(`debian')dnl\n" + ACCESS_DB + "\n" + OPEN
                        + "\nFEATURE(`delay_checks')dnl\nLOCAL_CONFIG\nCwlocal.example\n",
                "");
        String verdict = trace(
                cf,
                "rcpt",
                "--client-addr",
                "192.0.2.9",
                "--client-name",
                "h.example",
                "--from",
                "bob@localhost",
                "--to",
                "bob@local.example");
        assertHas(verdict, "Real domain name required for sender address");
    }

    @Test
    void aPauseBeforeTheMap_isWhatTheRulesSay() throws IOException {
        Path cf = cf("", "FEATURE(`greet_pause',`2000')dnl\n" + ACCESS_DB + "\n" + OPEN, "");
        assertHas(trace(cf, "greet-pause", "--client-addr", "192.0.2.9"), "\"value\":\"2000\"");
    }

    @Test
    void aShortenedAddress_isHeldInFull() throws IOException {
        Path cf = cf("Connect:IPv6:2001:db8:0:0:0:0:0:5\tREJECT\n", ACCESS_DB + "\n" + OPEN, "");
        for (String address : List.of("2001:db8::5", "IPv6:2001:db8::5")) {
            assertHas(trace(cf, "connect", "--client-addr", address), "\"decision\":\"reject\"");
        }
    }

    @Test
    void whatTlsIsRefusedFor_isSaidAtMailInSpiteOfDelayedChecks() throws IOException {
        Path cf = cf("TLS_Clt:n1.example\tVERIFY:112\n", ACCESS_DB + "\n" + OPEN + "\nFEATURE(`delay_checks')dnl", "");
        assertHas(
                trace(
                        cf,
                        "mail",
                        "--client-addr",
                        "192.0.2.9",
                        "--client-name",
                        "n1.example",
                        "--verify",
                        "FAIL",
                        "--cipher-bits",
                        "256"),
                "\"reply\":{\"code\":454");
    }

    @Test
    void relayingByAClass_isNotCreditedToAnEntry() throws IOException {
        Path cf = cf(
                "From:example\tRELAY\n",
                ACCESS_DB + "\n" + OPEN + "\nFEATURE(`delay_checks')dnl\nRELAY_DOMAIN(`relay.example')dnl",
                "");
        String verdict = trace(
                cf,
                "rcpt",
                "--client-addr",
                "192.0.2.9",
                "--client-name",
                "h.relay.example",
                "--from",
                "a@b.example",
                "--to",
                "c@d.test");
        assertHas(verdict, "\"decision\":\"accept\"");
        assertHas(verdict, "\"matched\":null");
    }

    @Test
    void aLocalNameAndThePercentHack_areInTheAudit() throws IOException {
        Path cf = cf(
                "",
                ACCESS_DB + "\n" + OPEN
                        + "\nFEATURE(`loose_relay_check')dnl\nLOCAL_DOMAIN(`customer.example')dnl\nRELAY_DOMAIN(`relay.example')dnl",
                "");
        String audit =
                Run.of("audit-relay", "--cf", cf.toString(), access.toString()).out();
        assertHas(audit, "A client whose verified name is customer.example may relay");
        assertHas(audit, "Everybody may relay to relay.example");
    }

    @Test
    void aSenderThatIsNotAnAddress_getsTheDaemonsReply() throws IOException {
        Path cf = cf("", ACCESS_DB + "\n" + OPEN + "\nFEATURE(`delay_checks')dnl", "");
        assertHas(
                trace(cf, "mail", "--client-addr", "192.0.2.9", "--from", "bob@a..example"),
                "\"reply\":{\"code\":553,\"status\":\"5.1.2\",\"text\":\"Invalid host name\"}");
        assertHas(
                trace(cf, "mail", "--client-addr", "192.0.2.9", "--from", "bob@@a.example"),
                "\"reply\":{\"code\":553,\"status\":\"5.1.3\",\"text\":\"Invalid route address\"}");
    }

    @Test
    void aMacroInAReply_isExpanded() throws IOException {
        Path cf = cf(
                "Connect:10.1\tREJECT\n",
                "define(`confREJECT_MSG',`\"550 go away \" $`'&{client_addr}')dnl\n" + ACCESS_DB + "\n" + OPEN,
                "");
        assertHas(trace(cf, "connect", "--client-addr", "10.1.2.3"), "go away 10.1.2.3");
    }

    @Test
    void aDnsList_isAFactAndWithoutItAnAssumption() throws IOException {
        Path cf = cf("", ACCESS_DB + "\n" + OPEN + "\nFEATURE(`dnsbl',`bl.example')dnl", "");
        String unknown = trace(cf, "connect", "--client-addr", "192.0.2.7");
        assertHas(unknown, "\"assumed\":[{\"map\":\"dnsbl\",\"key\":\"7.2.0.192.bl.example.\"}]");
        String listed = trace(cf, "connect", "--client-addr", "192.0.2.7", "--dns", "7.2.0.192.bl.example/A=127.0.0.2");
        assertHas(listed, "listed at bl.example");
        assertHas(listed, "\"assumed\":[]");
        assertHas(
                trace(cf, "connect", "--client-addr", "192.0.2.7", "--map", "dnsbl:7.2.0.192.bl.example.=none"),
                "\"assumed\":[]");
    }

    @Test
    void deliveryIsDeferred_nothingIsChecked() throws IOException {
        Path cf = cf("To:b@x.example\tREJECT\n", "define(`confDELIVERY_MODE',`d')dnl\n" + ACCESS_DB + "\n" + OPEN, "");
        assertHas(trace(cf, "rcpt", "--client-addr", "192.0.2.9", "--to", "b@x.example"), "\"decision\":\"accept\"");
    }

    @Test
    void suitesAndDiffs_askTheSameRules() throws IOException {
        Path cf = cf("Connect:10.1\tOK\n", ACCESS_DB + "\n" + OPEN, """
                LOCAL_RULESETS
                SLocal_check_relay
                R$* $| 10.1.$*\t$#error $@ 5.7.1 $: "550 local relay"
                """);
        Path suite = Files.writeString(directory.resolve("a.test.yaml"), """
                access: access
                cf: site.cf
                cases:
                  - name: ours
                    phase: connect
                    client-addr: 10.1.2.3
                    expect: {decision: reject, code: 550}
                """);
        assertEquals(0, Run.of("test", suite.toString()).exit());
        assertEquals(1, Run.of("test", "--stock", suite.toString()).exit());
        Path after = Files.writeString(directory.resolve("access.new"), "Connect:10.1\tOK\nConnect:10.2\tREJECT\n");
        String changed = Run.of("diff", "--decisions", "--cf", cf.toString(), access.toString(), after.toString())
                .out();
        assertHas(changed, "connect:10.2: connect with");
    }

    @Test
    void featuresAndFactsThatCannotHold_areRefused() throws IOException {
        Path cf = cf("", ACCESS_DB, "");
        assertEquals(
                64,
                Run.of("trace", "connect", "--cf", cf.toString(), "--feature", "skip", access.toString())
                        .exit());
        assertEquals(
                64,
                Run.of("trace", "connect", "--dns", "a.example=none", access.toString())
                        .exit());
        assertEquals(
                64,
                Run.of("trace", "connect", "--cf", cf.toString(), "--dns", "a.example/X=1", access.toString())
                        .exit());
    }
}
