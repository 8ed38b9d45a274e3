package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.Phase;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --map access=temp}: the stock rulesets answer as the rules of the same site's sendmail.cf do. */
class MapOutageTest {
    private static final String ACCESS = "Connect:192.0.2\tRELAY\nFrom:bad.example\tREJECT\n";

    private static final Map<String, String> FACTS = Map.of(
            "client-addr", "203.0.113.5",
            "client-name", "h.example",
            "client-resolve", "OK",
            "from", "u@bad.example",
            "to", "v@far.example",
            "server-name", "mx.far.example",
            "server-addr", "192.0.2.99",
            "verify", "NO");

    @TempDir
    Path directory;

    private String cf;
    private String access;

    @BeforeEach
    void site() throws IOException {
        Oracle.requireRoot();
        access = Files.writeString(directory.resolve("access"), ACCESS).toString();
        cf = site(List.of("FEATURE(`accept_unresolvable_domains')dnl", "RELAY_DOMAIN(`r.example')dnl"));
    }

    private String site(List<String> lines) throws IOException {
        String text = SendmailBt.cf(directory, SendmailBt.mc(directory, "", lines));
        return Files.writeString(directory.resolve("sendmail.cf"), text, StandardCharsets.ISO_8859_1)
                .toString();
    }

    private static Run run(boolean stock, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (stock) {
            all.add("--stock");
        }
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void test_asksWhatBecomesOfItsCases() throws IOException {
        String suite = Files.writeString(directory.resolve("suite.yaml"), """
                access: access
                cf: sendmail.cf
                cases:
                  - name: a bad sender is deferred
                    phase: mail
                    facts: {client-addr: 203.0.113.5, from: u@bad.example}
                    expect: {decision: tempfail, code: 451}
                  - name: so is everybody else
                    phase: connect
                    facts: {client-addr: 203.0.113.5}
                    expect: {decision: tempfail}
                """).toString();
        for (boolean stock : List.of(false, true)) {
            Run away = run(stock, "test", "--map", "access=temp", suite);
            assertEquals(0, away.exit(), stock + away.out() + away.err());
            Run there = run(stock, "test", suite);
            assertEquals(1, there.exit(), stock + there.out() + there.err());
            assertTrue(there.out().contains("2 cases, 2 failed"), there.out());
        }
    }

    @Test
    void diffOfDecisions_hasNothingToTell() throws IOException {
        String other = Files.writeString(directory.resolve("other"), ACCESS.replace("REJECT", "OK"))
                .toString();
        for (boolean stock : List.of(false, true)) {
            Run there = run(stock, "diff", "--decisions", "--cf", cf, access, other);
            assertEquals(1, there.exit(), stock + there.out() + there.err());
            Run away = run(stock, "diff", "--decisions", "--cf", cf, "--map", "access=temp", access, other);
            assertEquals("", away.out());
            assertEquals(0, away.exit(), stock + away.err());
        }
    }

    @Test
    void auditRelay_configurationAloneGrants() throws IOException {
        for (boolean stock : List.of(false, true)) {
            Run there = run(stock, "audit-relay", "--cf", cf, access);
            assertTrue(there.out().contains("192.0.2"), stock + there.out());
            assertTrue(there.out().contains("r.example"), stock + there.out());
            Run away = run(stock, "audit-relay", "--cf", cf, "--map", "access=temp", access);
            assertFalse(away.out().contains("192.0.2"), stock + away.out());
            assertTrue(away.out().contains("r.example"), stock + away.out());
        }
    }

    @Test
    void trace_everyPhaseSaysWhatFailsAndWhatBecomesOfIt() throws IOException {
        cf = site(Stream.of(
                        "ratecontrol",
                        "conncontrol",
                        "greet_pause', `500",
                        "queuegroup",
                        "compat_check",
                        "tls_session_features")
                .map("FEATURE(`%s')dnl"::formatted)
                .toList());
        for (Phase phase : Phase.values()) {
            List<String> words = new ArrayList<>(List.of("trace", phase.option(), "--cf", cf, "--map", "access=temp"));
            FACTS.forEach((fact, value) -> words.addAll(List.of("--" + fact, value)));
            words.add(access);
            Run own = run(false, words.toArray(String[]::new));
            Run stock = run(true, words.toArray(String[]::new));
            assertEquals(said(stock), said(own), phase + "\n" + stock.out() + own.out() + own.err());
        }
    }

    private static List<String> said(Run run) {
        return run.out()
                .lines()
                .filter(line -> line.matches("(decided|decision|value|reply):.*| +[0-9]+ .*"))
                // Where all lookups fail, any of them could have been the one.
                .map(line -> line.startsWith("decided:") ? line.replaceFirst("cannot be read.*", "") : line)
                .toList();
    }

    @Test
    void trace_toldKey_isTheEntryThatDecides() {
        Run run = run(
                false,
                "trace",
                "connect",
                "--cf",
                cf,
                "--map",
                "access:Connect:203.0.113.5=REJECT",
                "--client-addr",
                "203.0.113.5",
                "--client-name",
                "h.example",
                access);
        assertTrue(run.out().contains("decided:  by --map"), run.out() + run.err());
        assertTrue(run.out().contains("decision: reject"), run.out());
    }
}
