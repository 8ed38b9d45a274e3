package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts of a site from the outside: what is read, given and assumed, and what the commands make of it. */
class SiteTest {
    @TempDir
    Path directory;

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private String mc(String... lines) throws IOException {
        return file(
                "sendmail.mc",
                "include(`/usr/share/sendmail/cf/m4/cf.m4')dnl\nOSTYPE(`linux')dnl\n" + String.join("\n", lines)
                        + "\n");
    }

    @Test
    void show_eachFactWithItsPlace() throws IOException {
        String mc = mc(
                "FEATURE(`access_db',,`skip')dnl",
                "LOCAL_DOMAIN(`own.example')dnl",
                "MAILER(`smtp')dnl",
                "LOCAL_RULESETS",
                "SLocal_check_rcpt",
                "R$*\t\t$: $(access Grey:$1 $)");
        String out = Run.ok("site", "show", "--mc", mc, "--host-name", "mx.own.example");
        assertTrue(out.contains("access map:    hash -T<TMPF> /etc/mail/access  [" + mc + ":3]"), out);
        assertTrue(out.contains("own.example  [" + mc + ":4]"), out);
        assertTrue(out.contains("own domains:   own.example  [given]"), out);
        assertTrue(out.contains("host name:     mx.own.example  [given]"), out);
        assertTrue(out.contains("local rules in Local_check_rcpt (1 rule)  [" + mc + ":8]"), out);
        assertTrue(out.contains("Local_check_rcpt looks up Grey: in map access  [" + mc + ":8]"), out);
        String json = Run.ok("site", "show", "--json", "--mc", mc);
        assertTrue(json.contains("\"accessMap\":{\"kind\":\"read\",\"file\":\"" + mc + "\",\"line\":3}"), json);
        assertTrue(json.contains("\"hostName\":{\"kind\":\"assumed\"}"), json);
        assertTrue(json.contains("\"localLookups\":[{\"map\":\"access\",\"tag\":\"Grey\""), json);
    }

    @Test
    void whatCannotBeFollowed_isSaidWithItsLine() throws IOException {
        String mc = mc("DOMAIN(`nowhere')dnl", "FEATURE('access_db')dnl", "define(`confDELIVERY_MODE',`d')dnl");
        Run run = Run.of("site", "show", "--mc", mc);
        assertEquals(0, run.exit());
        assertTrue(run.err().contains(mc + ":3: warning: "), run.err());
        assertTrue(run.err().contains(mc + ":4: warning: "), run.err());
        assertTrue(run.err().contains(mc + ":5: warning: delivery mode deferred"), run.err());
        assertTrue(run.out().contains("access map:    none: FEATURE(access_db) is off"), run.out());
    }

    @Test
    void expand_readsWhatM4MakesAndRunsNothing() throws IOException {
        Path mark = directory.resolve("mark");
        String mc = mc(
                "syscmd(`touch " + mark + "')dnl",
                "esyscmd(`touch " + mark + "')dnl",
                "FEATURE(`access_db')dnl",
                "MAILER(`smtp')dnl");
        String out = Run.ok("site", "show", "--expand", "--mc", mc);
        assertTrue(out.contains("hash -T<TMPF> /etc/mail/access  [" + mc + " (expanded):"), out);
        Run.ok("site", "show", "--mc", mc);
        assertFalse(Files.exists(mark), "no command of the mc is run");
        Run alone = Run.of("site", "show", "--expand");
        assertEquals(64, alone.exit());
        Run endless = Run.of("site", "show", "--expand", "--mc", file("x.mc", "define(`x',`x')x(`\n"));
        assertTrue(endless.exit() == 65 || endless.exit() == 0, endless.err());
    }

    @Test
    void unreadableMc_isADataError() throws IOException {
        Run run = Run.of("site", "show", "--mc", file("open.mc", "FEATURE(`access_db'\n"));
        assertEquals(65, run.exit(), run.err());
        assertTrue(run.err().contains("m4 gives up on it"), run.err());
    }

