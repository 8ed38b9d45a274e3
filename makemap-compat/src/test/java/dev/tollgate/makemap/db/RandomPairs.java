package dev.tollgate.makemap.db;

import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Pairs of many shapes: ordinary entries, nested prefixes, awkward bytes, lengths around every limit of the formats. */
public final class RandomPairs {
    private static final byte[] AWKWARD = {0, 1, 'a', 'b', 0x7F, (byte) 0x80, (byte) 0xFF};
    private static final int[] EDGES = {1007, 1008, 1022, 1024, 1025, 4069, 4070, 4071, 8140, 8141};

    private final Random random;
    private final int longestKey;

    /** Pairs from {@code random}, keys of at most {@code longestKey} bytes. */
    public RandomPairs(Random random, int longestKey) {
        this.random = random;
        this.longestKey = longestKey;
    }

    /** Mostly small lists, now and then thousands, of distinct keys. */
    public List<Pair> distinct() {
        int size = switch (random.nextInt(12)) {
            case 0 -> random.nextInt(4);
            case 1, 2, 3, 4 -> random.nextInt(60);
            case 5, 6, 7, 8, 9 -> random.nextInt(800);
            default -> random.nextInt(6000);
        };
        return distinct(size);
    }

    /** At most {@code size} pairs of distinct keys. */
    public List<Pair> distinct(int size) {
        int shape = random.nextInt(5);
        int values = random.nextInt(size > 10_000 ? 2 : 4);
        Set<String> seen = new HashSet<>();
        List<Pair> pairs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] key = key(shape, i);
            if (key.length > 0 && seen.add(new String(key, StandardCharsets.ISO_8859_1))) {
                pairs.add(new Pair(key, value(values, size)));
            }
        }
        return pairs;
    }

    /** Exactly {@code size} ordinary pairs of distinct keys. */
    public static List<Pair> many(int size) {
        List<Pair> pairs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] key = ("from:user" + i + "@spam" + i % 50 + ".example.com").getBytes(StandardCharsets.US_ASCII);
            pairs.add(new Pair(key, ("value" + i % 97).getBytes(StandardCharsets.US_ASCII)));
        }
        return pairs;
    }

    /** Pairs among which some keys come more than once, a few of them very often. */
    public List<Pair> repeated() {
        List<Pair> pairs = new ArrayList<>(distinct(random.nextInt(300)));
        int different = pairs.size();
        for (int i = 0; i < different; i++) {
            int copies = random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(3);
            for (int c = 0; c < copies; c++) {
                pairs.add(new Pair(pairs.get(i).key(), value(random.nextInt(3), 300)));
            }
        }
        Collections.shuffle(pairs, random);
        return pairs;
    }

    private byte[] key(int shape, int i) {
        return switch (shape) {
            case 0 -> ("from:user" + i + "@spam" + i % 50 + ".example.com").getBytes(StandardCharsets.US_ASCII);
            case 1 -> "a".repeat(1 + i % longestKey).getBytes(StandardCharsets.US_ASCII);
            case 2 -> {
                byte[] key = new byte[1 + random.nextInt(12)];
                for (int b = 0; b < key.length; b++) {
                    key[b] = AWKWARD[random.nextInt(AWKWARD.length)];
                }
                yield key;
            }
            case 3 -> {
                byte[] key = new byte[1 + random.nextInt(random.nextInt(10) == 0 ? longestKey : 40)];
                random.nextBytes(key);
                yield key;
            }
            default -> ("connect:10." + random.nextInt(3) + '.' + i).getBytes(StandardCharsets.US_ASCII);
        };
    }

    private byte[] value(int shape, int size) {
        int length = switch (shape) {
            case 0 -> random.nextInt(8);
            case 1 -> random.nextInt(60);
            case 2 ->
                random.nextInt(20) == 0
                        ? EDGES[random.nextInt(EDGES.length)] - 2 + random.nextInt(4)
                        : random.nextInt(100);
            default -> random.nextInt(size) < 3 ? random.nextInt(100_000) : random.nextInt(1100);
        };
        byte[] value = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(value);
        } else {
            Arrays.fill(value, (byte) ('0' + random.nextInt(10)));
        }
        return value;
    }

    /** A text for makemap with comments, empty lines, upper case, repeated keys and faulty lines. */
    public byte[] text(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            String key = Seeded.pick(random, "From:User", "connect:", "To:", "\u00e9t\u00e9.", "")
                    + random.nextInt(2 * lines);
            String value = Seeded.pick(
                    random, "REJECT", "RELAY", "ERROR:5.7.1:550 \u00fc no", "x".repeat(random.nextInt(900)));
            switch (random.nextInt(40)) {
                case 0 -> text.append("# ").append(key);
                case 1 -> text.append(' ').append(key);
                case 2 -> text.append(key);
                case 3 -> text.append("y".repeat(900 + random.nextInt(300)));
                case 4 -> {}
                default ->
                    text.append(key)
                            .append(Seeded.pick(random, "\t", " ", " \t "))
                            .append(value);
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
