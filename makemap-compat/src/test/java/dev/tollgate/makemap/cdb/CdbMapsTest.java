package dev.tollgate.makemap.cdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tollgate.makemap.MapHeader;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.Pair;
import dev.tollgate.makemap.db.PairList;
import dev.tollgate.makemap.db.RandomPairs;
import dev.tollgate.makemap.format.MapDamage;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our cdb files and tinycdb's are the same bytes, so what holds for one holds for the other. */
class CdbMapsTest {
    @TempDir
    Path directory;

    @Test
    void randomPairs_giveTheBytesOfTinycdb() {
        Seeded.times(1, Seeded.heavy() ? 3000 : 160, random -> {
            List<Pair> pairs = new RandomPairs(random, 2000).distinct();
            roundTrip(pairs, DuplicatePolicy.FIRST_WINS, pairs);
        });
    }

    @Test
    void manyPairs_giveTheBytesOfTinycdb() {
        List<Pair> pairs = RandomPairs.many(Seeded.size(200_000));
        roundTrip(pairs, DuplicatePolicy.FIRST_WINS, pairs);
    }

    @Test
    void repeatedKeys_areKeptOrDroppedByPolicy() {
        Seeded.times(1, 60, random -> {
            List<Pair> pairs = new RandomPairs(random, 300).repeated();
            roundTrip(pairs, DuplicatePolicy.KEEP_ALL, pairs);
            Map<String, Pair> first = new LinkedHashMap<>();
            Map<String, Pair> last = new LinkedHashMap<>();
            for (Pair pair : pairs) {
                first.putIfAbsent(pair.hexKey(), pair);
                last.remove(pair.hexKey());
                last.put(pair.hexKey(), pair);
            }
            roundTrip(pairs, DuplicatePolicy.FIRST_WINS, new ArrayList<>(first.values()));
            roundTrip(pairs, DuplicatePolicy.LAST_WINS, new ArrayList<>(last.values()));
        });
    }

    @Test
    void hundredThousandValuesOfOneKey_takeNoQuadraticTime() throws IOException {
        Pair one = new Pair(bytes("key"), bytes("value"));
        List<Pair> pairs = Collections.nCopies(Seeded.size(100_000), one);
        Path map = directory.resolve("m.cdb");

        write(pairs, DuplicatePolicy.KEEP_ALL, map);

        assertEquals(pairs, read(map));
        assertEquals(List.of(), CdbCheck.damage(map));
    }

