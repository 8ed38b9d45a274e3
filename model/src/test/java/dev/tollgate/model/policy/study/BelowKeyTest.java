package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.tollgate.sendmail.resolve.Addresses;
import java.util.List;
import org.junit.jupiter.api.Test;

class BelowKeyTest {
    /** A session with another address would show what no daemon sees. */
    @Test
    void shortenedAddresses_areAddresses() {
        int shortened = 0;
        for (String key : List.of(
                "ipv6:2001:db8",
                "ipv6:2001:db8:0:0:0:0",
                "ipv6:2001:db8:0:0:0:0:b",
                "ipv6:2001:db8:0:0:0:0:b:2",
                "ipv6:2001:db8::a:1")) {
            for (String address : BelowKey.addresses(key)) {
                if (address.contains("::")) {
                    shortened++;
                    assertNotNull(Addresses.groups(address.substring("IPv6:".length())), address);
                }
            }
        }
        assertEquals(7, shortened);
    }
}
