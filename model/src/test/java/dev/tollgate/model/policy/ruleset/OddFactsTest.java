package dev.tollgate.model.policy.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddFactsTest {
    @ParameterizedTest
    @CsvSource({
        "client-addr, 300.1.2.3",
        "client-addr, 192.0.2",
        "client-addr, [192.0.2.7]",
        "client-addr, 192.0.2.0/24",
        "client-addr, IPv6:192.0.2.7",
        "server-addr, 2001:db8:::1",
        "server-addr, mx.example.com",
        "client-resolve, ok",
        "from-resolve, NO",
        "from-mx, FAIL",
        "delivery-mode, background",
        "cipher-bits, many",
        "auth-ssf, -1",
        "client-rate, 1.5",
        "client-connections, x",
        "verify, ok",
        "verify, PASS"
    })
    void factOfNoSession_isOdd(String option, String value) {
        Fact fact = Fact.byOption(option).orElseThrow();
        assertEquals(1, OddFacts.of(Facts.NONE.with(fact, value)).size());
        assertEquals(List.of(), OddFacts.of(Facts.NONE.with(fact, "")));
    }

    @ParameterizedTest
    @CsvSource({
        "client-addr, 192.0.2.7",
        "client-addr, 255.249.199.0",
        "client-addr, IPv6:2001:db8:0:0:0:0:0:1",
        "server-addr, 2001:db8::1",
        "server-addr, ::ffff:192.0.2.7",
        "client-resolve, FORGED",
        "from-resolve, PERM",
        "from-mx, BADMXIP",
        "delivery-mode, q",
        "cipher-bits, 256",
        "auth-ssf, 0",
        "verify, DANE_FAIL",
        "client-name, [192.0.2.7]",
        "from, not an address"
    })
    void factOfASession_isNot(String option, String value) {
        assertEquals(
                List.of(), OddFacts.of(Facts.NONE.with(Fact.byOption(option).orElseThrow(), value)));
    }

    @Test
    void sentence_saysWhatWasExpected() {
        assertEquals(
                List.of("client-resolve=No: no sendmail session has this; client-resolve is one of OK, FORGED, "
                        + "FAIL, TEMP"),
                OddFacts.of(Facts.NONE.with(Fact.CLIENT_RESOLVE, "No")));
    }
}
