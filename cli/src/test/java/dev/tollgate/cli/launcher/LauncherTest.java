package dev.tollgate.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls the launcher itself, with the jars that this build has packaged. */
class LauncherTest {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));

    @TempDir
    Path directory;

    private Native.Result launch(String... arguments) {
        List<String> command =
                new java.util.ArrayList<>(List.of(ROOT.resolve("tollgate").toString()));
        command.addAll(List.of(arguments));
        return Native.run(directory, new byte[0], command);
    }

    @Test
    void version_printed() {
        Native.Result result = launch("--version");
        assertEquals(0, result.exit(), result.errText());
        assertTrue(result.outText().matches("tollgate \\S+\n"), result.outText());
    }

    @Test
    void throughALink_sameProgram() throws IOException {
        Path link = directory.resolve("t");
        Files.createSymbolicLink(link, ROOT.resolve("tollgate"));
        Native.Result result = Native.run(directory, new byte[0], List.of(link.toString(), "--version"));
        assertEquals(0, result.exit(), result.errText());
    }

    @Test
    void sample_checkedAndBuiltWithoutComplaint() {
        String sample = ROOT.resolve("samples/access").toString();
        assertEquals(0, launch("check", sample).exit());
        Native.Result built = launch("build", "-o", directory.resolve("access").toString(), sample);
        assertEquals(0, built.exit(), built.errText());
        assertTrue(Files.exists(directory.resolve("access.db")));
    }

    /** The second half of the text comes when the build has lasted more than a second. */
    @Test
    void longMakemap_showsItsProgressOnATerminalOnly() throws IOException {
        String text = "i=0; while [ $i -lt 40000 ]; do i=$((i + 1)); echo k$1$i v; done";
        String call = "(sh -c '" + text + "' sh a; sleep 1.2; sh -c '" + text + "' sh b) | " + ROOT.resolve("tollgate")
                + " makemap -C /dev/null hash map";
        Path slow = Files.writeString(directory.resolve("slow"), call);

        Native.Result seen = Native.run(directory, new byte[0], Oracle.SCRIPT, "-qec", "sh " + slow, "/dev/null");
        assertEquals(0, seen.exit(), seen.outText());
        assertTrue(seen.outText().contains("makemap: map: 0 MiB read"), seen.outText());
        assertTrue(seen.outText().endsWith("\r\u001b[K"), seen.outText());

        Native.Result unseen = Native.run(directory, new byte[0], List.of("sh", slow.toString()));
        assertEquals(0, unseen.exit());
        assertEquals("", unseen.outText() + unseen.errText());
    }

    @Test
    void nameAndKeyBeyondAscii_survive() throws IOException {
        Path file = directory.resolve("zug\u00e4nge");
        Files.write(file, "To:\u00fc.example\tRELAY\n".getBytes(StandardCharsets.UTF_8));
        Native.Result result = launch("get", file.toString(), "To:\u00fc.example");
        assertEquals(0, result.exit(), result.errText());
        assertEquals("RELAY\n", result.outText());
    }

    /** A pipe has no position, and what reads a whole file at once asks for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From:spam.example\\tREJECT\\n|check -",
                "From:spam.example\\tREJECT\\n|fmt -",
                "From:spam.example\\tREJECT\\n|trace mail --client-addr 192.0.2.1 --from a@spam.example -",
                "From:spam.example\\tREJECT\\n|makemap -C /dev/null hash map",
                "{\"phase\":\"mail\",\"client-addr\":\"192.0.2.1\",\"from\":\"a@b.example\"}\\n|trace --batch access",
                "REJECT\\n|set access To:b.example --value-file -"
            })
    void textFromAPipe_isRead(String textAndCommand) throws IOException {
        int bar = textAndCommand.indexOf('|');
        Files.writeString(directory.resolve("access"), "To:b.example\tREJECT\n");
        Native.Result result = Native.run(
                directory,
                new byte[0],
                List.of(
                        "sh",
                        "-c",
                        "printf '" + textAndCommand.substring(0, bar) + "' | '" + ROOT.resolve("tollgate") + "' "
                                + textAndCommand.substring(bar + 1)));
        assertEquals(0, result.exit(), result.outText() + result.errText());
        assertEquals("To:b.example\tREJECT\n", Files.readString(directory.resolve("access")));
    }
}