    @Test
    void textWithFaultyLines_givesTheBytesOfTinycdbForItsEntries() {
        Seeded.times(1, 40, random -> {
            byte[] text = new RandomPairs(random, 100).text(200);
            List<Pair> entries = new ArrayList<>();
            Map<String, Pair> first = new LinkedHashMap<>();
            Path map = directory.resolve("m.cdb");
            try {
                build(null, text, DuplicatePolicy.KEEP_ALL, map);
                for (Pair pair : read(map)) {
                    first.putIfAbsent(pair.hexKey(), pair);
                }
                entries.addAll(first.values());
                build(null, text, DuplicatePolicy.FIRST_WINS, map);
                assertEquals(entries, read(map));
                assertArrayEquals(tinycdb(entries), Files.readAllBytes(map));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void damagedFile_isReportedAndNeverRunsAway() {
        Path map = directory.resolve("m.cdb");
        int[] undetected = new int[1];
        int mutations = Seeded.heavy() ? 20_000 : 500;
        Seeded.times(1, mutations, random -> {
            try {
                List<Pair> pairs = new RandomPairs(new Random(random.nextInt(5)), 60).distinct(40);
                write(pairs, DuplicatePolicy.FIRST_WINS, map);
                byte[] sound = Files.readAllBytes(map);
                Files.write(map, damage(sound, random));
                List<MapDamage> found = CdbCheck.damage(map);
                if (found.isEmpty() && !sameKeys(pairs, map)) {
                    undetected[0]++;
                }
                readEverything(pairs, map);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertEquals(0, undetected[0]);
    }

    private static byte[] damage(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                int at = random.nextInt(bytes.length / 4) * 4;
                int value = Seeded.pick(random, 0, -1, 1, bytes.length, Integer.MAX_VALUE, random.nextInt());
                for (int i = 0; i < 4; i++) {
                    bytes[at + i] = (byte) (value >>> 8 * i);
                }
            }
            default -> {
                int from = random.nextInt(bytes.length / 8) * 8;
                int to = random.nextInt(bytes.length / 8) * 8;
                System.arraycopy(sound, from, bytes, to, 8);
            }
        }
        return bytes;
    }

    /** Whether every key still leads to a value; that a value has changed cannot be seen in a cdb. */
    private static boolean sameKeys(List<Pair> pairs, Path map) throws IOException {
        try (MapReader reader = CdbReader.open(map)) {
            for (Pair pair : reader(reader)) {
                if (reader.get(pair.key()) == null) {
                    return false;
                }
            }
            return reader(reader).size() == pairs.size();
        }
    }

    private static void readEverything(List<Pair> pairs, Path map) throws IOException {
        try (MapReader reader = CdbReader.open(map)) {
            for (Pair pair : pairs) {
                reader.get(pair.key());
            }
            reader(reader);
        } catch (MapFormatException e) {
            // Damage may be met; nothing else may come out.
        }
    }

    private void roundTrip(List<Pair> input, DuplicatePolicy policy, List<Pair> expected) {
        try {
            Path map = directory.resolve("m.cdb");
            write(input, policy, map);
            assertArrayEquals(tinycdb(expected), Files.readAllBytes(map));
            assertEquals(expected, read(map));
            assertEquals(List.of(), CdbCheck.damage(map));
            assertEquals(
                    expected.size(),
                    CdbCheck.statistics(map).figures().get("entries").intValue());
            assertEquals(MapFormat.CDB, MapHeader.read(map).orElseThrow().format());
            try (MapReader reader = CdbReader.open(map)) {
                Map<String, Pair> first = new LinkedHashMap<>();
                expected.forEach(pair -> first.putIfAbsent(pair.hexKey(), pair));
                for (Pair pair : first.values()) {
                    assertArrayEquals(pair.value(), reader.get(pair.key()));
                    assertNull(reader.get(("no such " + pair.hexKey()).getBytes(StandardCharsets.US_ASCII)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<Pair> pairs, DuplicatePolicy policy, Path map) throws IOException {
        build(new PairList(pairs), new byte[0], policy, map);
    }

    private static void build(PairList pairs, byte[] text, DuplicatePolicy policy, Path map) throws IOException {
        try (FileChannel out = FileChannel.open(
                        map,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                CdbWriter writer = new CdbWriter(policy, out, map.getParent())) {
            new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                    .run(pairs, Channels.newChannel(new ByteArrayInputStream(text)), writer, out);
        }
    }

    private byte[] tinycdb(List<Pair> pairs) throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (Pair pair : pairs) {
            input.write(bytes("+" + pair.key().length + "," + pair.value().length + ":"));
            input.write(pair.key());
            input.write(bytes("->"));
            input.write(pair.value());
            input.write('\n');
        }
        input.write('\n');
        Native.Result made = Native.run(directory, input.toByteArray(), Oracle.CDB, "-c", "native.cdb", "-");
        assertEquals("", made.errText());
        return Files.readAllBytes(directory.resolve("native.cdb"));
    }

    private static List<Pair> read(Path map) throws IOException {
        try (MapReader reader = CdbReader.open(map)) {
            return reader(reader);
        }
    }

    private static List<Pair> reader(MapReader reader) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        reader.forEach((key, value) -> pairs.add(new Pair(key, value)));
        return pairs;
    }

    @Test
    void hashOfKnownKeys_isBernsteins() {
        assertEquals("00001505", hash(""));
        assertEquals("0002b5c4", hash("a"));
        assertEquals("00596e26", hash("ab"));
        assertEquals("a5c0fa5e", hash("from:user1@spam1.example.com"));
    }

    private static String hash(String key) {
        return HexFormat.of().toHexDigits(Cdb.hash(bytes(key), 0, key.length()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
