package dev.tollgate.sendmail.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.audit.oracle.Sendmail;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How values are read, against what sendmail then does: SIZE of EHLO for numbers, a bare HELO for switches. The feature F
 * lets all commands come at once.
 */
class OptionValueTest {
    private static final Pattern SIZE = Pattern.compile("(?m)^250[- ]SIZE(?: (\\d+))?\r?$");

    @TempDir
    Path directory;

    @Test
    void randomValues_readAsSendmailReadsThem() throws IOException {
        Files.writeString(directory.resolve("switch"), "hosts files\naliases files\npasswd files\n");
        // Two values a session.
        Seeded.times(1, Seeded.heavy() ? 150 : 40, random -> {
            String number = number(random);
            String toggle = Seeded.pick(
                    random,
                    "True",
                    "true",
                    "t",
                    "yes please",
                    "Y",
                    "",
                    "1",
                    "0",
                    "on",
                    "off",
                    "enabled",
                    "False",
                    "no",
                    "f",
                    "truth",
                    "10",
                    "-",
                    "wahr");
            String said = session(number, toggle);
            Matcher size = SIZE.matcher(said);
            assertEquals(true, size.find(), said);
            long limit = size.group(1) == null ? 0 : Long.parseLong(size.group(1));
            assertEquals(Math.max(0, OptionValue.number(number)), limit, "MaxMessageSize=" + number);
            assertEquals(OptionValue.isTrue(toggle), helloAccepted(said), toggle + "\n" + said);
        });
    }

    /** Whether the first reply after the greeting is a good one. */
    private static boolean helloAccepted(String said) {
        String[] lines = said.split("\r?\n");
        return lines.length > 1 && lines[1].startsWith("250");
    }

    private static String number(Random random) {
        String digits = Integer.toString(random.nextInt(100_000_000));
        return Seeded.pick(random, "", "", "+", "0", " ", "\t")
                + digits
                + Seeded.pick(random, "", "", "k", "M", ",000", ".5", " bytes", "x1")
                + Seeded.pick(random, "", " ");
    }

    private String session(String number, String toggle) {
        try {
            Path cf = Files.writeString(directory.resolve("x.cf"), """
                    V10/Berkeley
                    Djmx.example.com
                    O ServiceSwitchFile=%1$s/switch
                    O QueueDirectory=%1$s
                    O MaxMessageSize=%2$s
                    O AllowBogusHELO=%3$s
                    O Timeout.ident=0
                    Mlocal, P=/bin/false, F=lsDF, S=0, R=0, A=false $u
                    Mprog, P=/bin/false, F=lsDF, S=0, R=0, A=false $u
                    S0
                    R$*	$#local $: $1
                    Ssrv_features
                    R$*	$# F
                    """.formatted(directory, number, toggle));
            Native.Result result =
                    Sendmail.run(directory, "HELO\r\nEHLO x.example\r\nQUIT\r\n", "-bs", "-C", cf.toString());
            return result.outText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
