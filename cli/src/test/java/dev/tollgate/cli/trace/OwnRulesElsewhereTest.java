package dev.tollgate.cli.trace;

import static dev.tollgate.cli.trace.SiteCf.ACCESS_DB;
import static dev.tollgate.cli.trace.SiteCf.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's own cf where other commands than {@code trace} ask it: fixes, suites, routes. */
class OwnRulesElsewhereTest {
    @TempDir
    Path directory;

    private Path access;

    private Path cf(String entries, String lines, String rules) throws IOException {
        access = directory.resolve("access");
        return SiteCf.write(directory, entries, lines, rules);
    }

    private static void assertHas(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is missing in " + text);
    }

    @Test
    void intentFixes_areJudgedByTheRulesOfTheCf() throws IOException {
        Path cf = cf("Connect:10.2.* REJECT\n", ACCESS_DB + "\n" + OPEN, """
                LOCAL_RULESETS
                SLocal_check_relay
                R$* $| 10.2.$*\t$#error $@ 5.7.1 $: "550 refused anyway"
                """);
        Path copy = Files.copy(access, directory.resolve("copy"));
        assertHas(Run.of("check", "--fix=intent", copy.toString()).err(), "this mail is treated otherwise");
        Run own = Run.of("check", "--fix=intent", "--cf", cf.toString(), access.toString());
        assertHas(own.err(), "none of the mail that was tried is treated otherwise");
        assertEquals(Files.readString(copy), Files.readString(access));
    }

    @Test
    void wideFixes_areJudgedByTheRulesOfTheCf() throws IOException {
        Path cf = cf("Connect:10.2.* RELAY\n", ACCESS_DB + "\n" + OPEN, """
                LOCAL_RULESETS
                SLocal_check_rcpt
                R$*\t$#error $@ 5.7.1 $: "550 nobody"
                SLocal_check_relay
                R$*\t$#error $@ 5.7.1 $: "550 nobody"
                """);
        assertHas(Run.of("check", "--json", access.toString()).out(), "\"widens\":true");
        Run own = Run.of("check", "--json", "--cf", cf.toString(), access.toString());
        assertHas(own.out(), "\"widens\":false");
    }

    @Test
    void suites_tellTheRulesWhatTheNetworkAndOtherMapsSay() throws IOException {
        cf("", ACCESS_DB, """
                LOCAL_CONFIG
                Kfriends hash DIR/friends
                Kaddress dns -R A
                LOCAL_RULESETS
                SLocal_check_relay
                R$* $| $*\t$: <$(friends $2 $: none $)> <$(address $2.bl.example. $: none $)>
                R<no> $*\t$#error $@ 5.7.1 $: "550 not a friend"
                R$* <127.0.0.2>\t$#error $@ 5.7.1 $: "550 listed"
                R$*\t$: $w
                """.replace("DIR", directory.toString()));
        String suite = """
                access: access
                cf: site.cf
                host-name: mx.partner.example
                dns: 192.0.2.8.bl.example/A=127.0.0.2
                map: ["friends:192.0.2.7=no"]
                cases:
                  - {phase: connect, client-addr: 192.0.2.7, expect: {decision: reject, text: not a friend}}
                  - {phase: connect, client-addr: 192.0.2.8, expect: {decision: reject, text: listed}}
                  - {phase: connect, client-addr: 192.0.2.9, expect: {decision: none}}
                """;
        Path file = directory.resolve("a.test.yaml");
        Files.writeString(file, suite);
        Run own = Run.of("test", file.toString());
        assertEquals(0, own.exit(), own.out() + own.err());
        Files.writeString(file, suite.replace("dns: 192", "stock: true\ndns: 192"));
        assertEquals(64, Run.of("test", file.toString()).exit());
        Files.writeString(file, suite.replace("dns: 192", "stock: maybe\ndns: 192"));
        Run odd = Run.of("test", file.toString());
        assertEquals(65, odd.exit());
        assertHas(odd.err(), "'stock' must be true or false");
    }

    @Test
    void aRoute_namesMapKeyAndLine() throws IOException {
        Files.writeString(directory.resolve("virtusertable"), "x@c.test\ty@c.test\n@c.test\t%1@mx.local.example\n");
        Path cf = cf(
                "",
                ACCESS_DB + "\nFEATURE(`virtusertable',`hash -o DIR/virtusertable')dnl\nVIRTUSER_DOMAIN(`c.test')dnl",
                "");
        String route = Run.ok("route", "info@c.test", "--cf", cf.toString());
        assertHas(
                route,
                "virtuser has @c.test -> info@mx.local.example   (" + directory.resolve("virtusertable") + ":2)");
        assertHas(route, "mailer local, user info");
    }
}