    @Test
    void check_knowsVersionsAndLocalTags() throws IOException {
        String access =
                file("access", "Grey:a.example\t10m\nConnect:IPv6:2001:db8::5\tREJECT\nGreetPause:a.example\t0\n");
        String mc =
                mc("FEATURE(`access_db')dnl", "LOCAL_RULESETS", "SLocal_check_rcpt", "R$*\t\t$: $(access Grey:$1 $)");
        Run now = Run.of("check", "--mc", mc, "--feature", "greet_pause", access);
        assertFalse(now.out().contains("TG228"), now.out());
        assertTrue(
                now.out().contains("local rules look up this tag: Local_check_rcpt (" + mc + ":6) [TG722]"), now.out());
        assertTrue(now.out().contains("[TG214]"), now.out());
        Run old = Run.of("check", "--sendmail-version", "8.12", "--feature", "greet_pause", access);
        assertFalse(old.out().contains("TG214"), old.out());
        assertTrue(old.out().contains("sendmail 8.12 does not know the tag GreetPause"), old.out());
        assertEquals(64, Run.of("check", "--sendmail-version", "9.1", access).exit());
    }

    @Test
    void upgrade_listsWhatChanges() throws IOException {
        String access = file(
                "access",
                "Connect:IPv6:2001:db8::5\tREJECT\nSTS:a.example\tNO\nTLS_Clt:a.example\tPERM+VERIFY\nConnect:10.1\tREJECT\n");
        Run run = Run.of("check", "--upgrade", "8.14..8.18", access);
        assertEquals(1, run.exit());
        assertEquals(3, run.out().lines().count(), run.out());
        assertTrue(run.out().contains(access + ":1: Connect:IPv6:2001:db8::5: is no longer found"), run.out());
        assertTrue(run.out().contains("[8.18.2]"), run.out());
        assertEquals(0, Run.of("check", "--upgrade", "8.18.2..8.18", access).exit());
        assertEquals(64, Run.of("check", "--upgrade", "8.14", access).exit());
        assertTrue(Run.of("check", "--json", "--upgrade", "8.14..8.18", access)
                .out()
                .contains("\"changes\":[{\"path\":\"" + access + "\",\"line\":1"));
    }

    @Test
    void verdicts_sayWhatTheyLeaveOut() throws IOException {
        String access = file("access", "From:bulk.example\tREJECT\n");
        String local = mc("FEATURE(`access_db')dnl", "LOCAL_RULESETS", "SLocal_check_mail", "R$*\t\t$#error $: 550 no");
        String[] mail = {"trace", "mail", "--from", "a@bulk.example", "--client-addr", "192.0.2.9", access};
        String out = Run.ok(with(mail, "--mc", local));
        assertTrue(
                out.contains("this site has local rules in Local_check_mail (1 rule) (" + local
                        + ":6), which is not asked here"),
                out);
        String none = file("none.mc", "OSTYPE(`linux')\nMAILER(`smtp')\n");
        String without = Run.ok(with(mail, "--mc", none));
        assertTrue(without.contains("no entry was looked up"), without);
        assertTrue(without.contains("decision: none"), without);
        Run audit = Run.of("audit-relay", "--mc", local, access);
        assertEquals(1, audit.exit());
        assertTrue(audit.out().contains("not a complete answer"), audit.out());
    }

    @Test
    void expandedFile_answersWithItsOwnRules() throws IOException {
        Oracle.requireRoot();
        String access = file("access", "From:bulk.example\tREJECT\n");
        String local = mc(
                "FEATURE(`access_db')dnl",
                "MAILER(`smtp')dnl",
                "LOCAL_RULESETS",
                "SLocal_check_mail",
                "R$* own.example $*\t$#error $@ 5.7.1 $: 550 own rule");
        String[] mail = {"trace", "mail", "--from", "a@own.example", "--client-addr", "192.0.2.9", "--json", access};
        assertTrue(Run.ok(with(mail, "--mc", local)).contains("\"engine\":\"stock\""));
        String own = Run.ok(with(mail, "--mc", local, "--expand"));
        assertTrue(own.contains("\"engine\":\"cf\""), own);
        assertTrue(own.contains("own rule"), own);
    }

    private static String[] with(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void build_makesTheTypeThatTheSiteOpens() throws IOException {
        String access = file("access", "From:bulk.example\tREJECT\n");
        String mc = mc("define(`DATABASE_MAP_TYPE',`cdb')dnl", "FEATURE(`access_db')dnl");
        Run.ok("build", "--mc", mc, access);
        assertTrue(Files.exists(directory.resolve("access.cdb")));
        assertFalse(Files.exists(directory.resolve("access.db")));
        Run.ok("build", "--mc", mc, "-t", "hash", access);
        assertTrue(Files.exists(directory.resolve("access.db")));
    }
}
