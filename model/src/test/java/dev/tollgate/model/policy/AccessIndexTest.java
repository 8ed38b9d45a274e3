package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIndexTest {
    private static final int KEYS = 1 << 15;

    /** As many different slots as chance would give are 79 of 100; a hash that misses a part of the key gives few. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%05d",
                "h%05d",
                "to:%05d",
                "connect:10.%05d",
                "from:user%05d@example.com",
                "certissuer:/cn=s%05d",
                "certissuer:/cn=authority+20%05d+20of+20example",
                "tls_srv:%05d.mail.example.net",
                "clientrate:2001:db8:0:0:0:0:0:%05d"
            })
    void keysThatDifferInOnePlace_spreadOverTheSlots(String shape) {
        Set<Integer> slots = new HashSet<>();
        for (int i = 0; i < KEYS; i++) {
            byte[] key = String.format(shape, i).getBytes(StandardCharsets.US_ASCII);
            slots.add(AccessIndex.hash(key, 0, key.length) & 2 * KEYS - 1);
        }
        assertTrue(slots.size() > 3 * KEYS / 4, shape + ": " + slots.size() + " slots for " + KEYS + " keys");
    }
}
