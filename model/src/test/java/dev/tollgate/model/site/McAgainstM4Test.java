package dev.tollgate.model.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tollgate.sendmail.mc.Includes;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The facts read from an mc, with sendmail's m4 files and without, and those in the cf that the real m4 makes of it. */
class McAgainstM4Test {
    private static final Path CF = Path.of("/usr/share/sendmail/cf");
    private static final Optional<String> NAME = Optional.of("web.firm.example");

    @TempDir
    Path directory;

    private static Includes files(Path folder) {
        return path -> {
            try {
                Path file = folder.resolve(path);
                return Files.isRegularFile(file) && !path.startsWith("/etc/")
                        ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> everyMcOfSendmailCf_sameFacts() throws IOException {
        try (Stream<Path> files = Files.walk(CF)) {
            return files.filter(file -> file.toString().endsWith(".mc")).sorted().toList().stream()
                    .map(file -> dynamicTest(CF.relativize(file).toString(), () -> {
                        String mc = Files.readString(file, StandardCharsets.ISO_8859_1);
                        compare(file.getParent(), mc);
                    }));
        }
    }

    @Test
    void twoHundredGeneratedMcs_sameFacts() throws IOException {
        Files.writeString(
                directory.resolve("more.m4"), "LOCAL_DOMAIN(`more.example')dnl\nFEATURE(`require_rdns')dnl\n");
        Files.writeString(directory.resolve("names"), "one.example two.example # three\n#four\n  five.example\n");
        Seeded.lists(21, 200, McAgainstM4Test::lines, lines -> compare(directory, mc(lines)));
    }

    private static String mc(List<String> lines) {
        return "divert(-1)\ninclude(`" + CF + "/m4/cf.m4')\ndivert(0)dnl\n" + String.join("\n", lines) + "\n";
    }

    private static void compare(Path folder, String mc) {
        byte[] text = mc.getBytes(StandardCharsets.ISO_8859_1);
        Native.Result m4 = mc.contains("m4/cf.m4")
                ? Native.run(folder, text, Oracle.M4, "-")
                : Native.run(folder, text, Oracle.M4, CF + "/m4/cf.m4", "-");
        SiteHost host = new SiteHost(NAME, files(folder));
        String real = facts(CfReader.read("x", m4.outText(), host).site());
        assertEquals(real, facts(McReader.read("x", mc, host).site()), "with sendmail's m4 files");
        assertEquals(real, facts(McReader.readAlone("x", mc, host).site()), "without them");
    }

    private static String facts(Site site) {
        return String.join(
                "\n",
                "features " + site.features(),
                "w " + new TreeSet<>(site.localDomains()),
                "R " + new TreeSet<>(site.relayDomains()),
                "m " + new TreeSet<>(site.ownDomains()),
                "auth " + new TreeSet<>(site.authMechanisms()),
                "queues " + new TreeSet<>(site.queueGroups()),
                "access " + site.readsAccessMap()
                        + (site.accessMap().mapClass().equals("ldap") ? "ldap" : " " + site.accessMap()),
                "host " + site.hostName(),
                "mode " + site.deliveryMode(),
                "smart host " + site.smartHost(),
                "pause " + site.greetPauseAsksMap(),
                "replies " + site.replies(),
                "gaps " + new TreeSet<>(site.gaps().stream().map(SiteGap::name).toList()),
                "lookups "
                        + new TreeSet<>(site.lookups().stream()
                                .map(lookup -> lookup.map() + " " + lookup.tag() + " " + lookup.ruleset())
                                .toList()));
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        lines.add(Seeded.pick(random, "OSTYPE(`linux')dnl", "OSTYPE(`debian')dnl", "OSTYPE(`solaris2')dnl"));
        if (random.nextInt(4) == 0) {
            lines.add("DOMAIN(`generic')dnl");
        }
        int count = 3 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            String line = line(random);
            String start = line.split("'", 2)[0] + "'";
            boolean again = line.startsWith("FEATURE") && lines.stream().anyMatch(other -> other.startsWith(start));
            if (!again && !lines.contains(line)) {
                lines.add(line);
            }
            if (i == count / 2 && random.nextInt(5) > 0) {
                lines.add(Seeded.pick(
                        random,
                        "FEATURE(`access_db')dnl",
                        "FEATURE(access_db)dnl",
                        "FEATURE(`access_db',`hash -T<TMPF> -o /etc/mail/access.db')dnl",
                        "FEATURE(`access_db',`hash -o /etc/mail/access',`skip',`relaytofulladdress')dnl",
                        "FEATURE(`access_db',`DATABASE_MAP_TYPE -T<TMPF> MAIL_SETTINGS_DIR`'acc')dnl",
                        "define(`DATABASE_MAP_TYPE',`cdb')FEATURE(`access_db',,`lookupdotdomain')dnl"));
            }
        }
        lines.add("MAILER(`local')dnl");
        lines.add("MAILER(`smtp')dnl");
        if (random.nextInt(3) == 0) {
            lines.add("LOCAL_CONFIG");
            lines.add(
                    Seeded.pick(random, "Cw late.example", "CR late.relay.example", "Cw a.$m", "Dj late.host.example"));
            lines.add(Seeded.pick(random, "C{Mine}mine.example\nC{R}$={Mine}", "D{Dom}dom.example\nCw ${Dom}"));
        }
        if (random.nextInt(3) == 0) {
            lines.add("LOCAL_RULESETS");
            lines.add(Seeded.pick(random, "SLocal_check_rcpt", "SLocal_check_mail", "SLocal_Relay_Auth"));
            lines.add("R$*\t$: $1 $| $(access Grey:$1 $: ? $)");
            lines.add(Seeded.pick(random, "R$* $| x\t$#error $@ 5.7.1 $: 550 no", "R$*\t$: $>D <$1> <?> <! Own> <>"));
        }
        return lines;
    }

    private static String line(Random random) {
        return Seeded.pick(
                random,
                "FEATURE(`blocklist_recipients')dnl",
                "FEATURE(`greet_pause',`5000')dnl",
                "FEATURE(`greet_pause')dnl",
                "FEATURE(`delay_checks')dnl",
                "FEATURE(`delay_checks',`friend')dnl",
                "FEATURE(`ratecontrol',`nodelay',`terminate')dnl",
                "FEATURE(`conncontrol')dnl",
                "FEATURE(`lookupdotdomain')dnl",
                "FEATURE(`relay_mail_from',`domain')dnl",
                "FEATURE(`relay_entire_domain')dnl",
                "FEATURE(`nocanonify',`canonify_hosts')dnl",
                "FEATURE(`nocanonify')dnl",
                "FEATURE(`nouucp',`reject')dnl",
                "FEATURE(`use_cw_file')dnl",
                "FEATURE(`virtusertable',`hash -o /etc/mail/virtusertable')dnl",
                "FEATURE(`domaintable')dnl",
                "FEATURE(`dnsbl',`bl.example')dnl",
                "FEATURE(`enhdnsbl',`bl.example',`\"no\"',`t')dnl",
                "FEATURE(`authinfo')dnl",
                "FEATURE(`tls_session_features')dnl",
                "FEATURE(`queuegroup',`slow')dnl",
                "FEATURE(`compat_check')dnl",
                "FEATURE(`promiscuous_relay')dnl",
                "FEATURE(`block_bad_helo')dnl",
                "dnl FEATURE(`relay_hosts_only')",
                "# FEATURE(`loose_relay_check')",
                "ifdef(`WEB',`FEATURE(`require_rdns')')dnl",
                "ifelse(`a',`a',`FEATURE(`relay_local_from')',`FEATURE(`relay_hosts_only')')dnl",
                "include(`more.m4')dnl",
                "sinclude(`none.m4')dnl",
                "define(`MYDOM',`my.example your.example')dnl\nLOCAL_DOMAIN(MYDOM)dnl",
                "LOCAL_DOMAIN(`Local.example two.example')dnl",
                "RELAY_DOMAIN(`relay.example 10.9')dnl",
                "RELAY_DOMAIN_FILE(`names')dnl",
                "VIRTUSER_DOMAIN(`virt.example')dnl",
                "VIRTUSER_DOMAIN_FILE(`names %[^\\#]')dnl",
                "TRUST_AUTH_MECH(`PLAIN LOGIN')dnl",
                "QUEUE_GROUP(`slow',`P=/var/spool/mqueue')dnl",
                "define(`confCW_FILE',`-o names')dnl",
                "define(`confCR_FILE',`names %[^\\#]')dnl",
                "define(`confDOMAIN_NAME',`host.example')dnl",
                "define(`confDOMAIN_NAME',`$w.$m')dnl",
                "define(`SMART_HOST',`esmtp:[smart.example]')dnl",
                "define(`confDELIVERY_MODE',`d')dnl",
                "define(`confDELIVERY_MODE',`queueonly')dnl",
                "define(`confRELAY_MSG',`\"550 no relay\"')dnl",
                "define(`confUSE_COMPRESSED_IPV6_ADDRESSES',`True')dnl",
                "define(`confUSE_COMPRESSED_IPV6_ADDRESSES',`0')dnl",
                "define(`TLS_PERM_ERR')dnl",
                "define(`_FFR_MAIL_MACRO')dnl",
                "undefine(`confCR_FILE')dnl",
                "INPUT_MAIL_FILTER(`clamav',`S=local:/run/c, F=T')dnl",
                "FEATURE('require_rdns')dnl",
                "define('confDELIVERY_MODE',`d')dnl");
    }
}
