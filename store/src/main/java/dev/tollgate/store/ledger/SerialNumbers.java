package dev.tollgate.store.ledger;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Serial numbers in the forms they are written in. */
public final class SerialNumbers {
    /** A serial number has at most 20 bytes (RFC 5280, 4.1.2.2). */
    static final int MAX_BYTES = 20;

    static final int KEY_BYTES = MAX_BYTES + 1;

    private static final int RANDOM_BITS = 128;

    private SerialNumbers() {}

    /** Upper-case hexadecimal, an even number of digits, as in OpenSSL's index and in {@code newcerts}. */
    public static String hex(BigInteger serial) {
        String digits = serial.toString(16).toUpperCase(Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    /** The number written in hexadecimal, with or without {@code 0x}, colons or leading zeros. */
    public static Optional<BigInteger> parse(String text) {
        String digits = text.strip().replace(":", "").toLowerCase(Locale.ROOT);
        digits = digits.startsWith("0x") ? digits.substring(2) : digits;
        return digits.matches("[0-9a-f]{1,40}") ? Optional.of(new BigInteger(digits, 16)) : Optional.empty();
    }

    /** A positive number of 128 random bits, which nobody guesses and no other authority of the name draws as well. */
    public static BigInteger draw(SecureRandom random) {
        BigInteger serial = new BigInteger(RANDOM_BITS, random);
        return serial.signum() == 0 ? BigInteger.ONE : serial;
    }

    /** Bytes that sort as the numbers do. */
    static byte[] key(BigInteger serial) {
        byte[] bytes = serial.toByteArray();
        if (serial.signum() < 0 || bytes.length > KEY_BYTES) {
            throw new IllegalArgumentException("not a serial number: " + serial);
        }
        byte[] key = new byte[KEY_BYTES];
        System.arraycopy(bytes, 0, key, key.length - bytes.length, bytes.length);
        return key;
    }

    static BigInteger ofKey(byte[] key) {
        return new BigInteger(1, Arrays.copyOf(key, key.length));
    }
}
