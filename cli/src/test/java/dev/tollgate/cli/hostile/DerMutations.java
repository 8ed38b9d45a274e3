package dev.tollgate.cli.hostile;

import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Changes elements of DER: their tags, lengths, contents, number and depth. */
final class DerMutations {
    private static final int LONGEST = 1 << 18;
    private static final int LARGEST = 1 << 20;

    private final Random random;

    DerMutations(Random random) {
        this.random = random;
    }

    /** {@code der} with a few of its elements changed; empty where it is not DER. */
    Optional<byte[]> of(byte[] der) {
        Optional<Der> read = Der.read(der);
        byte[] written = der;
        for (int i = random.nextInt(3); i >= 0 && read.isPresent(); i--) {
            List<Der> all = read.get().everything();
            change(all.get(random.nextInt(all.size())), all);
            if (read.get().size() > LARGEST) {
                break;
            }
            written = read.get().write();
        }
        return read.isPresent() ? Optional.of(written) : Optional.empty();
    }

    private void change(Der element, List<Der> all) {
        switch (random.nextInt(12)) {
            case 0 -> remove(element, all);
            case 1 -> repeat(element, all, 1 + random.nextInt(3));
            case 2 -> repeat(element, all, random.nextInt(3000));
            case 3 -> element.tag = new byte[] {(byte) random.nextInt(256)};
            case 4 ->
                element.tag = Seeded.pick(random, tag(0x0C), tag(0x13), tag(0x16), tag(0x1E), tag(0x1C), tag(0x04));
            case 5 -> replace(element, nested(1 + random.nextInt(5000)));
            case 6 -> fill(element, filling());
            case 7 -> fill(element, new ByteMutations(random).bytes(random.nextInt(200)));
            case 8 ->
                element.lengthBytes = Seeded.pick(
                        random,
                        tag(0x80),
                        new byte[] {(byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
                        new byte[] {(byte) 0x83, 0, 0, 1},
                        new byte[] {(byte) 0x88, 0, 0, 0, 1, 0, 0, 0, 0},
                        tag(random.nextInt(128)));
            case 9 -> copy(all.get(random.nextInt(all.size())), element);
            case 10 -> fill(element, new byte[0]);
            default -> {
                byte[] content = element.content;
                fill(element, content == null ? filling() : new ByteMutations(random).of(content));
            }
        }
    }

    private static byte[] tag(int value) {
        return new byte[] {(byte) value};
    }

    private static Optional<Der> above(Der element, List<Der> all) {
        return all.stream().filter(each -> each.parts.contains(element)).findFirst();
    }

    private static void remove(Der element, List<Der> all) {
        above(element, all).ifPresent(above -> above.parts.remove(element));
    }

    private static void repeat(Der element, List<Der> all, int times) {
        above(element, all).ifPresent(above -> {
            int at = above.parts.indexOf(element);
            int most = LONGEST / (1 + element.write().length);
            for (int i = 0; i < Math.min(times, most); i++) {
                above.parts.add(at, element);
            }
        });
    }

    private static void replace(Der element, Der other) {
        element.tag = other.tag;
        element.content = other.content;
        element.parts = other.parts;
    }

    /** An element may come to lie in itself only as the copy of what it was. */
    private static void copy(Der from, Der to) {
        Der.read(from.write()).ifPresent(copy -> replace(to, copy));
    }

    private static void fill(Der element, byte[] content) {
        element.content = content;
        element.parts.clear();
    }

    private Der nested(int depth) {
        byte[] inner = {0x05, 0x00};
        for (int i = 0; i < depth; i++) {
            byte[] length = Der.length(inner.length);
            byte[] outer = new byte[1 + length.length + inner.length];
            outer[0] = (byte) 0x30;
            System.arraycopy(length, 0, outer, 1, length.length);
            System.arraycopy(inner, 0, outer, 1 + length.length, inner.length);
            inner = outer;
        }
        // Read again it would be nested in Java, too.
        byte[] content = Arrays.copyOfRange(inner, 1 + lengthOctets(inner), inner.length);
        return Der.primitive(0x30, content);
    }

    private static int lengthOctets(byte[] der) {
        return der[1] >= 0 ? 1 : 1 + (der[1] & 0x7F);
    }

    private byte[] filling() {
        return switch (random.nextInt(8)) {
            case 0 -> "a\0b".getBytes(StandardCharsets.US_ASCII);
            case 1 -> "\u001b[2J\r\nverify OK".getBytes(StandardCharsets.US_ASCII);
            case 2 -> new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF};
            case 3 -> "x".repeat(1 + random.nextInt(200_000)).getBytes(StandardCharsets.US_ASCII);
            case 4 -> {
                // As a number, an object identifier or a time it is beyond everything.
                byte[] huge = new byte[1 + random.nextInt(20_000)];
                Arrays.fill(huge, (byte) 0xFF);
                huge[huge.length - 1] = 0x7F;
                yield huge;
            }
            case 5 -> "99991231235959Z".getBytes(StandardCharsets.US_ASCII);
            case 6 -> "999999999999Z".getBytes(StandardCharsets.US_ASCII);
            default -> "\u202e\u0430pple.example".getBytes(StandardCharsets.UTF_8);
        };
    }
}
