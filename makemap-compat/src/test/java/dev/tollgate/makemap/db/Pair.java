package dev.tollgate.makemap.db;

import java.util.Arrays;
import java.util.HexFormat;

/** A key and its value. */
public record Pair(byte[] key, byte[] value) {
    /** In hexadecimal digits. */
    public String hexKey() {
        return HexFormat.of().formatHex(key);
    }

    /** In hexadecimal digits. */
    public String hexValue() {
        return HexFormat.of().formatHex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pair that && Arrays.equals(key, that.key) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return hexKey() + "=" + hexValue();
    }
}
