package dev.tollgate.audit.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.check.Assessment;
import dev.tollgate.audit.check.Assessment.Status;
import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.Host;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final String MC = """
            include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
            OSTYPE(`linux')dnl
            dnl tollgate: ignore TG941 -- tested
            define(`confMAX_MESSAGE_SIZE', `10M')dnl
            MAILER(`local')dnl
            """;

    private static Map<String, Assessment> assess(Host host) {
        McSource mc = McSource.read("sendmail.mc", MC, ExampleAudit.includes());
        Audit audit = new Audit(
                Optional.of(Configuration.of(Role.MTA, mc)), Optional.empty(), host, Profile.MX, Build.DEBIAN_12);
        return Auditor.assess(audit).stream()
                .collect(Collectors.toMap(each -> each.check().code(), each -> each));
    }

    @Test
    void everyCheck_comesOutOneWay() {
        Map<String, Assessment> all = assess(Host.UNKNOWN);
        assertEquals(Auditor.checks().size(), all.size());
        assertEquals(Status.FAILED, all.get("TG901").status());
        assertEquals(Status.ACCEPTED, all.get("TG941").status());
        assertEquals(Status.PASSED, all.get("TG970").status());
        assertEquals(Status.NOT_APPLICABLE, all.get("TG1074").status());
        assertEquals(Status.NOT_CHECKED, all.get("TG1110").status());
    }

    @Test
    void standards_failWithOneOfTheirChecks() {
        List<Standards.Item> items =
                Standards.of(List.copyOf(assess(Host.UNKNOWN).values()));
        Map<String, Standards.Item> byId = items.stream().collect(Collectors.toMap(Standards.Item::id, item -> item));
        assertEquals("STIG", byId.get("GEN004560").family());
        assertEquals(Status.FAILED, byId.get("GEN004560").status());
        assertEquals("Lynis", byId.get("MAIL-8818").family());
        assertEquals("CIS", byId.get("CIS-2.1.21").family());
        assertTrue(byId.get("GEN004560").checks().contains("TG901"));
    }

    @Test
    void standard_oneCheckPassedAndAnotherNotMade_isNotChecked() {
        List<Assessment> halves = List.copyOf(assess(Host.UNKNOWN).values()).stream()
                .filter(each -> each.status() == Status.PASSED || each.status() == Status.NOT_CHECKED)
                .toList();
        for (Standards.Item item : Standards.of(halves)) {
            boolean open = halves.stream()
                    .anyMatch(
                            each -> item.checks().contains(each.check().code()) && each.status() == Status.NOT_CHECKED);
            assertEquals(open ? Status.NOT_CHECKED : Status.PASSED, item.status(), item.id());
        }
    }
}
