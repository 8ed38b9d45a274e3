package dev.tollgate.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.policy.study.IntentFixes;
import dev.tollgate.model.policy.study.IntentFixes.Widening;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the linter says of the sample files. */
class SamplesLintTest {
    private static final Path SAMPLES = Path.of(System.getProperty("tollgate.root"), "samples");
    private static final Linter LINTER = Rules.linter();

    @Test
    void access_siteUnknown_neitherErrorNorWarning() throws IOException {
        assertEquals(List.of(), loud("access", Site.UNKNOWN));
    }

    @Test
    void access_siteOfSendmailMc_neitherErrorNorWarning() throws IOException {
        assertEquals(List.of(), loud("access", McReader.read(Files.readString(SAMPLES.resolve("sendmail.mc")))));
    }

    @Test
    void access_siteOfSendmailCf_neitherErrorNorWarning() throws IOException {
        Native.Result cf = Native.run(SAMPLES, new byte[0], Oracle.M4, "sendmail.mc");
        assertEquals(List.of(), loud("access", CfReader.read(cf.outText())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay-by-certificate", "authinfo", "localhost"})
    void caseAsItShouldBe_neitherErrorNorWarning(String name) throws IOException {
        assertEquals(List.of(), loud("seed-cases/" + name, Site.UNKNOWN));
    }

    /** The document's own example asks for a name in a certificate that it does not have verified. */
    @Test
    void tlsPolicyAsItShouldBe_onlyWarningIsOfUnverifiedName() throws IOException {
        assertEquals(
                List.of("6 TG417"),
                loud("seed-cases/tls-policy", Site.UNKNOWN).stream()
                        .map(finding -> finding.replaceFirst("( TG...).*", "$1"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"tls-policy", "relay-by-certificate", "authinfo"})
    void pastedCase_fixesGiveEntriesAsTheyShouldBe(String name) throws IOException {
        AccessFile pasted = file("seed-cases/" + name + ".pasted");
        AccessFile fixed = IntentFixes.apply(LINTER, pasted, Site.UNKNOWN, Widening.ALLOWED)
                .file();
        assertEquals(entries(file("seed-cases/" + name)), entries(fixed));
    }

    /**
     * Not told are those traps that nothing in the line gives away: what it says is right, and may be what was meant (the
     * length of a net, hosts without a reverse name, subdomains of an address, what OK spares besides, backup servers).
     */
    @Test
    void badAccess_everyTrapThatShowsIsTold() throws IOException {
        AccessFile bad = file("access.bad");
        Site site = Site.builder()
                .with(Site.parseFeature("delay_checks=friend"))
                .noOtherFeatures()
                .build();
        List<Finding> findings = LINTER.check(bad, site).findings();
        List<String> silent = new ArrayList<>();
        String trap = "";
        boolean told = true;
        for (int number = 1; number <= bad.lineCount() + 1; number++) {
            String text =
                    number > bad.lineCount() ? "# 999. end" : bad.line(number).text();
            if (text.matches("# [0-9, ]+\\. .*") || text.startsWith("# ----")) {
                if (!told) {
                    silent.add(trap.substring(2, trap.indexOf('.')));
                }
                trap = text;
                told = text.startsWith("# ----");
            }
            int line = number;
            told |= findings.stream()
                    .anyMatch(finding -> finding.place().startLine() <= line
                            && line <= finding.place().endLine());
        }
        assertEquals(
                List.of("6", "19, 20", "29", "30", "35", "39", "45", "46", "86, 87", "100", "124, 125", "126"), silent);
    }

    private static List<String> loud(String name, Site site) throws IOException {
        return LINTER.check(file(name), site).findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.place().startLine() + " " + finding.rule() + " " + finding.message())
                .toList();
    }

    private static List<String> entries(AccessFile file) {
        return new String(file.render(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("\\s+", "\t"))
                .toList();
    }

    private static AccessFile file(String name) throws IOException {
        return AccessFile.parse(Files.readAllBytes(SAMPLES.resolve(name)));
    }
}
