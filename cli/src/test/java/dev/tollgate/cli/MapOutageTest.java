package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --map access=temp}: the stock rulesets answer as the rules of the same site's sendmail.cf do. */
class MapOutageTest {
    private static final String ACCESS = "Connect:192.0.2\tRELAY\nFrom:bad.example\tREJECT\n";

    @TempDir
    Path directory;

    private String cf;
    private String access;

    @BeforeEach
    void site() throws IOException {
        Oracle.requireRoot();
        access = Files.writeString(directory.resolve("access"), ACCESS).toString();
        String text = SendmailBt.cf(
                directory,
                SendmailBt.mc(
                        directory,
                        "",
                        List.of("FEATURE(`accept_unresolvable_domains')dnl", "RELAY_DOMAIN(`r.example')dnl")));
        cf = Files.writeString(directory.resolve("sendmail.cf"), text, StandardCharsets.ISO_8859_1)
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
}
