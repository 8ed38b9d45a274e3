package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {
    private static final String BAD = "Connect:10.1.0.0/16\tREJECT\nTo:example.com\tRELAY\n";

    @TempDir
    Path directory;

    private String file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file.toString();
    }

    @Test
    void check_badNet_diagnosticWithCaretAndHelp() throws IOException {
        String name = file("access", BAD);
        assertEquals(new Run(1, """
                        %s:1:9: error: sendmail has no masks, as in '10.1.0.0/16': this key is never found [TG203]
                          Connect:10.1.0.0/16	REJECT
                                  ^~~~~~~~~~~
                        help: write the prefix 10.1
                        """.formatted(name), ""), Run.of("check", "--quiet", name));
    }

    @Test
    void check_columnsBehindUtf8_countCodePoints() throws IOException {
        String name = file("access", "From:\u00fc\u20ac\ud83d\ude00@a.example/\tREJECT \n");
        Run run = Run.of("check", "--json", "--fail-on", "never", name);
        assertTrue(run.out().contains("\"line\":1"), run.out());
        String line = "From:\u00fc\u20ac\ud83d\ude00@a.example/\tREJECT ";
        int points = line.codePointCount(0, line.length());
        assertFalse(run.out().contains("\"endColumn\":" + (points + 2)), run.out());
        assertTrue(run.out().contains("\"endColumn\":" + (points + 1)), run.out());
    }

    @Test
    void check_json_hasTheContractsShape() throws IOException {
        String name = file("access", BAD);
        Run run = Run.of("check", "--json", name);
        assertEquals(1, run.exit());
        assertEquals(
                "{\"files\":[{\"path\":\"" + name + "\",\"entries\":2,\"findings\":[{\"rule\":\"TG203\","
                        + "\"severity\":\"error\",\"line\":1,\"column\":9,\"endLine\":1,\"endColumn\":20,"
                        + "\"message\":\"sendmail has no masks, as in '10.1.0.0/16': this key is never "
                        + "found\",\"help\":\"write the prefix 10.1\",\"fix\":{\"description\":"
                        + "\"write the prefix 10.1\",\"kind\":\"intent\",\"widens\":false,\"edits\":[{\"line\":1,\"column\":9,\"endLine\":1,"
                        + "\"endColumn\":20,\"text\":\"10.1\"}]}}]}],\"summary\":{\"errors\":1,\"warnings\":0,\"infos\":0,"
                        + "\"omitted\":0}}\n",
                run.out());
    }

    @Test
    void check_diff_isTakenByPatchAndChangesNothing() throws IOException {
        String name = file("access", BAD);
        Run run = Run.of("check", "--fix=intent", "--diff", name);
        assertEquals(
                "--- " + name + "\n+++ " + name + "\n@@ -1,2 +1,2 @@\n-Connect:10.1.0.0/16\tREJECT\n"
                        + "+Connect:10.1\tREJECT\n To:example.com\tRELAY\n",
                run.out());
        assertEquals(BAD, Files.readString(Path.of(name)));
    }

    /** One finding each: an error (an address with a mask), a warning (line ends), an info (a space at the end). */
    @ParameterizedTest
    @CsvSource({
        "error,1,0,0,0",
        "warning,1,1,0,0",
        "info,1,1,1,0",
        "never,0,0,0,0",
    })
    void check_failOn_decidesTheExitCode(String failOn, int error, int warning, int info, int none) throws IOException {
        List<String> texts = List.of(
                "Connect:10.1.0.0/16\tREJECT\n",
                "To:example.com\tRELAY\r\n",
                "To:example.com\tRELAY \n",
                "To:example.com\tRELAY\n");
        List<Integer> exits = List.of(error, warning, info, none);
        List<String> counts = List.of(
                "\"errors\":1,\"warnings\":0,\"infos\":0",
                "\"errors\":0,\"warnings\":1,\"infos\":0",
                "\"errors\":0,\"warnings\":0,\"infos\":1",
                "\"errors\":0,\"warnings\":0,\"infos\":0");
        for (int i = 0; i < texts.size(); i++) {
            Run run = Run.of("check", "--json", "--fail-on", failOn, file("access", texts.get(i)));
            assertTrue(run.out().contains(counts.get(i)), run.out());
            assertEquals(exits.get(i), run.exit(), texts.get(i));
        }
    }

    @Test
    void check_sarif_isOneJsonDocumentWithResults() throws IOException {
        Run run = Run.of("check", "--sarif", file("access", BAD));
        int results = 0;
        try (JsonParser parser = new JsonFactory().createParser(run.out())) {
            while (parser.nextToken() != null) {
                if ("ruleId".equals(parser.currentName())) {
                    parser.nextToken();
                    assertEquals("TG203", parser.getText());
                    results++;
                }
            }
        }
        assertEquals(1, results);
        assertTrue(run.out().contains("\"startColumn\":9,\"endLine\":1,\"endColumn\":20"), run.out());
    }

    static Stream<List<String>> edits() {
        String text = "# c \nto:Example.COM  \tRELAY\r\nFrom:a.example\tREJECT\nfrom:A.example\tOK";
        return Stream.of(
                List.of(text, text.replace("RELAY", "OK"), "set", "To:example.com", "OK"),
                List.of(text, text, "set", "to:example.com", "RELAY"),
                List.of(text, text + "\nConnect:10\tOK", "set", "Connect:10", "OK"),
                List.of(text, "# c \nto:Example.COM  \tRELAY\r\n", "unset", "FROM:a.example"),
                List.of(text, text, "unset", "b.example"),
                List.of(text, "# c\nTo:Example.COM\tRELAY\r\nFrom:a.example\tREJECT\nFrom:A.example\tOK", "fmt"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void edit_touchesOnlyItsLinesAndTwiceIsOnce(List<String> row) throws IOException {
        String name = file("access", row.get(0));
        String[] call = new String[row.size()];
        call[0] = row.get(2);
        call[1] = name;
        for (int i = 3; i < row.size(); i++) {
            call[i - 1] = row.get(i);
        }
        call[row.size() - 1] = "--json";
        boolean changed = !row.get(0).equals(row.get(1));
        assertEquals(new Run(0, "{\"path\":\"" + name + "\",\"changed\":" + changed + "}\n", ""), Run.of(call));
        assertEquals(row.get(1), Files.readString(Path.of(name)));
        assertEquals(new Run(0, "{\"path\":\"" + name + "\",\"changed\":false}\n", ""), Run.of(call));
    }

    @Test
    void fold_thenUnfold_givesTheSameBytes() throws IOException {
        String text = "CertIssuer:/C=US/ST=California/L=Emeryville/O=Sendmail,+20Inc./OU=IT/CN=Sendmail+20Cert/"
                + "emailAddress=rootca@sendmail.com\tRELAY\nTo:a.example\tRELAY\n";
        String name = file("access", text);
        assertEquals(0, Run.of("fold", name).exit());
        assertTrue(Files.readAllLines(Path.of(name)).size() > 2);
        assertEquals(0, Run.of("unfold", name).exit());
        assertEquals(text, Files.readString(Path.of(name)));
    }

    @Test
    void get_firstEntryCounts_missingIsOne() throws IOException {
        String name = file("access", "To:a\tRELAY\nto:A\tOK\n");
        assertEquals(new Run(0, "RELAY\n", ""), Run.of("get", name, "TO:a"));
        assertEquals(
                new Run(0, "{\"key\":\"TO:a\",\"value\":\"RELAY\",\"line\":1}\n", ""),
                Run.of("get", "--json", name, "TO:a"));
        assertEquals(1, Run.of("get", name, "b").exit());
    }

    @ParameterizedTest
    @CsvSource({"hash,.db", "btree,.db", "cdb,.cdb", "db185-hash,.db", "db185-btree,.db"})
    void build_mapIsReadBackByMakemapOrLookup(String type, String suffix) throws IOException {
        String name = file("access", "To:a.example\tRELAY\nFrom:b@c.example\tREJECT\n");
        Run run = Run.of("build", "-t", type, name);
        assertEquals(0, run.exit(), run.err());
        assertEquals(new Run(0, "TO:a.example\tRELAY\n", ""), Run.of("lookup", name + suffix, "TO:a.example"));
        assertEquals(
                new Run(0, "from:b@c.example\tREJECT\nto:a.example\tRELAY\n", ""),
                Run.of("dump", "--sort", name + suffix));
        assertEquals(new Run(0, "", ""), Run.of("verify", "--quiet", name + suffix));
        if (suffix.equals(".db") && !type.startsWith("db185")) {
            Native.Result dumped = Native.run(directory, new byte[0], Oracle.MAKEMAP, "-u", type, name);
            assertEquals(0, dumped.exit());
            assertTrue(dumped.outText().contains("to:a.example\tRELAY"), dumped.outText());
        }
    }

    @ParameterizedTest
    @CsvSource({"hash,4.1,8", "btree,4.1,9", "hash,5.3,9", "btree,5.3,9", "hash,18.1,10", "btree,18.1,10"})
    void build_forARelease_hasItsFileVersion(String type, String release, long version) throws IOException {
        String name = file("access", "To:a.example\tRELAY\nFrom:b@c.example\tREJECT\n");
        Run run = Run.of("build", "-t", type, "--db-version", release, name);
        assertEquals(0, run.exit(), run.err());
        assertTrue(
                Run.of("stat", "--json", name + ".db").out().contains("\"version\":" + version + ","),
                "another version");
        assertEquals(new Run(0, "to:a.example\tRELAY\n", ""), Run.of("lookup", name + ".db", "to:a.example"));
        Native.Result verified = Native.run(directory, new byte[0], Oracle.DB_VERIFY, "access.db");
        if (version <= 9) {
            assertEquals(0, verified.exit(), verified.errText());
        } else {
            assertTrue(verified.errText().contains("unsupported " + type + " version: 10"), verified.errText());
        }
    }

    @ParameterizedTest
    @CsvSource({"-t,foo,'foo' is not one of hash", "--db-version,9,'9' is not one of 4.1"})
    void build_unknownTypeOrRelease_saysWhichThereAre(String option, String value, String message) throws IOException {
        Run run = Run.of("build", option, value, file("access", ""));
        assertEquals(64, run.exit());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void build_cdbForARelease_refused() throws IOException {
        Run run = Run.of("build", "-t", "cdb", "--db-version", "4.1", file("access", ""));
        assertEquals(64, run.exit());
        assertTrue(run.err().contains("a cdb map has no Berkeley DB version"), run.err());
    }

    @Test
    void build_fileWithErrors_refusedAndOldMapUntouched() throws IOException {
        String name = file("access", BAD);
        file("access.db", "old");
        Run refused = Run.of("build", name);
        assertEquals(65, refused.exit());
        assertEquals("", refused.out());
        assertEquals("old", Files.readString(Path.of(name + ".db")));
        assertEquals(
                0,
                Run.of("build", "--force", "-o", directory.resolve("new").toString(), name)
                        .exit());
        assertTrue(Files.size(directory.resolve("new.db")) > 0);
    }

    static Stream<List<String>> badCalls() {
        return Stream.of(
                List.of("64", "tollgate: a command is missing"),
                List.of("64", "tollgate: unknown command 'chekc'", "chekc"),
                List.of("64", "tollgate: did you mean 'check'?", "chekc", "f"),
                List.of("64", "tollgate: did you mean '--json'?", "check", "--jsn", "f"),
                List.of("66", "tollgate: /nonexistent: No such file or directory", "check", "/nonexistent"),
                List.of("66", "tollgate: /: Is a directory", "check", "/"),
                List.of("66", "tollgate: /nonexistent: No such file or directory", "dump", "/nonexistent"),
                List.of("66", "tollgate: /nonexistent: No such file or directory", "set", "/nonexistent", "k", "v"),
                List.of("64", "tollgate: unknown rule 'TG1O1'", "explain", "TG1O1"),
                List.of("64", "tollgate: --diff shows what --fix would do, so it needs --fix", "check", "--diff", "f"),
                List.of("65", "not a sound map", "dump", "/etc/passwd"));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void badCall_oneClearLineAndTheRightCode(List<String> row) {
        Run run = Run.of(row.stream().skip(2).toArray(String[]::new));
        assertEquals(Integer.parseInt(row.get(0)), run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(row.get(1)), run.err());
        assertTrue(run.err().lines().count() <= 2, run.err());
    }

    @ParameterizedTest
    @CsvSource({"''", "'\u0000\u0001\u0002PNG\r\n\u0000'"})
    void check_emptyOrBinaryFile_neverFailsInside(String text) throws IOException {
        Run run = Run.of("check", file("odd", text));
        assertTrue(run.exit() == 0 || run.exit() == 1, run.err());
    }

    @Test
    void everyCommand_hasHelpWithExamples() {
        for (String name : Commands.all().keySet()) {
            Run run = Run.of(name, "--help");
            assertEquals(0, run.exit(), name + run.err());
            assertTrue(
                    run.out().startsWith("Usage: tollgate " + name) || run.out().startsWith("Usage: tollgate"),
                    run.out());
            assertTrue(run.out().contains("Examples:"), name + " teaches nothing");
        }
    }

    @Test
    void completion_offersEveryCommand() {
        Run run = Run.of("completion", "bash");
        assertEquals(0, run.exit());
        for (String name : Commands.all().keySet()) {
            assertTrue(run.out().contains(name), name);
        }
    }

    @Test
    void trace_maskedNet_saysWhyItDidNotMatch() throws IOException {
        Run run = Run.of("trace", "connect", "--client-addr", "10.1.2.3", file("access", BAD));
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("decision: none"), run.out());
        assertTrue(run.out().contains("note:     line 1 did not match"), run.out());
    }

    @Test
    void trace_mapAndText_sameAnswerButForTheLine() throws IOException {
        String name = file("access", "# first\nConnect:10.1\tREJECT\n");
        assertEquals(0, Run.of("build", name).exit());
        String[] question = {"trace", "connect", "--client-addr", "10.1.2.3", "--json", name};
        Run text = Run.of(question);
        assertTrue(text.out().startsWith("{\"phase\":\"connect\",\"decision\":\"reject\",\"relay\":"), text.out());
        assertTrue(
                text.out().contains("\"reply\":{\"code\":550,\"status\":\"5.7.1\",\"text\":\"Access denied\"}"),
                text.out());
        question[5] = name + ".db";
        String asFromMap = text.out()
                .replace(
                        "\"matched\":{\"line\":2,\"key\":\"Connect:10.1\"",
                        "\"matched\":{\"line\":null,\"key\":\"connect:10.1\"");
        assertEquals(asFromMap, Run.of(question).out());
    }

    @Test
    void trace_batch_oneAnswerALineBadLinesInPlace() throws IOException {
        String name = file("access", "Connect:10.1\tREJECT\n");
        Run run = Run.with(
                "{\"phase\":\"connect\",\"client-addr\":\"10.1.2.3\"}\n{\"phase\":\"nope\"}\n[]\n{\"phase\":\"connect\","
                        + "\"client-addr\":\"10.2.2.3\"}\n",
                "trace",
                "--batch",
                name);
        String[] lines = run.out().split("\n", -1);
        assertEquals(5, lines.length, run.out());
        assertTrue(lines[0].contains("\"decision\":\"reject\""), lines[0]);
        assertTrue(lines[1].startsWith("{\"error\":"), lines[1]);
        assertTrue(lines[2].startsWith("{\"error\":"), lines[2]);
        assertTrue(lines[3].contains("\"decision\":\"none\""), lines[3]);
    }

    @Test
    void diff_textAndMap_entriesThatDiffer() throws IOException {
        String name = file("access", "To:a\tRELAY\nTo:b\tOK\n");
        assertEquals(0, Run.of("build", name).exit());
        assertEquals(new Run(0, "", ""), Run.of("diff", name + ".db", name));
        file("access", "To:a\tREJECT\nTo:c\tOK\n");
        assertEquals(
                new Run(1, "- to:a\tRELAY\n+ to:a\tREJECT\n- to:b\tOK\n+ to:c\tOK\n", ""),
                Run.of("diff", name + ".db", name));
    }

    @Test
    void siteShow_mc_namesItsFeatures() throws IOException {
        Run run = Run.of("site", "show", "--feature", "delay_checks=friend", "--local-domain", "a.example");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("delay_checks=friend: "), run.out());
        assertTrue(run.out().contains("a.example"), run.out());
    }

    @Test
    void auditRelay_netAndRecipient_listedWithTheirLines() throws IOException {
        String name = file("access", "Connect:10\tRELAY\nTo:a.example\tRELAY\n");
        Run run = Run.of("audit-relay", name);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains(name + ":1: client net 10: "), run.out());
        assertTrue(run.out().contains(name + ":2: recipient a.example: "), run.out());
    }
}
