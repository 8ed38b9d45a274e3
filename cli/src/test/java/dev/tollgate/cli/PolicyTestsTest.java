package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class PolicyTestsTest {
    private static final Path SAMPLES =
            Path.of("..", "samples").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    private String suite(String yaml) throws IOException {
        Files.writeString(
                directory.resolve("access"),
                "Connect:192.0.2\tREJECT\nTLS_Clt:\tENCR:112\nTry_TLS:a.example\tNO\nFrom:x@y.example\tREJECT\n");
        Path file = directory.resolve("suite.yaml");
        Files.writeString(file, yaml, StandardCharsets.UTF_8);
        return file.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access.test.yaml",
                "seed-cases/tls-policy.test.yaml",
                "seed-cases/relay-by-certificate.test.yaml",
                "seed-cases/starttls-control.test.yaml",
                "seed-cases/authinfo.test.yaml",
                "seed-cases/localhost.test.yaml"
            })
    void samples_pass(String name) {
        Run run = Run.of("test", SAMPLES.resolve(name).toString());
        assertEquals(0, run.exit(), run.toString());
        assertTrue(run.out().endsWith(" cases, all passed\n"), run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access.test.yaml",
                "seed-cases/tls-policy.test.yaml",
                "seed-cases/relay-by-certificate.test.yaml",
                "seed-cases/starttls-control.test.yaml",
                "seed-cases/authinfo.test.yaml",
                "seed-cases/localhost.test.yaml"
            })
    void samples_recordedAgain_stayAsTheyAre(String name) throws IOException {
        Path file = SAMPLES.resolve(name);
        assertEquals(
                new Run(0, Files.readString(file), ""), Run.of("test", "--record", "--show-secrets", file.toString()));
    }

    @Test
    void failingCase_isReportedWithItsTrace() throws IOException {
        String file = suite("""
                access: access
                cases:
                  - name: open
                    phase: connect
                    client-addr: 192.0.2.7
                    expect: {decision: accept, line: 2}
                """);
        String access = directory.resolve("access").toString();
        Run run = Run.of("test", file);
        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.out().startsWith("""
                        %s:3: failed: open
                          decision: expected accept, got reject
                          line: expected 2, got 1
                            phase:    connect (check_relay)
                            facts:    client-addr=192.0.2.7
                            lookups:  in this order
                        """.formatted(file)), run.out());
        assertTrue(run.out().contains("decided:  by " + access + ":1   Connect:192.0.2 REJECT\n"), run.out());
        assertTrue(run.out().endsWith(file + ": 1 case, 1 failed\n"), run.out());
    }

    @Test
    void coverage_listsWhatNoCaseReached() throws IOException {
        String file = suite("""
                access: access
                cases:
                - {phase: connect, client-addr: 192.0.2.7, expect: {decision: reject}}
                - {phase: tls-client, facts: {client-addr: 192.0.2.7, cipher-bits: 0}, expect: {decision: tempfail}}
                """);
        String access = directory.resolve("access").toString();
        assertEquals(new Run(0, """
                        %s: 2 cases, all passed
                        %s:3: not reached: Try_TLS:a.example NO
                        %s:4: not reached: From:x@y.example REJECT
                        %s: 2 of 4 entries reached
                        """.formatted(file, access, access, access), ""), Run.of("test", "--coverage", file));
    }

    @Test
    void unquotedNo_isTheValueNo() throws IOException {
        String file = suite("""
                access: access
                cases:
                - {phase: try-tls, server-name: a.example, server-addr: 10.0.0.1, expect: {value: NO}}
                """);
        assertEquals(0, Run.of("test", file).exit());
    }

    @Test
    void junit_isXmlThatCountsTheFailures() throws Exception {
        String file = suite("""
                access: access
                cases:
                - {name: "<a & \\"b\\" \\x01>", phase: connect, client-addr: 192.0.2.7, expect: {decision: accept}}
                - {name: good, phase: connect, client-addr: 192.0.2.7, expect: {decision: reject}}
                """);
        Path xml = directory.resolve("report.xml");
        assertEquals(1, Run.of("test", "--junit", xml.toString(), file).exit());
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getDocumentElement();
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        Element testCase = (Element) suite.getElementsByTagName("testcase").item(0);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("2 1", suite.getAttribute("tests") + " " + suite.getAttribute("failures"));
        assertEquals("<a & \"b\" \u2401>", testCase.getAttribute("name"));
        assertEquals("decision: expected accept, got reject", failure.getAttribute("message"));
        assertEquals(1, suite.getElementsByTagName("failure").getLength());
    }

    @Test
    void json_hasCasesCoverageAndSummary() throws IOException {
        String file = suite("access: access\ncases:\n- {name: n, phase: connect, client-addr: 192.0.2.7,"
                + " expect: {decision: accept}}\n");
        Run run = Run.of("test", "--json", file);
        assertEquals(1, run.exit());
        assertTrue(
                run.out()
                        .contains(
                                "\"name\":\"n\",\"line\":3,\"passed\":false,"
                                        + "\"mismatches\":[\"decision: expected accept, got reject\"],\"verdict\":{\"phase\":\"connect\""),
                run.out());
        assertTrue(run.out().contains("\"coverage\":{\"entries\":4,\"reached\":1,"), run.out());
        assertTrue(run.out().endsWith("\"summary\":{\"cases\":1,\"failed\":1}}\n"), run.out());
    }

    @Test
    void record_replacesOnlyExpectations() throws IOException {
        String file = suite("""
                # head
                access: access
                cases:
                  - name: "block \u20ac"   # kept
                    phase: connect
                    expect:
                      decision: accept
                      line: 7

                    client-addr: 192.0.2.7
                  # between
                  - phase: connect
                    client-addr: 192.0.2.7
                  - {phase: connect, client-addr: 192.0.2.8}
                # tail
                """);
        String reject = "decision: reject, code: 550, status: \"5.7.1\", text: \"Access denied\","
                + " key: \"Connect:192.0.2\"";
        assertEquals(
                new Run(0, """
                        # head
                        access: access
                        cases:
                          - name: "block \u20ac"   # kept
                            phase: connect
                            expect: {%s, line: 1}

                            client-addr: 192.0.2.7
                          # between
                          - phase: connect
                            client-addr: 192.0.2.7
                            expect: {%s}
                          - {expect: {%s}, phase: connect, client-addr: 192.0.2.8}
                        # tail
                        """.formatted(reject, reject, reject), ""),
                Run.of("test", "--record", "--show-secrets", file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'access: access'                                                        | 1:1: 'cases' is missing
            'cases: []'                                                             | 1:1: 'access', the file that is tested, is missing
            'acces: access'                                                         | 1:1: 'acces' is not part of a policy test file
            'access: [a'                                                            | 1:11:
            'access: access~cases: 3'                                               | 2:8: 'cases' must be a list
            'access: access~cases: []'                                              | 2:8: there is no case
            'access: access~access: b'                                              | 2:1: 'access' appears here twice
            'access: access~cases:~- {phase: conect}'                               | 3:11: unknown phase 'conect'
            'access: access~cases:~- {phase: connect, client-adr: 1}'               | 3:20: unknown fact 'client-adr'
            'access: access~cases:~- {phase: connect}'                              | 3:3: the case has no 'expect', so it cannot fail
            'access: access~cases:~- {phase: connect, expect: {}}'                  | 3:28: 'expect' is empty, so the case cannot fail
            'access: access~cases:~- {phase: connect, expect: {code: x}}'           | 3:35: 'code' must be a number, not 'x'
            'access: access~cases:~- {phase: connect, expect: {decision: rejct}}'   | 3:39: unknown decision 'rejct'
            'access: access~cases:~- {phase: connect, expect: {relay: yes}}'        | 3:36: 'relay' must be true or false
            'access: access~features: [skip, skipp]~cases: []'                      | 2:18: unknown feature "skipp"
            """)
    void mistakes_areNamedWithTheirPlace(String yaml, String message) throws IOException {
        String file = suite(yaml.replace('~', '\n'));
        Run run = Run.of("test", file);
        assertEquals(65, run.exit(), run.toString());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("tollgate: " + file + ":" + message), run.err());
    }

    @Test
    void missingFile_exits66() {
        assertEquals(
                66, Run.of("test", directory.resolve("none.yaml").toString()).exit());
    }
}
