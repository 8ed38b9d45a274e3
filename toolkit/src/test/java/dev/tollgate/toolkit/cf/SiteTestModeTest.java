package dev.tollgate.toolkit.cf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.sendmail.bt.TestMode;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test mode on sites as administrators have them, byte for byte: their own rulesets, maps, mailers and classes. */
class SiteTestModeTest {
    private static final int LINES = 20;
    private static final int SHOWN = 400;
    private static final String START = "hostname " + SendmailBt.HOST
            + "; mount --bind \"$1\" /etc/hosts; exec timeout -s KILL 20 \"$0\" -bt -C \"$2\"";

    @TempDir
    Path directory;

    @Test
    void everySite_printsWhatItsOwnSendmailPrints() throws IOException {
        int scripts = Seeded.heavy() ? 50 : 1;
        List<String> differences = new ArrayList<>();
        long number = Seeded.first();
        for (Sites.Site site : Sites.all()) {
            SiteLab lab = new SiteLab(directory, site, ++number);
            Random random = new Random(number);
            SiteScript script = new SiteScript(random, Files.readString(lab.cf(), ISO_8859_1));
            for (int i = 0; i < scripts; i++) {
                StringBuilder text = new StringBuilder();
                for (int line = 0; line < LINES; line++) {
                    text.append(script.line(lab.generator().facts())).append('\n');
                }
                String difference = difference(lab, text.toString());
                if (!difference.isEmpty()) {
                    differences.add(site.name() + "\n" + text + difference);
                }
            }
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(12, differences.size()))),
                differences.size() + " differences");
    }

    private static String difference(SiteLab lab, String script) {
        Native.Result real = Native.run(
                lab.home(),
                script.getBytes(ISO_8859_1),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "-m",
                        "sh",
                        "-c",
                        START,
                        Oracle.SENDMAIL.path().toString(),
                        lab.home().resolve("hosts").toString(),
                        lab.cf().toString()));
        StringBuilder ours = new StringBuilder();
        int status = new TestMode(lab.host(), ours::append).run(lab.cf().toString(), script);
        String expected = real.outText() + "\nexit " + real.exit();
        String actual = ours + "\nexit " + status;
        if (expected.equals(actual)) {
            return "";
        }
        int at = Arrays.mismatch(expected.toCharArray(), actual.toCharArray());
        return "  sendmail " + around(expected, at) + "\n  tollgate " + around(actual, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - SHOWN), Math.min(text.length(), at + SHOWN));
    }
}
