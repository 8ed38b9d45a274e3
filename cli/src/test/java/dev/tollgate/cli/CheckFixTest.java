package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix}: which fixes are made, and what is said of them. */
class CheckFixTest {
    private static final String BAD = "Connect:10.1.0.0/16\tREJECT\nTo:example.com\tRELAY\n";

    @TempDir
    Path directory;

    private String file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file.toString();
    }

    @Test
    void check_fixOfStandardInput_printsTheFixedText() {
        Run run = Run.with("To:example.com\tRELAY  \n", "check", "--quiet", "--fix", "-");
        assertEquals(new Run(0, "To:example.com\tRELAY\n", ""), run);
    }

    @Test
    void check_fixWithoutKind_leavesWhatChangesADecision() throws IOException {
        String name = file("access", BAD);
        assertEquals(1, Run.of("check", "--quiet", "--fix", name).exit());
        assertEquals(BAD, Files.readString(Path.of(name)));
    }

    @Test
    void check_fixIntent_saysWhoseMailIsTreatedOtherwise() throws IOException {
        String name = file("access", BAD);
        Run run = Run.of("check", "--fix=intent", name);
        assertEquals(0, run.exit());
        assertEquals("Connect:10.1\tREJECT\nTo:example.com\tRELAY\n", Files.readString(Path.of(name)));
        assertTrue(run.err().contains("1 entry new in effect; this mail is treated otherwise:"), run.err());
        assertTrue(run.out().contains("connect:10.1: connect with client-name="), run.out());
        assertTrue(run.out().contains("\n+ reject: 550 5.7.1 Access denied\n"), run.out());
    }

    @Test
    void check_wideningFix_onlyWhereAllowed() throws IOException {
        String wide = "Connect:10.1.0.0/16\tRELAY\nConnect:10.2.*\tREJECT\n";
        String name = file("access", wide);
        Run left = Run.of("check", "--fix=intent", name);
        assertEquals(1, left.exit());
        assertEquals("Connect:10.1.0.0/16\tRELAY\nConnect:10.2\tREJECT\n", Files.readString(Path.of(name)));
        assertTrue(
                left.err().contains(name + ":1: not fixed: 'write the prefix 10.1' would let more mail through"),
                left.err());
        assertTrue(Run.of("check", "--json", name).out().contains("\"kind\":\"intent\",\"widens\":true"));
        assertTrue(Run.of("check", "--sarif", name)
                .out()
                .contains("\"properties\":{\"kind\":\"intent\",\"widens\":true}"));
        assertEquals(
                0, Run.of("check", "--fix=intent", "--allow-widening", name).exit());
        assertEquals("Connect:10.1\tRELAY\nConnect:10.2\tREJECT\n", Files.readString(Path.of(name)));
    }

    @Test
    void check_allowWideningWithoutIntent_isAnError() {
        assertEquals(64, Run.of("check", "--fix", "--allow-widening", "f").exit());
    }

    @Test
    void check_entryThatStaysWrong_isLeftAlone() throws IOException {
        String name = file("access", "Connect:10.1.0.0/16\tALLOW\n");
        Run run = Run.of("check", "--json", "--fix=intent", name);
        assertEquals("Connect:10.1.0.0/16\tALLOW\n", Files.readString(Path.of(name)));
        assertTrue(
                run.out()
                        .contains("\"fixed\":{\"layout\":0,\"intent\":0,\"newInEffect\":0,\"decisions\":[],"
                                + "\"left\":[{\"line\":1,\"rule\":\"TG203\",\"widens\":false}]}"),
                run.out());
    }
}
