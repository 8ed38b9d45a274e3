package dev.tollgate.makemap.db185;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.MapHeader;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Db185MapsTest {
    private static final Comparator<Pair> ORDER = (a, b) -> {
        int keys = Arrays.compareUnsigned(a.key(), b.key());
        return keys != 0 ? keys : Arrays.compareUnsigned(a.value(), b.value());
    };

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(
            value = MapFormat.class,
            names = {"DB185_HASH", "DB185_BTREE"})
    void randomPairs_areReadBack(MapFormat format) {
        Seeded.times(1, Seeded.heavy() ? 3000 : 150, random -> {
            List<Pair> pairs = new RandomPairs(random, 5000).distinct();
            roundTrip(format, pairs, DuplicatePolicy.FIRST_WINS, pairs);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = MapFormat.class,
            names = {"DB185_HASH", "DB185_BTREE"})
    void manyPairs_areReadBack(MapFormat format) {
        List<Pair> pairs = RandomPairs.many(Seeded.size(200_000));
        roundTrip(format, pairs, DuplicatePolicy.FIRST_WINS, pairs);
    }

    @ParameterizedTest
    @EnumSource(
            value = MapFormat.class,
            names = {"DB185_HASH", "DB185_BTREE"})
    void repeatedKeys_areKeptOrDroppedByPolicy(MapFormat format) {
        Seeded.times(1, 60, random -> {
            List<Pair> pairs = new RandomPairs(random, 3000).repeated();
            Map<String, Pair> first = new LinkedHashMap<>();
            Map<String, Pair> last = new LinkedHashMap<>();
            for (Pair pair : pairs) {
                first.putIfAbsent(pair.hexKey(), pair);
                last.put(pair.hexKey(), pair);
            }
            roundTrip(format, pairs, DuplicatePolicy.FIRST_WINS, new ArrayList<>(first.values()));
            roundTrip(format, pairs, DuplicatePolicy.LAST_WINS, new ArrayList<>(last.values()));
            if (format == MapFormat.DB185_BTREE) {
                roundTrip(format, pairs, DuplicatePolicy.KEEP_ALL, pairs);
            }
        });
    }

    @Test
    void emptyHash_hasHeaderTwoBucketsAndABitmap() throws IOException {
        Path map = directory.resolve("m.db");
        write(MapFormat.DB185_HASH, List.of(), DuplicatePolicy.FIRST_WINS, map);

        byte[] expected = new byte[4 * 4096];
        put(expected, 0, "00061561 00000002 000004D2 00001000 0000000C 00000100 00000100 00000008");
        put(expected, 32, "00000001 00000001 00000001 00000003 00000001 00000004 00000000 00000001 956E7DE3");
        put(expected, 68, "00000000 00000001 00000001");
        put(expected, 196, "0801");
        put(expected, 4096, "0000 FA0F 0010");
        put(expected, 8192, "0000 FA0F 0010");
        Arrays.fill(expected, 12288, 16384, (byte) 0xFF);
        assertArrayEquals(expected, Files.readAllBytes(map));
    }

    @Test
    void smallHash_isLaidOutByHand() throws IOException {
        Path map = directory.resolve("m.db");
        write(MapFormat.DB185_HASH, List.of(pair("a", "1"), pair("b", "22")), DuplicatePolicy.FIRST_WINS, map);
        byte[] bytes = Files.readAllBytes(map);

        // hash(a) = 0x61 is odd: bucket 1 on page 2; hash(b) = 0x62: bucket 0 on page 1.
        assertEquals("0200ff0ffd0ff30ffd0f", hex(bytes, 4096, 10));
        assertEquals("32 32 62".replace(" ", ""), hex(bytes, 8192 - 3, 3));
        assertEquals("3161", hex(bytes, 12288 - 2, 2));
    }

    @Test
    void smallBtree_isLaidOutByHand() throws IOException {
        Path map = directory.resolve("m.db");
        write(MapFormat.DB185_BTREE, List.of(pair("b", "22"), pair("a", "1")), DuplicatePolicy.FIRST_WINS, map);

        byte[] expected = new byte[2 * 4096];
        put(expected, 0, "62310500 03000000 00100000 00000000 00000000 20000000");
        put(expected, 4096, "01000000 00000000 00000000 02000000 1800 E80F F40F E80F");
        put(expected, 8192 - 12, "01000000 01000000 00 61 31");
        put(expected, 8192 - 24, "01000000 02000000 00 62 32 32");
        assertArrayEquals(expected, Files.readAllBytes(map));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DB185_HASH | Berkeley DB 1.85 (Hash, version 2, native byte-order)",
                "DB185_BTREE | Berkeley DB 1.85/1.86 (Btree, version 3, native byte-order)"
            })
    void fileCommand_knowsTheFormat(MapFormat format, String expected) throws IOException {
        Path map = directory.resolve("m.db");
        write(format, List.of(pair("a", "1")), DuplicatePolicy.FIRST_WINS, map);

        String answer = Native.run(directory, new byte[0], Oracle.FILE, "-b", map.toString())
                .outText();

        assertEquals(expected, answer.strip());
    }

    @Test
    void hashOfKnownKeys_isThatOfDb185() {
        assertEquals("00000000", hash(""));
        assertEquals("00000061", hash("a"));
        assertEquals("00000ce3", hash("ab"));
        assertEquals("e700da27", hash("from:user1@spam1.example.com"));
        assertEquals("956e7de3", hash("%$sniglet^&\0"));
    }

    @Test
    void bigEndianBtree_isRead() throws IOException {
        Path map = directory.resolve("m.db");
        byte[] bytes = new byte[2 * 4096];
        put(bytes, 0, "00053162 00000003 00001000 00000000 00000000 00000020");
        put(bytes, 4096, "00000001 00000000 00000000 00000002 0016 0FF4 0FF4");
        put(bytes, 8192 - 12, "00000001 00000001 00 61 31");
        Files.write(map, bytes);

        assertEquals(ByteOrder.BIG_ENDIAN, MapHeader.read(map).orElseThrow().byteOrder());
        assertEquals(List.of(pair("a", "1")), read(map));
    }

    @ParameterizedTest
    @EnumSource(
            value = MapFormat.class,
            names = {"DB185_HASH", "DB185_BTREE"})
    void damagedFile_neverRunsAwayAndIsFoundBeforeAReaderMeetsIt(MapFormat format) {
        Path map = directory.resolve("m.db");
        Seeded.times(1, Seeded.heavy() ? 10_000 : 500, random -> {
            try {
                List<Pair> pairs = new RandomPairs(new Random(random.nextInt(5)), 5000).distinct(300);
                write(format, pairs, DuplicatePolicy.FIRST_WINS, map);
                byte[] bytes = Files.readAllBytes(map);
                for (int i = random.nextInt(4); i >= 0; i--) {
                    int page = random.nextInt(bytes.length / 4096) * 4096;
                    bytes[page + random.nextInt(random.nextBoolean() ? 40 : 4096)] = (byte) random.nextInt();
                }
                Files.write(map, random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
                List<MapDamage> found = MapFiles.damage(map);
                try (MapReader reader = MapFiles.open(map)) {
                    for (Pair pair : pairs) {
                        reader.get(pair.key());
                    }
                    reader.forEach((key, value) -> {});
                } catch (MapFormatException e) {
                    assertNotEquals(List.of(), found, e::getMessage);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void roundTrip(MapFormat format, List<Pair> input, DuplicatePolicy policy, List<Pair> expected) {
        try {
            Path map = directory.resolve("m.db");
            write(format, input, policy, map);
            List<Pair> read = read(map);
            if (format == MapFormat.DB185_BTREE) {
                for (int i = 1; i < read.size(); i++) {
                    assertTrue(Arrays.compareUnsigned(
                                    read.get(i - 1).key(), read.get(i).key())
                            <= 0);
                }
            }
            List<Pair> sorted = new ArrayList<>(expected);
            sorted.sort(ORDER);
            read.sort(ORDER);
            assertEquals(sorted, read);
            MapHeader header = MapHeader.read(map).orElseThrow();
            boolean repeats = policy == DuplicatePolicy.KEEP_ALL;
            assertEquals(
                    new MapHeader(format, format == MapFormat.DB185_HASH ? 2 : 3, ByteOrder.LITTLE_ENDIAN, repeats),
                    header);
            assertEquals(List.of(), Db185Check.damage(format, map, header.byteOrder()));
            assertEquals(
                    expected.size(),
                    Db185Check.statistics(format, map, header.byteOrder())
                            .figures()
                            .getOrDefault("entries", 0L)
                            .intValue());
            try (MapReader reader = MapFiles.open(map)) {
                Map<String, Pair> first = new TreeMap<>();
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

    private static void write(MapFormat format, List<Pair> pairs, DuplicatePolicy policy, Path map) throws IOException {
        try (FileChannel out = FileChannel.open(
                        map,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                MapWriter writer = MapFiles.writer(format, policy, out, map.getParent())) {
            new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                    .run(new PairList(pairs), Channels.newChannel(new ByteArrayInputStream(new byte[0])), writer, out);
        }
    }

    private static List<Pair> read(Path map) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (MapReader reader = MapFiles.open(map)) {
            reader.forEach((key, value) -> pairs.add(new Pair(key, value)));
        }
        return pairs;
    }

    private static Pair pair(String key, String value) {
        return new Pair(key.getBytes(StandardCharsets.ISO_8859_1), value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void put(byte[] target, int at, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    private static String hex(byte[] bytes, int from, int length) {
        return HexFormat.of().formatHex(bytes, from, from + length);
    }

    private static String hash(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.ISO_8859_1);
        return HexFormat.of().toHexDigits(HashHeader.hash(bytes, 0, bytes.length));
    }
}
