package dev.tollgate.model.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
    @TempDir
    Path directory;

    @Test
    void randomMc_cfThatM4MakesOfItGivesTheSameFeatures() {
        for (int seed = 0; seed < 24; seed++) {
            Random random = new Random(seed);
            List<String> words = new ArrayList<>();
            for (String word : List.of("skip", "lookupdotdomain", "relaytofulladdress")) {
                if (random.nextBoolean()) {
                    words.add(word);
                }
            }
            String arguments = words.stream().map(word -> ",`" + word + "'").collect(Collectors.joining());
            List<String> lines = lines(random);
            String mc = SendmailBt.mc(directory, arguments, lines);

            Site fromMc = McReader.read(mc);
            Site fromCf = CfReader.read(SendmailBt.cf(directory, mc));

            assertEquals(fromMc.features(), fromCf.features(), "seed " + seed + mc);
            assertEquals(fromMc.replies(), fromCf.replies());
            assertEquals(fromMc.localDomains(), fromCf.localDomains());
            assertEquals(fromMc.relayDomains(), fromCf.relayDomains());
            assertEquals(fromMc.authMechanisms(), fromCf.authMechanisms());
            assertEquals(fromMc.accessMap(), fromCf.accessMap());
            assertEquals(fromMc.queueGroups(), fromCf.queueGroups());
            assertEquals(fromMc.hostName(), fromCf.hostName());
            assertEquals("8.17.1.9", fromCf.version());
        }
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        boolean delay = random.nextBoolean();
        if (random.nextBoolean()) {
            lines.add("FEATURE(`blocklist_recipients')dnl");
        }
        if (delay) {
            lines.add(List.of(
                            "FEATURE(`delay_checks')dnl",
                            "FEATURE(`delay_checks',`friend')dnl",
                            "FEATURE(`delay_checks',`hater')dnl")
                    .get(random.nextInt(3)));
            lines.add("FEATURE(`ratecontrol',`nodelay')dnl");
            lines.add("FEATURE(`conncontrol',`nodelay',`terminate')dnl");
        } else {
            lines.add("FEATURE(`ratecontrol')dnl FEATURE(`skip')");
        }
        for (String simple : List.of(
                "relay_hosts_only",
                "relay_entire_domain",
                "relay_local_from",
                "relay_based_on_MX",
                "loose_relay_check",
                "accept_unresolvable_domains",
                "accept_unqualified_senders",
                "tls_session_features",
                "compat_check",
                "use_client_ptr",
                "require_rdns",
                "block_bad_helo",
                "check_cert_altnames",
                "nocanonify",
                "nouucp")) {
            if (random.nextInt(3) == 0) {
                boolean takesArgument = simple.equals("nouucp");
                lines.add("FEATURE(`" + simple + "'" + (takesArgument ? ",`'" : "") + ")dnl");
            }
        }
        if (random.nextBoolean()) {
            lines.add("FEATURE(`greet_pause',`5000')dnl");
            lines.add("FEATURE(`queuegroup', `slow')dnl");
            lines.add("QUEUE_GROUP(`slow', `P=/var/spool/mqueue, F=f, I=1h')dnl");
            lines.add("QUEUE_GROUP(`Big-2', `P=/var/spool/mqueue')dnl");
            lines.add("FEATURE(`relay_mail_from',`domain')dnl");
            lines.add("define(`TLS_PERM_ERR')dnl");
        } else {
            lines.add("FEATURE(`relay_mail_from')dnl");
            lines.add("define(`confREJECT_MSG',`\"550 go away\"')dnl");
            lines.add("define(`confUSE_COMPRESSED_IPV6_ADDRESSES',`True')dnl");
        }
        lines.add("LOCAL_DOMAIN(`One.example two.example')dnl");
        lines.add("RELAY_DOMAIN(`relay.example 10.9')dnl");
        lines.add("TRUST_AUTH_MECH(`PLAIN LOGIN')dnl");
        return lines;
    }

    /** What sendmail answers to {@code sendmail -bp -qGname}. */
    @Test
    void queueGroups_areThoseThatSendmailKnows() throws IOException {
        Oracle.requireRoot();
        Files.createDirectory(directory.resolve("mqueue"));
        Path cf = directory.resolve("test.cf");
        String mc = SendmailBt.mc(
                directory,
                "",
                List.of(
                        "QUEUE_GROUP(`slow', `P=" + directory + "/mqueue, I=1h')dnl",
                        "QUEUE_GROUP(`Big-2', `P=" + directory + "/mqueue')dnl"));
        Files.writeString(cf, SendmailBt.cf(directory, mc));
        Site site = McReader.read(mc);

        assertEquals(List.of("mqueue", "slow", "Big-2"), site.queueGroups());
        for (String name : List.of("mqueue", "slow", "SLOW", "Big-2", "big", "other")) {
            String told = Native.run(
                            directory,
                            new byte[0],
                            List.of(
                                    Oracle.UNSHARE.path().toString(),
                                    "-u",
                                    "sh",
                                    "-c",
                                    "hostname " + SendmailBt.HOST + "; exec sendmail -C " + cf + " -bp -qG" + name))
                    .outText();
            assertEquals(
                    !told.contains("Queue group " + name + " unknown"),
                    site.queueGroups().stream().anyMatch(name::equalsIgnoreCase),
                    told);
        }
    }

    @Test
    void promiscuousRelay_leavesNoRelayRulesInTheCf() {
        String mc = SendmailBt.mc(directory, "", List.of("FEATURE(`promiscuous_relay')dnl"));
        assertEquals(
                List.of(new FeatureSetting(Feature.PROMISCUOUS_RELAY, "")),
                CfReader.read(SendmailBt.cf(directory, mc)).features());
        assertEquals(
                CfReader.read(SendmailBt.cf(directory, mc)).features(),
                McReader.read(mc).features());
    }

    @Test
    void tagsThatRulesOfTheSiteLookUp_areKnown() {
        String rules = "SLocal_check_rcpt\nR$*\t$: $(access RMAX:$3 $: none $) $(other Not:$1 $)\n";
        assertEquals("RMAX", CfReader.read(rules).lookups("rmax").get(0).tag());
        assertEquals(
                3,
                McReader.read("LOCAL_RULESETS\n" + rules)
                        .lookups("rmax")
                        .get(0)
                        .source()
                        .line());
        AccessFile file = AccessFile.parse("RMAX:user@a.example\t10\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("TG228"), codes(file, Site.UNKNOWN));
        assertEquals(List.of("TG722"), codes(file, CfReader.read("Kaccess hash /etc/mail/access\n" + rules)));
    }

    private static List<String> codes(AccessFile file, Site site) {
        return Rules.linter().check(file, site).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void nothingGiven_everythingIsAssumed() {
        assertFalse(Site.UNKNOWN.knows(Feature.SKIP));
        assertFalse(Site.UNKNOWN.knows(SiteFact.LOCAL_DOMAINS));
        assertEquals(List.of(), Site.UNKNOWN.features());
        assertEquals(Set.of("localhost"), Site.UNKNOWN.localDomains());
    }

    @Test
    void featureAsTheCommandLineSpellsIt_isRead() {
        assertEquals(new FeatureSetting(Feature.DELAY_CHECKS, "friend"), Site.parseFeature("delay_checks=friend"));
        assertEquals(new FeatureSetting(Feature.GREET_PAUSE, "5000"), Site.parseFeature("greet_pause=5000"));
        assertEquals(new FeatureSetting(Feature.BLOCKLIST_RECIPIENTS, ""), Site.parseFeature("blacklist_recipients"));
        assertThrows(IllegalArgumentException.class, () -> Site.parseFeature("delay_checks=foe"));
        assertThrows(IllegalArgumentException.class, () -> Site.parseFeature("skipp"));
    }

    @Test
    void versions_compareByNumber() {
        Site debian = Site.builder().version("8.17.1.9/Debian").build();
        assertTrue(debian.atLeast("8.17.1"));
        assertFalse(debian.atLeast("8.17.2"));
        assertFalse(debian.atLeast("8.18.2"));
    }

    @Test
    void classFile_firstWordOfEachLineCounts() {
        assertEquals(
                List.of("a.example", "b.example"),
                new ClassFile("w", "/f", false, "%s").members("# c\na.example # x\n\n  b.example c\n"));
    }
}
