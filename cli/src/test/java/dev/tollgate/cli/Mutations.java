package dev.tollgate.cli;

import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/** Makes files that are nearly right. */
final class Mutations {
    private static final byte[] HUGE = {(byte) 0x84, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** {@code content} with a few changes; those of a PEM file are mostly inside its first block. */
    byte[] of(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("-----\n");
        int end = text.indexOf("-----END");
        if (!text.startsWith("-----BEGIN") || begin < 0 || end < begin || random.nextInt(4) == 0) {
            return changed(content);
        }
        String body = text.substring(begin + 6, end).replace("\n", "");
        if (!body.matches("[A-Za-z0-9+/=]*")) {
            return changed(content);
        }
        String again = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(changed(Base64.getDecoder().decode(body)));
        return (text.substring(0, begin + 6) + again + "\n" + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] changed(byte[] content) {
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

    private byte[] bytes(int count) {
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
