package dev.tollgate.cli.hostile;

import dev.tollgate.testkit.Seeded;
import java.util.Arrays;
import java.util.Random;

/** Makes bytes that are nearly right. */
final class ByteMutations {
    private static final byte[] HUGE = {(byte) 0x84, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

    private final Random random;

    ByteMutations(Random random) {
        this.random = random;
    }

    /** {@code content} with a few changes. */
    byte[] of(byte[] content) {
        byte[] changed = content;
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] content) {
        int at = random.nextInt(content.length);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(content, at);
            case 1 -> spliced(content, at, at, bytes(1 + random.nextInt(8)));
            case 2 -> spliced(content, at, Math.min(content.length, at + 1 + random.nextInt(8)), new byte[0]);
            case 3 -> spliced(content, at, Math.min(content.length, at + 1), HUGE);
            case 4 -> {
                int end = Math.min(content.length, at + random.nextInt(60));
                yield spliced(content, at, at, Arrays.copyOfRange(content, at, end));
            }
            default -> {
                byte[] copy = content.clone();
                copy[at] = Seeded.pick(
                        random, (byte) 0, (byte) 0xFF, (byte) 0x80, (byte) 0x30, (byte) random.nextInt(256), (byte)
                                (copy[at] + 1));
                yield copy;
            }
        };
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] spliced(byte[] content, int from, int to, byte[] middle) {
        byte[] whole = new byte[content.length - (to - from) + middle.length];
        System.arraycopy(content, 0, whole, 0, from);
        System.arraycopy(middle, 0, whole, from, middle.length);
        System.arraycopy(content, to, whole, from + middle.length, content.length - to);
        return whole;
    }
}
