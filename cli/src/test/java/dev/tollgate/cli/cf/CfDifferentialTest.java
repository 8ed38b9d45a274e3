package dev.tollgate.cli.cf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test mode against sendmail itself, byte for byte. */
final class CfDifferentialTest {
    private static final int SCRIPTS = 10;
    private static final int LINES = 8;
    private static final Path SHIPPED = Path.of("/usr/share/sendmail/cf/cf");
    private static final String[] FEATURES = {
        "FEATURE(`access_db',`hash -T<TMPF> LAB/m')",
        "FEATURE(`access_db',`hash -T<TMPF> LAB/m')\nFEATURE(`delay_checks')",
        "FEATURE(`access_db',`hash -T<TMPF> -o LAB/nope')\nFEATURE(`blacklist_recipients')",
        "FEATURE(`virtusertable',`hash LAB/m')\nVIRTUSER_DOMAIN(`example.com')",
        "FEATURE(`mailertable',`hash LAB/m')",
        "FEATURE(`domaintable',`hash LAB/m')",
        "FEATURE(`genericstable',`hash LAB/m')\nGENERICS_DOMAIN(`example.com')",
        "FEATURE(`always_add_domain')",
        "MASQUERADE_AS(`masq.org')\nFEATURE(`masquerade_envelope')",
        "FEATURE(`allmasquerade')\nMASQUERADE_AS(`masq.org')",
        "FEATURE(`relay_entire_domain')",
        "FEATURE(`relay_hosts_only')\nRELAY_DOMAIN(`example.com')",
        "FEATURE(`accept_unqualified_senders')",
        "FEATURE(`accept_unresolvable_domains')",
        "FEATURE(`nouucp',`reject')",
        "FEATURE(`nocanonify')",
        "FEATURE(`stickyhost')\ndefine(`MAIL_HUB',`hub.org')",
        "define(`SMART_HOST',`smart.org')",
        "define(`LUSER_RELAY',`error:5.1.1:550 no such')",
        "define(`LOCAL_RELAY',`esmtp:lr.org')",
        "FEATURE(`bestmx_is_local')",
        "FEATURE(`loose_relay_check')",
        "FEATURE(`preserve_local_plus_detail')",
        "define(`confUSERDB_SPEC',`')",
        "LOCAL_CONFIG\nKlocalm hash LAB/m\nCPx.y\nLOCAL_RULE_0\nR$* <@ $* . x . y . > $*\t$#esmtp $@ $2 $: $1 < @ $2 . x . y > $3",
        "LOCAL_RULESETS\nSLocal_check_rcpt\nR$*\t$: $>canonify $1\nR$- $*\t$: $(localm $1 $: none $) $2"
    };

    @TempDir
    Path directory;

    private void check(long seeds, LongFunction<String> difference) {
        List<String> found = LongStream.range(0, seeds)
                .parallel()
                .mapToObj(difference)
                .filter(text -> !text.isEmpty())
                .limit(3)
                .toList();
        assertEquals(List.of(), found);
    }

    private static String scripts(Random random, boolean stock) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < SCRIPTS; i++) {
            script.append(stock ? RandomScript.stock(random, LINES) : RandomScript.of(random, LINES));
        }
        return script.toString();
    }

    private static String named(long seed, String difference) {
        return difference.isEmpty() ? "" : "seed " + seed + "\n" + difference;
    }

    @Test
    void madeUpConfigurationsAnswerAsSendmailDoes() {
        CfLab lab = new CfLab(directory);
        check(Seeded.heavy() ? 7_500 : 150, seed -> {
            Random random = new Random(seed);
            String cf = RandomCf.of(random, lab.path());
            return named(seed, lab.difference(cf, scripts(random, false)));
        });
    }

    @Test
    void configurationsOfRandomFeaturesAnswerAsSendmailDoes() {
        CfLab lab = new CfLab(directory);
        check(Seeded.heavy() ? 2_000 : 30, seed -> {
            Random random = new Random(seed);
            String cf = expanded(randomMc(random, lab.path()));
            return named(seed, lab.difference(cf, scripts(random, true)));
        });
    }

    @Test
    void shippedConfigurationsAnswerAsSendmailDoes() throws IOException {
        CfLab lab = new CfLab(directory);
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(SHIPPED)) {
            try (Stream<Path> all = Files.list(SHIPPED)) {
                all.filter(path -> path.toString().endsWith(".mc")).sorted().forEach(files::add);
            }
        }
        check(files.size(), place -> {
            try {
                Random random = new Random(place);
                // sendmail sees the lab's file as /etc/hosts; Tollgate runs where that is another one.
                String cf = expanded(Files.readString(files.get((int) place), ISO_8859_1)) + "\nO HostsFile="
                        + lab.path() + "/hosts\n";
                return named(place, lab.difference(cf, scripts(random, true)));
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private static String randomMc(Random random, String lab) {
        StringBuilder mc = new StringBuilder("OSTYPE(`linux')\n");
        mc.append("define(`confSERVICE_SWITCH_FILE',`").append(lab).append("/switch')\n");
        mc.append("define(`confHOSTS_FILE',`").append(lab).append("/hosts')\n");
        mc.append("define(`ALIAS_FILE',`").append(lab).append("/aliases')\n");
        List<String> last = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            String feature = FEATURES[random.nextInt(FEATURES.length)].replace("LAB", lab);
            if (feature.startsWith("LOCAL_")) {
                last.add(feature);
            } else {
                mc.append(feature).append('\n');
            }
        }
        mc.append("MAILER(`local')\nMAILER(`smtp')\n");
        if (random.nextInt(4) == 0) {
            mc.append("MAILER(`uucp')\n");
        }
        last.stream().distinct().forEach(text -> mc.append(text).append('\n'));
        return mc.toString();
    }

    private String expanded(String mc) {
        Native.Result result = Native.run(
                directory,
                ("include(`/usr/share/sendmail/cf/m4/cf.m4')\n" + mc).getBytes(ISO_8859_1),
                Oracle.M4,
                "-D_CF_DIR_=/usr/share/sendmail/cf/",
                "-");
        assertTrue(
                result.outText().contains("\nScheck_rcpt") || result.outText().contains("\nSparse"), result.errText());
        return result.outText();
    }
}
