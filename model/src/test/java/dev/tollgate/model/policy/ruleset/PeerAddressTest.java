package dev.tollgate.model.policy.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.SendmailDaemon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
    @TempDir
    Path home;

    private static String held(Fact fact, String address, Site site) {
        return PeerAddress.asHeld(Facts.NONE.with(fact, address), site).get(fact);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, IPv6:2001:db8:0:0:0:0:0:1, IPv6:2001:db8::1",
        "2001:0DB8:0:0:1::A, IPv6:2001:db8:0:0:1:0:0:a, IPv6:2001:db8::1:0:0:a",
        "::1, IPv6:0:0:0:0:0:0:0:1, IPv6:::1",
        "IPv6:2001:db8::5, IPv6:2001:db8:0:0:0:0:0:5, IPv6:2001:db8::5",
        "ipv6:2001:DB8:0:0:0:0:0:5, IPv6:2001:db8:0:0:0:0:0:5, IPv6:2001:db8::5",
        "::, IPv6:0:0:0:0:0:0:0:0, IPv6:::",
        "1:2:3:4:5:6:7:8, IPv6:1:2:3:4:5:6:7:8, IPv6:1:2:3:4:5:6:7:8",
        "::ffff:192.0.2.7, 192.0.2.7, 192.0.2.7",
    })
    void bareAddress_asSendmailHoldsIt(String bare, String uncompressed, String compressed) {
        Site plain = Site.UNKNOWN;
        Site compressing = Site.builder().with(Feature.USE_COMPRESSED_IPV6).build();
        for (Fact fact : new Fact[] {Fact.CLIENT_ADDR, Fact.SERVER_ADDR}) {
            assertEquals(uncompressed, held(fact, bare, plain));
            assertEquals(compressed, held(fact, bare, compressing));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void loopbackAddress_asTheDaemonGreetsIt(boolean compressed) throws IOException, InterruptedException {
        Oracle.requireIpv6();
        int port = SendmailDaemon.freePort();
        String option = "define(`confUSE_COMPRESSED_IPV6_ADDRESSES', `" + (compressed ? "True" : "False") + "')dnl";
        String cf = SendmailBt.cf(home, SendmailDaemon.mc(home, port, "", List.of(option)));
        try (SendmailDaemon daemon = SendmailDaemon.start(home, port, cf, new byte[0], Map.of(), List.of());
                SendmailDaemon.Connection connection = daemon.connect("::1")) {
            connection.reply();
            connection.send("EHLO client.example");
            String greeting = connection.reply().get(0);
            String expected = "[" + held(Fact.CLIENT_ADDR, "::1", CfReader.read(cf)) + "]";
            assertTrue(greeting.contains(expected), greeting + " for " + expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "192.0.2.7", "IPv6:2001:db8::g", "a:b", "1::2::3", "1:2:3:4:5:6:7:8:9", "::1.2.3.400", "::g"
            })
    void anythingElse_takenAsItStands(String address) {
        Facts facts = Facts.NONE.with(Fact.CLIENT_ADDR, address);
        assertSame(facts, PeerAddress.asHeld(facts, Site.UNKNOWN));
    }
}
