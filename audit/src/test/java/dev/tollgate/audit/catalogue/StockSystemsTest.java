package dev.tollgate.audit.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.Host;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.mc.Includes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Configurations as systems bring them: the errors and warnings that are true of them, and no others. */
class StockSystemsTest {
    private static final Path OURS = Path.of("src", "test", "resources", "stock");

    /** Checks of what a sendmail without SASL cannot do. */
    private static final Set<String> AUTH = Set.of(
            "TG982", "TG983", "TG984", "TG1030", "TG1031", "TG1032", "TG1033", "TG1034", "TG1035", "TG1036", "TG1038",
            "TG1039", "TG1040", "TG1041");

    private static Configuration configuration(Role role, String text) {
        Includes installed = ExampleAudit.includes();
        Includes redHat = path -> installed.read(path.replace("/usr/share/sendmail-cf/", "/usr/share/sendmail/cf/"));
        McSource mc = McSource.read(role == Role.MTA ? "sendmail.mc" : "submit.mc", text, redHat);
        assertTrue(mc.complete(), "sendmail's own m4 files are read");
        return Configuration.of(role, mc);
    }

    private static String text(String name) throws IOException {
        return Files.readString(OURS.resolve(name), StandardCharsets.ISO_8859_1);
    }

    private static Audit audit(String text, Optional<String> submit, Profile profile) {
        Optional<Configuration> mta = Optional.of(configuration(Role.MTA, text));
        return new Audit(
                mta,
                submit.map(each -> configuration(Role.SUBMIT, each)),
                Host.UNKNOWN,
                profile,
                Build.of(Host.UNKNOWN, mta));
    }

    private static List<String> loud(Audit audit) {
        return List.copyOf(new TreeSet<>(Auditor.audit(audit).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.rule() + " " + finding.severity())
                .toList()));
    }

    private static Set<String> codes(Audit audit) {
        return Auditor.audit(audit).stream().map(Finding::rule).collect(Collectors.toSet());
    }

    @Test
    void debian_asItsPackageWritesIt() throws IOException {
        assertEquals(
                List.of(
                        "TG1054 WARNING",
                        "TG1060 WARNING",
                        "TG1066 ERROR",
                        "TG1071 WARNING",
                        "TG1073 WARNING",
                        "TG1081 WARNING",
                        "TG1087 WARNING",
                        "TG901 WARNING",
                        "TG921 WARNING",
                        "TG922 WARNING",
                        "TG927 WARNING",
                        "TG940 WARNING",
                        "TG943 WARNING",
                        "TG958 WARNING"),
                loud(audit(text("debian.mc"), Optional.of(text("debian-submit.mc")), Profile.LOGIN)));
    }

    @Test
    void redHat_listensOnLoopbackOnly() throws IOException {
        assertEquals(
                List.of(
                        "TG1065 WARNING",
                        "TG901 WARNING",
                        "TG924 WARNING",
                        "TG927 WARNING",
                        "TG940 WARNING",
                        "TG943 WARNING",
                        "TG974 WARNING",
                        "TG980 WARNING"),
                loud(audit(text("redhat.mc"), Optional.empty(), Profile.LOGIN)));
    }

    @Test
    void freeBsd_listensEverywhereWithoutTls() throws IOException {
        assertEquals(
                List.of(
                        "TG1001 WARNING",
                        "TG1060 WARNING",
                        "TG1065 WARNING",
                        "TG901 WARNING",
                        "TG924 WARNING",
                        "TG940 WARNING",
                        "TG943 WARNING",
                        "TG946 WARNING",
                        "TG947 WARNING",
                        "TG957 WARNING",
                        "TG980 WARNING"),
                loud(audit(text("freebsd.mc"), Optional.empty(), Profile.MX)));
    }

    @Test
    void freeBsd_withoutSaslHasNothingToSayOfAuth() throws IOException {
        Set<String> without = codes(audit(text("freebsd.mc"), Optional.empty(), Profile.MX));
        assertEquals(Set.of(), AUTH.stream().filter(without::contains).collect(Collectors.toSet()));
        String built = text("freebsd.mc") + "TRUST_AUTH_MECH(`PLAIN LOGIN')\n"
                + "define(`confAUTH_MECHANISMS', `PLAIN LOGIN')\n";
        Set<String> with = codes(audit(built, Optional.empty(), Profile.MX));
        assertTrue(with.containsAll(Set.of("TG982", "TG1032")), with.toString());
    }
}
