package dev.tollgate.audit.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.Host;
import dev.tollgate.model.lint.Severity;
import dev.tollgate.sendmail.mc.Includes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Configurations as systems bring them: the errors and warnings that are true of them, and no others. */
class StockSystemsTest {
    private static final Path OURS = Path.of("src", "test", "resources", "stock");

    private static Audit audit(Path file, Profile profile) throws IOException {
        Includes installed = ExampleAudit.includes();
        Includes redHat = path -> installed.read(path.replace("/usr/share/sendmail-cf/", "/usr/share/sendmail/cf/"));
        McSource mc = McSource.read("sendmail.mc", Files.readString(file, StandardCharsets.ISO_8859_1), redHat);
        assertTrue(mc.complete(), "sendmail's own m4 files are read");
        return new Audit(
                Optional.of(Configuration.of(Role.MTA, mc)), Optional.empty(), Host.UNKNOWN, profile, Build.DEBIAN_12);
    }

    private static List<String> loud(Audit audit) {
        return List.copyOf(new TreeSet<>(Auditor.audit(audit).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.rule() + " " + finding.severity())
                .toList()));
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
                loud(audit(OURS.resolve("redhat.mc"), Profile.LOGIN)));
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
                        "TG980 WARNING",
                        "TG982 WARNING"),
                loud(audit(OURS.resolve("freebsd.mc"), Profile.MX)));
    }
}
