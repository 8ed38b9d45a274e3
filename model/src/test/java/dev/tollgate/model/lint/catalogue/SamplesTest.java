package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.lint.FixApplier;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.policy.study.IntentFixes;
import dev.tollgate.model.policy.study.IntentFixes.Widening;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample files: good ones give no error and no warning, bad ones something on every line. */
class SamplesTest {
    private static final Linter LINTER = Rules.linter();
    private static final Path SAMPLES = Path.of(System.getProperty("tollgate.root", ".."), "samples");

    @Test
    void sampleWithItsConfiguration_noErrorNoWarning() throws IOException {
        Site site = McReader.read(Files.readString(SAMPLES.resolve("sendmail.mc")));
        assertEquals(List.of(), loud(SAMPLES.resolve("access"), site));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authinfo", "localhost", "relay-by-certificate", "starttls-control"})
    void classicCases_noErrorNoWarning(String name) throws IOException {
        assertEquals(List.of(), loud(SAMPLES.resolve("seed-cases").resolve(name), Site.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay-by-certificate", "tls-policy"})
    void pastedCases_fixesGiveTheGoodFile(String name) throws IOException {
        Path cases = SAMPLES.resolve("seed-cases");
        AccessFile pasted = AccessFile.parse(Files.readAllBytes(cases.resolve(name + ".pasted")));
        assertEquals(
                entries(AccessFile.parse(Files.readAllBytes(cases.resolve(name)))),
                entries(IntentFixes.apply(LINTER, pasted, Site.UNKNOWN, Widening.ALLOWED)
                        .file()));
    }

    @Test
    void badSample_fixesLeaveNoLayoutFix() throws IOException {
        AccessFile bad = AccessFile.parse(Files.readAllBytes(SAMPLES.resolve("access.bad")));
        AccessFile fixed = FixApplier.apply(LINTER, bad, Site.UNKNOWN).file();
        assertEquals(
                List.of(),
                LINTER.check(fixed, Site.UNKNOWN).findings().stream()
                        .filter(finding -> finding.fix()
                                .filter(fix -> fix.kind() == Fix.Kind.LAYOUT)
                                .isPresent())
                        .toList());
    }

    private static List<Finding> loud(Path file, Site site) throws IOException {
        return LINTER.check(AccessFile.parse(Files.readAllBytes(file)), site).findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
    }

    private static List<String> entries(AccessFile file) {
        return new String(file.render(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
