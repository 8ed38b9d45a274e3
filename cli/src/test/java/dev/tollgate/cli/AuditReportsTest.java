package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.catalogue.Auditor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The reports of {@code tollgate audit}. */
class AuditReportsTest {
    private static final String HEAD = "include(`/usr/share/sendmail/cf/m4/cf.m4')dnl\nOSTYPE(`linux')dnl\n";
    private static final String MAILERS = "MAILER(`local')dnl\nMAILER(`smtp')dnl\n";

    @TempDir
    Path directory;

    private String mc(String name, String lines) throws IOException {
        return Files.writeString(directory.resolve(name), HEAD + lines + MAILERS)
                .toString();
    }

    private String audited(String option, String mc) throws IOException {
        Path report = directory.resolve("report");
        Run run = Run.of("audit", "--quiet", option, report.toString(), "--mc", mc);
        assertTrue(run.exit() <= 1, run.err());
        return Files.readString(report);
    }

    @Test
    void html_standsAloneAndEscapesWhatComesFromOutside() throws IOException {
        String mc = mc("<b>&\".mc", "define(`confSMTP_LOGIN_MSG', `$j <script>alert(1)</script> $v')dnl\n");
        String html = audited("--html", mc);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<b>"), html);
        assertTrue(html.contains("&lt;b&gt;&amp;&quot;.mc"), html);
        Matcher outside =
                Pattern.compile("(?i)(src|href)=|@import|url\\(|https?://").matcher(html);
        assertFalse(outside.find(), "nothing is loaded");
        for (String section :
                new String[] {"Summary by topic", "Standards", "Items of the standards", "Findings", "All checks"}) {
            assertTrue(html.contains("<h2>" + section + "</h2>"), section);
        }
        assertTrue(html.contains("<td>STIG</td><td>GEN004560</td><td class=\"failed\">failed</td><td>TG901, "), html);
        assertTrue(html.contains(">not checked</td>"), "files of the host were not looked at");
    }

    @Test
    void junit_hasACaseForEachCheck() throws IOException, ParserConfigurationException, SAXException {
        String xml = audited("--junit", mc("sendmail.mc", "define(`confMAX_MESSAGE_SIZE', `10M')dnl\n"));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertEquals(
                Auditor.checks().size(),
                document.getElementsByTagName("testcase").getLength());
        assertEquals(1, document.getElementsByTagName("failure").getLength());
        assertTrue(document.getElementsByTagName("skipped").getLength() > 20);
        assertTrue(xml.contains("sendmail.mc:3:1: sendmail reads only digits"), xml);
    }

    @Test
    void baseline_onlyWhatIsNewIsReported() throws IOException {
        String mc = mc("sendmail.mc", "define(`confLOG_LEVEL', `9')dnl\n");
        String old = Files.writeString(
                        directory.resolve("old.json"),
                        Run.of("audit", "--quiet", "--json", "--mc", mc).out())
                .toString();
        Run same = Run.of("audit", "--baseline", old, "--fail-on", "info", "--mc", mc);
        assertEquals("", same.out());
        assertEquals(0, same.exit());
        mc("sendmail.mc", "dnl moved\ndefine(`confLOG_LEVEL', `9')dnl\ndefine(`confMAX_MESSAGE_SIZE', `10M')dnl\n");
        Run worse = Run.of("audit", "--baseline", old, "--mc", mc);
        assertEquals(1, worse.exit());
        assertTrue(worse.out().contains("[TG941]"), worse.out());
        assertTrue(worse.err().contains("1 new, "), worse.err());
        assertEquals(65, Run.of("audit", "--baseline", mc, "--mc", mc).exit());
    }

    @Test
    void text_isGroupedByFileAndTopic() throws IOException {
        String mc = mc("sendmail.mc", "define(`confMAX_MESSAGE_SIZE', `10M')dnl\n");
        String out = Run.of("audit", "--quiet", "--mc", mc).out();
        assertTrue(out.contains("# " + mc + ", Limits and timeouts:\n"), out);
        assertTrue(out.indexOf(", Greeting:") < out.indexOf(", Privacy:"), out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"findings\":\"none\"}",
                "{\"findings\":[1,2]}",
                "{\"findings\":[[]]}",
                "{\"findings\":[{\"rule\":\"TG901\"}]}",
                "{\"findings\":[{\"rule\":5,\"path\":\"a\",\"message\":null}]}",
                "{\"findings\":[]",
                "{\"findings\":[]} {}",
                "{\"findings\":[{",
                "{\"runs\":[]}"
            })
    void baseline_ofAnotherFormatOrDamagedIsRefused(String text) throws IOException {
        String mc = mc("sendmail.mc", "");
        Run run = Run.of(
                "audit",
                "--baseline",
                Files.writeString(directory.resolve("old.json"), text).toString(),
                "--mc",
                mc);
        assertEquals(65, run.exit());
        assertTrue(run.err().contains("old.json: not the output of an audit"), run.err());
    }

    @Test
    void baseline_linesThatMovedAndAreNamedInAMessageAreNotNew() throws IOException {
        String twice = "define(`confMAX_HOP', `20')dnl\ndefine(`confMAX_HOP', `25')dnl\n";
        String mc = mc("sendmail.mc", twice);
        String json = Run.of("audit", "--quiet", "--json", "--mc", mc).out();
        assertTrue(json.contains("line 3 is lost"), json);
        String old = Files.writeString(directory.resolve("old.json"), json).toString();
        mc("sendmail.mc", "dnl one more\n" + twice);
        Run moved = Run.of("audit", "--baseline", old, "--mc", mc);
        assertEquals("", moved.out());
        assertTrue(moved.err().contains(" as before, 0 gone"), moved.err());
    }
}
