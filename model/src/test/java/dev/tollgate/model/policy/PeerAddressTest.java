package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
    private static String held(Fact fact, String address, Site site) {
        return PeerAddress.asHeld(Facts.NONE.with(fact, address), site).get(fact);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, IPv6:2001:db8:0:0:0:0:0:1, IPv6:2001:db8::1",
        "2001:0DB8:0:0:1::A, IPv6:2001:db8:0:0:1:0:0:a, IPv6:2001:db8::1:0:0:a",
        "::1, IPv6:0:0:0:0:0:0:0:1, IPv6:::1",
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
    @ValueSource(
            strings = {"", "192.0.2.7", "IPv6:2001:db8::1", "a:b", "1::2::3", "1:2:3:4:5:6:7:8:9", "::1.2.3.400", "::g"
            })
    void anythingElse_takenAsItStands(String address) {
        Facts facts = Facts.NONE.with(Fact.CLIENT_ADDR, address);
        assertSame(facts, PeerAddress.asHeld(facts, Site.UNKNOWN));
    }
}
