package dev.tollgate.model.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sites have in their configurations that is easily misread, each asked of the real program where it can say so. */
class SiteFaultsTest {
    private static final String NAME = "web.firm.example";

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("names"), "# comment\nmail.a alias.a third.a # tail\n\n x.example#tail\n");
    }

    private SiteHost host() {
        return new SiteHost(Optional.of(NAME), path -> {
            try {
                Path file = directory.resolve(path);
                return Files.isRegularFile(file) && path.startsWith(directory.toString())
                        ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                        : Optional.empty();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static String whole(String... lines) {
        return "divert(-1)\ninclude(`/usr/share/sendmail/cf/m4/cf.m4')\ndivert(0)dnl\nOSTYPE(`linux')\n"
                + "define(`confDONT_PROBE_INTERFACES',`True')dnl\n" + String.join("\n", lines) + "\n";
    }

    /** What address test mode prints for each line, on the cf that m4 makes, on a machine called {@link #NAME}. */
    private List<String> ask(String mc, String... questions) throws IOException {
        Oracle.requireRoot();
        Path cf = directory.resolve("asked.cf");
        Files.writeString(cf, SendmailBt.cf(directory, mc), StandardCharsets.ISO_8859_1);
        Native.Result said = Native.run(
                directory,
                (String.join("\n", questions) + "\n").getBytes(StandardCharsets.ISO_8859_1),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname " + NAME + "; exec \"$0\" -bt -C \"$1\"",
                        Oracle.SENDMAIL.path().toString(),
                        cf.toString()));
        return said.outText().lines().map(line -> line.replaceFirst("^> ", "")).toList();
    }

    private Set<String> members(String mc, String name) throws IOException {
        List<String> said = ask(mc, "$=" + name);
        return new TreeSet<>(said.stream()
                .skip(2)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(">"))
                .map(line -> line.toLowerCase(java.util.Locale.ROOT))
                .toList());
    }

    private SiteReading alone(String mc) {
        return McReader.readAlone("x.mc", mc, host());
    }

    private static Verdict ask(Site site, Phase phase, String access, Facts facts) {
        return new Policy(site, AccessIndex.of(AccessFile.parse(access.getBytes(StandardCharsets.ISO_8859_1))))
                .trace(phase, facts);
    }

    private static final Facts STRANGER = Facts.of(
            Map.of(Fact.CLIENT_ADDR, "192.0.2.9", Fact.FROM, "a@bulk.example", Fact.TO, "bob@foreign.example"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "w | FEATURE(`use_cw_file')define(`confCW_FILE',`DIR/names %[^\\#]')",
                "w | define(`confCW_FILE',`DIR/names')FEATURE(`use_cw_file')",
                "R | define(`confCR_FILE',`DIR/names %[^\\#]')",
                "R | VIRTUSER_DOMAIN(`c.test')VIRTUSER_DOMAIN_FILE(`DIR/names')",
                "m | define(`confDOMAIN_NAME',`co.example')FEATURE(`relay_entire_domain')",
                "w | define(`confDOMAIN_NAME',`$w.$m')",
                "w | LOCAL_CONFIG\\nCw local.example ${Dom}\\nC{Mine}incl.test\\nCw$={Mine} a.$m",
                "w | LOCAL_CONFIG\\nD{Dom}macro.test\\nCw ${Dom}",
                "R | LOCAL_CONFIG\\nCR late.example 10.9",
                "R | LOCAL_CONFIG\\nFR DIR/names",
                "w | define(`MYDOM',`a.test b.test')LOCAL_DOMAIN(MYDOM)",
                "w | ifdef(`NOT',`',`LOCAL_DOMAIN(`seen.test')')"
            })
    void classes_areThoseOfTheRealProgram(String name, String lines) throws IOException {
        String mc = whole(lines.replace("DIR", directory.toString()).replace("\\n", "\n"));
        Set<String> real = members(mc, name);
        SiteReading read = alone(mc);
        Site fromCf =
                CfReader.read("x.cf", SendmailBt.cf(directory, mc), host()).site();
        for (Site site : List.of(read.site(), fromCf)) {
            Set<String> ours = switch (name) {
                case "w" -> site.localDomains();
                case "R" -> site.relayDomains();
                default -> site.ownDomains();
            };
            assertEquals(real, new TreeSet<>(ours), read.warnings().toString());
        }
    }

    @Test
    void relayDomainsFile_readUnlessTheMcSaysOtherwise() throws IOException {
        assertTrue(SendmailBt.cf(directory, whole()).contains("\nFR-o /etc/mail/relay-domains\n"));
        SiteHost one = new SiteHost(
                Optional.empty(),
                path -> path.equals("/etc/mail/relay-domains") ? Optional.of("relay.example\n") : Optional.empty());
        assertEquals(
                Set.of("relay.example"),
                McReader.readAlone("x.mc", whole(), one).site().relayDomains());
        assertEquals(
                Set.of(),
                McReader.readAlone("x.mc", whole("undefine(`confCR_FILE')"), one)
                        .site()
                        .relayDomains());
    }

    @Test
    void deferredMode_noCheckIsMade() throws IOException {
        SiteReading read = alone(whole("define(`confDELIVERY_MODE',`d')", "FEATURE(`access_db')"));
        assertEquals("d", read.site().deliveryMode());
        assertEquals(6, read.site().source(SiteFact.DELIVERY_MODE).line());
        assertTrue(
                read.warnings().toString().contains("x.mc:6: warning: delivery mode deferred"),
                read.warnings().toString());
        assertEquals(
                Decision.NONE,
                ask(read.site(), Phase.MAIL, "From:bulk.example REJECT\n", STRANGER)
                        .decision());
        Verdict verdict = ask(read.site(), Phase.RCPT, "", STRANGER);
        assertEquals(List.of(), verdict.lookups());
        assertFalse(verdict.decision() == Decision.REJECT, verdict.toString());
        assertTrue(ask(
                        whole("define(`confDELIVERY_MODE',`d')", "MAILER(`smtp')"),
                        ".D{deliveryMode}d",
                        "check_rcpt bob@foreign.example")
                .toString()
                .contains("deferred"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"MAILER(`smtp')", "dnl FEATURE(`access_db')", "FEATURE('access_db')"})
    void noAccessDb_noEntryIsAsked(String line) throws IOException {
        String mc = whole(line);
        Site site = alone(mc).site();
        assertFalse(site.readsAccessMap());
        Native.Result m4 = Native.run(directory, mc.getBytes(StandardCharsets.ISO_8859_1), Oracle.M4, "-");
        assertFalse(CfReader.read("x.cf", m4.outText(), host()).site().readsAccessMap());
        Verdict verdict = ask(site, Phase.MAIL, "From:bulk.example REJECT\n", STRANGER);
        assertEquals(Decision.NONE, verdict.decision());
        assertEquals(List.of(), verdict.lookups());
    }

    @Test
    void apostrophes_said() {
        String warnings = alone(whole("FEATURE('access_db')", "define('confDELIVERY_MODE',`d')"))
                .warnings()
                .toString();
        assertTrue(warnings.contains("x.mc:6: warning: FEATURE('access_db') has no effect"), warnings);
        assertTrue(warnings.contains("x.mc:7: warning: define('...') has no effect"), warnings);
    }

    @Test
    void greetPauseBeforeAccessDb_asksNoMap() throws IOException {
        String mc = whole("FEATURE(`greet_pause',`5000')", "FEATURE(`access_db')", "MAILER(`smtp')");
        SiteReading read = alone(mc);
        for (Site site : List.of(
                read.site(),
                CfReader.read("x.cf", SendmailBt.cf(directory, mc), host()).site())) {
            assertEquals(
                    "5000",
                    ask(site, Phase.GREET_PAUSE, "GreetPause:192.0.2.9 0\n", STRANGER)
                            .value());
        }
        assertTrue(read.warnings().toString().contains("x.mc:6: warning: FEATURE(`greet_pause') before"));
    }

    @Test
    void featuresBeforeAccessDb_areOff() {
        SiteReading read = alone(whole(
                "FEATURE(`blocklist_recipients')",
                "FEATURE(`ratecontrol')",
                "FEATURE(`relay_mail_from')",
                "FEATURE(`lookupdotdomain')",
                "FEATURE(`access_db')"));
        assertEquals(List.of(), read.site().features());
        assertEquals(4, read.warnings().size(), read.warnings().toString());
    }

    @Test
    void databaseType_isTheMcs() {
        Site site = alone(whole("define(`DATABASE_MAP_TYPE',`cdb')", "FEATURE(`access_db')"))
                .site();
        assertEquals("cdb -T<TMPF> /etc/mail/access", site.accessMap().toString());
        Site named = alone(whole("define(`CF',`/etc/mail')", "FEATURE(`access_db',`DATABASE_MAP_TYPE -o CF/access')"))
                .site();
        assertEquals("hash -T<TMPF> -o /etc/mail/access", named.accessMap().toString());
    }

    @Test
    void debiansMailMacro_senderAsTheClientWroteIt() {
        String[] lines = {"FEATURE(`access_db')", "FEATURE(`delay_checks')"};
        Site debian = alone(whole(lines).replace("`linux'", "`debian'")).site();
        Site linux = alone(whole(lines)).site();
        Facts facts = STRANGER.with(Fact.FROM, "bob@localhost").with(Fact.TO, "bob@" + NAME);
        assertTrue(debian.has(Feature.MAIL_MACRO));
        assertFalse(linux.has(Feature.MAIL_MACRO));
        assertEquals(Decision.REJECT, ask(debian, Phase.RCPT, "", facts).decision());
        Facts dotted = facts.with(Fact.FROM, "bob@localhost.");
        assertEquals(Decision.ACCEPT, ask(debian, Phase.RCPT, "", dotted).decision());
    }

    @Test
    void whatTheStockRulesDoNotAsk_isNamedWithItsLine() {
        SiteReading read = alone(whole(
                "FEATURE(`access_db')",
                "FEATURE(`dnsbl',`bl.example')",
                "FEATURE(`domaintable')",
                "MAILER(`smtp')",
                "LOCAL_RULESETS",
                "SLocal_check_mail",
                "R$*\t\t$: $>Mine $1",
                "SMine",
                "R$*\t\t$: $(access Grey:$1 $) $>D <$1> <?> <! Own> <>"));
        List<SiteGap> gaps = read.site().gaps();
        assertEquals(
                List.of("Local_check_mail", "Mine", "dnsbl", "domaintable"),
                gaps.stream().map(SiteGap::name).toList());
        assertEquals("x.mc:12", gaps.get(0).source().toString());
        assertTrue(gaps.get(1).concerns("check_mail"), gaps.toString());
        assertFalse(gaps.get(1).concerns("check_rcpt"), gaps.toString());
        assertEquals(
                List.of("Grey", "Own"),
                read.site().lookups().stream().map(RuleLookup::tag).toList());
    }

    @Test
    void whatCannotBeFollowed_isAWarningWithItsLine() {
        String[] lines = {
            "DOMAIN(`nowhere')",
            "include(`nothere.m4')",
            "FEATURE(`homemade')",
            "syscmd(`id')",
            "LOCAL_DOMAIN_FILE(`x')",
            "LOCAL_CONFIG",
            "Fw|/usr/bin/names",
            "FR@hash:/etc/mail/relay",
            "Cw a.$z"
        };
        List<SiteWarning> warnings = alone(whole(lines)).warnings();
        for (int line : new int[] {6, 7, 8, 9, 10, 12, 13, 14}) {
            assertTrue(warnings.stream().anyMatch(warning -> warning.line() == line), line + " in " + warnings);
        }
        assertEquals(8, warnings.size(), warnings.toString());
    }

    @Test
    void oldVersion_ipv6AddressesAreCompressed() {
        Site old = Site.builder().version("8.14.4").build();
        Facts facts = Facts.NONE.with(Fact.CLIENT_ADDR, "IPv6:2001:db8:0:0:0:0:0:5");
        assertEquals(
                Decision.REJECT,
                ask(old, Phase.CONNECT, "Connect:IPv6:2001:db8::5 REJECT\n", facts)
                        .decision());
        assertEquals(
                Decision.REJECT,
                ask(
                                Site.UNKNOWN,
                                Phase.CONNECT,
                                "Connect:IPv6:2001:db8:0:0:0:0:0:5 REJECT\n",
                                Facts.NONE.with(Fact.CLIENT_ADDR, "IPv6:2001:db8::5"))
                        .decision());
    }

    @Test
    void sources_sayReadGivenOrAssumed() {
        Site site =
                alone(whole("FEATURE(`access_db')", "LOCAL_DOMAIN(`a.test')")).site();
        assertEquals("x.mc:6", site.source(SiteFact.ACCESS_MAP).toString());
        assertEquals("x.mc:7", site.source(SiteFact.LOCAL_DOMAINS).toString());
        assertEquals("given", site.source(SiteFact.MACHINE_NAME).toString());
        assertEquals("assumed", site.source(SiteFact.VERSION).toString());
        assertEquals("assumed", Site.UNKNOWN.source(Feature.SKIP).toString());
        assertEquals(Arrays.asList("x.mc"), List.of(site.source(Feature.SKIP).toString()));
    }
}
