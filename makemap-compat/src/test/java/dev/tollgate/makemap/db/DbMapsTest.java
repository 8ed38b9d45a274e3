package dev.tollgate.makemap.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairSum;
import dev.tollgate.makemap.format.SummedMap;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.makemap.report.LineProblem;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DbMapsTest {
    @TempDir
    Path directory;

    private interface Check {
        void run(Random random) throws IOException;
    }

    private static void times(long seed, int count, Check check) {
        Seeded.times(seed, Seeded.heavy() ? 10 * count : count, random -> {
            try {
                check.run(random);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void assertAnswers(DbMethod method, List<Pair> pairs, Path map) throws IOException {
        try (MapReader reader = method.open(map)) {
            assertEquals(Contents.of(pairs), Contents.of(reader));
            Map<String, byte[]> first = new HashMap<>();
            for (Pair pair : pairs) {
                first.putIfAbsent(pair.hexKey(), pair.value());
            }
            for (Pair pair : pairs) {
                assertArrayEquals(first.get(pair.hexKey()), reader.get(pair.key()), pair::hexKey);
            }
            for (Pair pair : pairs.subList(0, Math.min(pairs.size(), 1000))) {
                for (byte[] other : neighbors(pair.key())) {
                    assertArrayEquals(first.get(new Pair(other, other).hexKey()), reader.get(other), pair::hexKey);
                }
            }
            assertNull(reader.get(new byte[0]));
            assertSum(reader, first.size());
        }
    }

    private static void assertSum(MapReader reader, int keys) throws IOException {
        Optional<SummedMap> summed = reader.summed();
        if (summed.isPresent()) {
            PairSum found = new PairSum();
            reader.forEach((key, value) -> {
                if (Arrays.equals(reader.get(key), value)) {
                    byte[] pair = Arrays.copyOf(key, key.length + value.length);
                    System.arraycopy(value, 0, pair, key.length, value.length);
                    found.add(pair, 0, key.length, key.length, pair.length);
                }
            });
            assertTrue(found.count() >= keys);
            assertTrue(summed.get().sum().isOfSamePairsAs(found));
        }
    }

    /** Keys that differ a little from {@code key}; most are in no map. */
    private static List<byte[]> neighbors(byte[] key) {
        byte[] longer = Arrays.copyOf(key, key.length + 1);
        byte[] followed = longer.clone();
        followed[key.length] = '~';
        byte[] changed = key.clone();
        changed[key.length / 2]++;
        return List.of(longer, followed, changed, Arrays.copyOf(key, key.length - 1));
    }

    @ParameterizedTest
    @EnumSource
    void randomPairs_readBackByNativeToolsAndReader(DbMethod method) {
        Path map = directory.resolve("map.db");
        times(1000, 140, random -> {
            List<Pair> pairs = new RandomPairs(random, method.longestKey).distinct();
            DbVersion version = random.nextInt(5) == 0 ? DbVersion.DB_4_1 : DbVersion.DB_5_3;
            method.write(pairs, DuplicatePolicy.FIRST_WINS, version, map);
            assertEquals(Contents.of(pairs), Contents.dumped(map));
            assertAnswers(method, pairs, map);
            if (random.nextInt(4) == 0) {
                Contents.addAbsent(pairs, map, method.type);
                assertEquals(Contents.of(pairs), Contents.dumped(map), "a key was not found by libdb");
                List<Pair> more = new ArrayList<>(new RandomPairs(random, method.longestKey).distinct());
                Contents.addAbsent(more, map, method.type);
                Contents.dumped(map);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void manyPairs_readBackByNativeToolsAndReader(DbMethod method) throws IOException {
        Path map = directory.resolve("map.db");
        for (int size : new int[] {Seeded.size(20_000), Seeded.size(100_000), Seeded.size(200_000)}) {
            RandomPairs source = new RandomPairs(new Random(size), 300);
            List<Pair> pairs = source.distinct(size);
            method.write(pairs, DuplicatePolicy.FIRST_WINS, DbVersion.DB_5_3, map);
            assertEquals(Contents.of(pairs), Contents.dumped(map));
            assertAnswers(method, pairs, map);
        }
    }

    @ParameterizedTest
    @EnumSource
    void repeatedKeys_keptInOrder(DbMethod method) {
        Path map = directory.resolve("map.db");
        times(2000, 140, random -> {
            List<Pair> pairs = repeated(random, method.longestKey);
            method.write(pairs, DuplicatePolicy.KEEP_ALL, DbVersion.DB_5_3, map);
            assertEquals(Contents.of(pairs), Contents.dumped(map));
            assertAnswers(method, pairs, map);
        });
    }

    /** Mostly a few hundred pairs, every fifth time as many as there may be. */
    private static List<Pair> repeated(Random random, int longestKey) {
        int limit = random.nextInt(5) == 0 ? Integer.MAX_VALUE : random.nextInt(400);
        List<Pair> pairs = new RandomPairs(random, longestKey).repeated();
        return pairs.subList(0, Math.min(limit, pairs.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aHundredThousandValuesOfOneKey_keptInOrder(DbMethod method) throws IOException {
        Path map = directory.resolve("map.db");
        Pair[] pairs = new Pair[Seeded.size(300_000)];
        Arrays.setAll(pairs, i -> new Pair(new byte[] {'k'}, ("value " + i).getBytes(StandardCharsets.US_ASCII)));
        method.write(List.of(pairs), DuplicatePolicy.KEEP_ALL, DbVersion.DB_5_3, map);
        assertEquals(Contents.of(List.of(pairs)), Contents.dumped(map));
        try (MapReader reader = method.open(map)) {
            assertEquals(Contents.of(List.of(pairs)), Contents.of(reader));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nativeMap_readBack(DbMethod method) {
        Path map = directory.resolve("map.db");
        times(3000, 300, random -> {
            boolean repeated = random.nextBoolean();
            List<Pair> pairs = repeated ? repeated(random, 100) : new RandomPairs(random, 100).distinct();
            Contents.load(
                    pairs,
                    map,
                    method.type,
                    "db_pagesize=" + (512 << random.nextInt(8)),
                    "db_lorder=" + (random.nextBoolean() ? 1234 : 4321),
                    "duplicates=" + (repeated ? 1 : 0));
            assertAnswers(method, pairs, map);
        });
    }

    @ParameterizedTest
    @EnumSource
    void text_givesMakemapsPairsAndProblems(DbMethod method) {
        Path ours = directory.resolve("ours.db");
        Path theirs = directory.resolve("theirs.db");
        times(4000, 50, random -> {
            byte[] text = new RandomPairs(random, 200).text(random.nextInt(random.nextInt(5) == 0 ? 20_000 : 300));
            DuplicatePolicy policy = Seeded.pick(random, DuplicatePolicy.values());
            Termination termination = Seeded.pick(random, Termination.values());
            BuildReport report = method.write(text, termination, policy, ours);
            Files.deleteIfExists(theirs);
            Native.Result makemap = makemap(text, method, policy, termination, theirs);
            Contents contents = Contents.dumped(ours);
            assertEquals(Contents.dumped(theirs), contents);
            assertEquals(
                    makemap.errText(),
                    report.problems().stream()
                            .map(problem ->
                                    "makemap: theirs.db: line " + problem.line() + ": " + message(problem) + "\n")
                            .collect(Collectors.joining()));
            assertEquals(
                    contents.values().values().stream().mapToLong(List::size).sum(), report.entries());
        });
    }

    @ParameterizedTest
    @EnumSource
    void text_sameBytesEachTime(DbMethod method) throws IOException {
        byte[] text = new RandomPairs(new Random(1), 200).text(Seeded.size(50_000));
        Path map = directory.resolve("map.db");
        method.write(text, Termination.PLAIN, DuplicatePolicy.FIRST_WINS, map);
        byte[] first = Files.readAllBytes(map);
        for (int i = 0; i < 3; i++) {
            method.write(text, Termination.PLAIN, DuplicatePolicy.FIRST_WINS, map);
            assertArrayEquals(first, Files.readAllBytes(map));
        }
    }

    @ParameterizedTest
    @EnumSource
    void text_listedAndAppendedToByMakemap(DbMethod method) {
        Path map = directory.resolve("map.db");
        times(5000, 20, random -> {
            byte[] text = new RandomPairs(random, 200).text(random.nextInt(2000));
            method.write(text, Termination.PLAIN, DuplicatePolicy.FIRST_WINS, map);
            List<Pair> pairs = new ArrayList<>();
            try (MapReader reader = method.open(map)) {
                reader.forEach((key, value) -> pairs.add(new Pair(key, value)));
            }
            String listing = pairs.stream()
                    .map(pair -> latin1(pair.key()) + "\t" + latin1(pair.value()) + "\n")
                    .collect(Collectors.joining());
            Native.Result listed =
                    Native.run(directory, new byte[0], Oracle.MAKEMAP, "-C", "/dev/null", "-u", method.type, "map.db");
            assertEquals(listing, listed.outText());
            makemap(text, method, DuplicatePolicy.FIRST_WINS, Termination.PLAIN, map, "-o");
            assertEquals(Contents.of(pairs), Contents.dumped(map));
            makemap(
                    "zzz.new RELAY\n".getBytes(StandardCharsets.US_ASCII),
                    method,
                    DuplicatePolicy.FIRST_WINS,
                    Termination.PLAIN,
                    map,
                    "-o");
            pairs.add(new Pair(
                    "zzz.new".getBytes(StandardCharsets.US_ASCII), "RELAY".getBytes(StandardCharsets.US_ASCII)));
            assertAnswers(method, pairs, map);
        });
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** All maps in one session, each of some random keys. */
    @ParameterizedTest
    @EnumSource
    void randomMaps_answeredBySendmail(DbMethod method) throws IOException {
        Oracle.requireRoot();
        StringBuilder maps = new StringBuilder();
        StringBuilder questions = new StringBuilder();
        StringBuilder answers = new StringBuilder();
        times(6000, 140, random -> {
            String name = "m" + maps.length();
            Path map = directory.resolve(name + ".db");
            List<Pair> pairs = askable(random);
            method.write(pairs, DuplicatePolicy.FIRST_WINS, DbVersion.DB_5_3, map);
            Files.setPosixFilePermissions(map, PosixFilePermissions.fromString("rw-r-----"));
            maps.append('K' + name + ' ' + method.type + ' ' + map + '\n');
            for (Pair pair : pairs) {
                String key = latin1(pair.key());
                questions.append("/map " + name + ' ' + key + "\n/map " + name + ' ' + key + "~\n");
                answers.append("map_lookup: " + name + " (" + key + ") returns " + latin1(pair.value()) + " (0)\n");
                answers.append("map_lookup: " + name + " (" + key + "~) no match (0)\n");
            }
        });
        assertEquals(answers.toString(), answers(maps.toString(), questions));
    }

    private static List<Pair> askable(Random random) {
        Map<String, Pair> pairs = new HashMap<>();
        int size = random.nextInt(30);
        int longest = Seeded.pick(random, 3, 20, 250);
        while (pairs.size() < size) {
            StringBuilder key = new StringBuilder();
            for (int length = 1 + random.nextInt(longest); length > 0; length--) {
                key.append("abc:.-@019".charAt(random.nextInt(10)));
            }
            Pair pair = new Pair(ascii(key), ascii(new StringBuilder("v").append(random.nextInt())));
            pairs.putIfAbsent(pair.hexKey(), pair);
        }
        return List.copyOf(pairs.values());
    }

    @ParameterizedTest
    @EnumSource
    void everyEntry_answeredBySendmail(DbMethod method) throws IOException {
        Oracle.requireRoot();
        Path map = directory.resolve("map.db");
        StringBuilder text = new StringBuilder();
        StringBuilder questions = new StringBuilder();
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            String key = "from:" + "u".repeat(i % 40) + i + "@example.com";
            text.append(key).append("\tERROR:5.7.1:550 no ").append(i).append('\n');
            questions
                    .append("/map access ")
                    .append(key)
                    .append("\n/map access x")
                    .append(key)
                    .append('\n');
            answers.append("map_lookup: access (")
                    .append(key)
                    .append(") returns ERROR:5.7.1:550 no ")
                    .append(i)
                    .append(" (0)\n");
            answers.append("map_lookup: access (x").append(key).append(") no match (0)\n");
        }
        method.write(ascii(text), Termination.PLAIN, DuplicatePolicy.FIRST_WINS, map);
        Files.setPosixFilePermissions(map, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(answers.toString(), answers("Kaccess " + method.type + " " + map + "\n", questions));
    }

    /** What sendmail says of {@code questions} with the maps of some {@code K} lines. */
    private String answers(String maps, StringBuilder questions) throws IOException {
        Path cf = directory.resolve("test.cf");
        Files.writeString(
                cf,
                "V10/Berkeley\n" + maps + "O QueueDirectory=" + directory
                        + "\nMlocal, P=/bin/true, A=true\nMprog, P=/bin/true, A=true\nScanonify=3\nSparse=0\n");
        return Native.run(
                        directory,
                        ascii(questions),
                        List.of(
                                Oracle.UNSHARE.path().toString(),
                                "-u",
                                "sh",
                                "-c",
                                "hostname mail.example.com; exec " + Oracle.SENDMAIL.path() + " -C " + cf + " -bt"))
                .outText()
                .lines()
                .filter(line -> line.contains("map_lookup"))
                .map(line -> line.substring(line.indexOf("map_lookup")) + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] ascii(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private Native.Result makemap(
            byte[] text, DbMethod method, DuplicatePolicy policy, Termination termination, Path map, String... more) {
        List<String> command = new ArrayList<>(List.of(Oracle.MAKEMAP.path().toString(), "-C", "/dev/null"));
        command.addAll(List.of(more));
        if (termination == Termination.NUL) {
            command.add("-N");
        }
        switch (policy) {
            case FIRST_WINS -> {}
            case LAST_WINS -> command.add("-r");
            case KEEP_ALL -> command.add("-d");
        }
        command.addAll(List.of(method.type, map.getFileName().toString()));
        return Native.run(directory, text, command);
    }

    private static String message(LineProblem problem) {
        return switch (problem.kind()) {
            case LINE_TOO_LONG -> "line too long (1024 bytes max)";
            case LEADING_SPACE -> "syntax error (leading space)";
            case NO_VALUE -> "no RHS for LHS " + problem.key();
            case DUPLICATE_KEY -> "key " + problem.key() + ": duplicate key";
        };
    }
}
