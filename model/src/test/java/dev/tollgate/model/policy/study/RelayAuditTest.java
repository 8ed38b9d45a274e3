package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.study.RelayGrant.Exposure;
import dev.tollgate.model.policy.study.RelayGrant.Kind;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelayAuditTest {
    private static List<String> audit(String text, Site site) {
        AccessIndex index = AccessIndex.of(AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
        return RelayAudit.of(index, site).stream()
                .map(grant -> grant.kind() + " " + grant.who() + " " + grant.exposure())
                .toList();
    }

    @Test
    void entriesThatGrantRelaying_areListedWithTheirReach() {
        String access = """
                Connect:10.1 RELAY
                Connect:partner.example RELAY
                Connect:192 RELAY
                To:customer.example RELAY
                To:com RELAY
                From:boss@own.example RELAY
                To:user@own.example RELAY
                Connect:bad.example REJECT
                CertIssuer:/CN=CA RELAY
                """;
        assertEquals(
                List.of(
                        Kind.CLIENT_NET + " 10.1 " + Exposure.BOUNDED,
                        Kind.CLIENT_DOMAIN + " partner.example " + Exposure.BOUNDED,
                        Kind.CLIENT_NET + " 192 " + Exposure.OPEN,
                        Kind.RECIPIENT + " customer.example " + Exposure.BOUNDED,
                        Kind.RECIPIENT + " com " + Exposure.OPEN,
                        Kind.CERTIFICATE + " /CN=CA " + Exposure.BOUNDED),
                audit(access, Site.UNKNOWN));
    }

    @Test
    void keysThatNoSessionLeadsTo_grantNothing() {
        assertEquals(
                List.of(),
                audit(
                        "Connect:192.168.1.0/24 RELAY\nConnect:IPv6:::1 RELAY\nConnect:[IPv6:::1] RELAY\n",
                        Site.UNKNOWN));
    }

    @Test
    void forgeableSenders_areOpen() {
        Site site = Site.builder().with(Feature.RELAY_MAIL_FROM).build();
        assertEquals(
                List.of(Kind.SENDER + " boss@own.example " + Exposure.OPEN),
                audit("From:boss@own.example RELAY\n", site));
    }

    @Test
    void untaggedEntry_grantsInEveryRole() {
        assertEquals(
                List.of(
                        Kind.CLIENT_DOMAIN + " my.example " + Exposure.BOUNDED,
                        Kind.RECIPIENT + " my.example " + Exposure.BOUNDED),
                audit("my.example RELAY\n", Site.UNKNOWN));
    }

    @Test
    void promiscuousRelay_isOpen() {
        Site site = Site.builder()
                .with(Feature.PROMISCUOUS_RELAY)
                .relayDomains(Set.of("10.9"))
                .build();
        assertEquals(
                List.of(Kind.CONFIGURATION + "  " + Exposure.OPEN, Kind.CONFIGURATION + " 10.9 " + Exposure.BOUNDED),
                audit("", site));
    }
}
