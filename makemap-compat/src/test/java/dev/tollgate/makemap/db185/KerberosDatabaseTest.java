package dev.tollgate.makemap.db185;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.Pair;
import dev.tollgate.makemap.db.PairList;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * db 1.85 btrees of another program: MIT Kerberos keeps its database in one, with its own copy of that library. Random
 * principals give files of up to three levels, with overflow pages; each file is written by one side and read by the
 * other.
 */
class KerberosDatabaseTest {
    /** Who changed the principal and when, without which Kerberos takes an entry for damaged, and the dump's version. */
    private static final String TAIL = "\t2\t11\t0000000061405445535400\t8\t2\t0100\t-1;";

    @TempDir
    Path directory;

    private Path database;

    /** The dump of the new database: the principals that Kerberos cannot do without. */
    private String base;

    @BeforeEach
    void configure() throws IOException {
        database = directory.resolve("principal");
        Files.writeString(directory.resolve("krb5.conf"), "[libdefaults]\n default_realm = TEST\n");
        Files.writeString(directory.resolve("kdc.conf"), """
                [realms]
                 TEST = {
                  database_name = %1$s/principal
                  key_stash_file = %1$s/stash
                 }
                """.formatted(directory));
        kdb5("create", "-r", "TEST", "-s", "-P", "secret");
        base = kdb5("dump");
    }

    @Test
    void randomPrincipals_areReadByBothSides() {
        Seeded.times(1, Seeded.heavy() ? 1000 : 150, random -> {
            Map<String, byte[]> principals = principals(random, random.nextInt(60), 700, 3000);
            List<Pair> pairs = written(principals);
            assertSound(pairs);
            rewritten(pairs, principals);
        });
    }

    /**
     * Kerberos itself compares such a key not by its bytes but by where they are stored, and soon loses keys in its own
     * file, so it writes each into a file of its own.
     */
    @Test
    void keysLargerThanAPage_areFoundByKerberos() {
        Seeded.times(1, Seeded.heavy() ? 300 : 20, random -> {
            Map<String, byte[]> principals = principals(random, 1 + random.nextInt(20), 9000, 100);
            Map<String, Pair> pairs = new TreeMap<>();
            principals.forEach(
                    (name, content) -> written(Map.of(name, content)).forEach(pair -> pairs.put(name(pair), pair)));
            rewritten(List.copyOf(pairs.values()), principals);
        });
    }

    @Test
    void treeOfThreeLevels_isReadByBothSides() throws IOException {
        Map<String, byte[]> principals = principals(new Random(7), 30_000, 700, 30);
        List<Pair> pairs = written(principals);
        assertSound(pairs);
        rewritten(pairs, principals);
        assertEquals(3, MapFiles.statistics(database).figures().get("levels"));
    }

    /** Names, and of each what its entry has to contain. */
    private static Map<String, byte[]> principals(Random random, int count, int longestName, int longest) {
        Map<String, byte[]> principals = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder("p");
            int length = 2 + random.nextInt(random.nextInt(10) == 0 ? longestName : 20);
            while (name.length() < length) {
                name.append("abcdefgh0123456789.-_".charAt(random.nextInt(21)));
            }
            byte[] content = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 10 * longest : longest)];
            random.nextBytes(content);
            principals.put(name + "@TEST", content);
        }
        return principals;
    }

    /** What Kerberos wrote of {@code principals}. */
    private List<Pair> written(Map<String, byte[]> principals) {
        try {
            Path text = directory.resolve("text");
            Files.writeString(text, base + dump(principals), StandardCharsets.US_ASCII);
            kdb5("load", text.toString());
            List<Pair> pairs = read();
            assertEquals(
                    names(kdb5("dump")),
                    pairs.stream().map(KerberosDatabaseTest::name).toList());
            assertEquals(names(base).size() + principals.size(), pairs.size());
            for (Pair pair : pairs) {
                assertTrue(contains(pair.value(), principals.getOrDefault(name(pair), new byte[0])), () -> name(pair));
            }
            return pairs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kerberos has to find in our file of {@code pairs} what it had in its own. */
    private void rewritten(List<Pair> pairs, Map<String, byte[]> principals) {
        try {
            write(pairs);
            assertSound(pairs);
            String dumped = kdb5("dump");
            assertEquals(pairs.stream().map(KerberosDatabaseTest::name).toList(), names(dumped));
            Set<String> fields = new HashSet<>(List.of(dumped.split("[\t\n]")));
            principals
                    .values()
                    .forEach(
                            content -> assertTrue(fields.contains(HexFormat.of().formatHex(content))));
            assertFound(principals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(String dump) {
        return dump.lines()
                .filter(line -> line.startsWith("princ\t"))
                .map(line -> line.split("\t")[6])
                .toList();
    }

    /** A dump as {@code kdb5_util load} takes it: of each principal a name, no times, some data and no keys. */
    private static String dump(Map<String, byte[]> principals) {
        StringBuilder dump = new StringBuilder();
        principals.forEach((name, content) -> dump.append("princ\t38\t")
                .append(name.length())
                .append("\t3\t0\t0\t")
                .append(name)
                .append("\t0\t86400\t0\t0\t0\t0\t0\t0\t1000\t")
                .append(content.length)
                .append('\t')
                .append(HexFormat.of().formatHex(content))
                .append(TAIL)
                .append('\n'));
        return dump.toString();
    }

    private List<Pair> read() throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (MapReader reader = MapFiles.open(database)) {
            assertEquals(MapFormat.DB185_BTREE, reader.format());
            reader.forEach((key, value) -> pairs.add(new Pair(key, value)));
        }
        return pairs;
    }

    private void assertSound(List<Pair> pairs) {
        try (MapReader reader = MapFiles.open(database)) {
            assertEquals(List.of(), MapFiles.damage(database));
            for (Pair pair : pairs) {
                assertArrayEquals(pair.value(), reader.get(pair.key()));
            }
            assertNull(reader.get("no such principal".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<Pair> pairs) throws IOException {
        try (FileChannel out = FileChannel.open(
                        database,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                MapWriter writer = MapFiles.writer(MapFormat.DB185_BTREE, DuplicatePolicy.FIRST_WINS, out, directory)) {
            new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                    .run(new PairList(pairs), Channels.newChannel(new ByteArrayInputStream(new byte[0])), writer, out);
        }
    }

    /** Kerberos has to find some of the keys alone, by going down the tree. */
    private void assertFound(Map<String, byte[]> principals) {
        List<String> names = principals.keySet().stream().limit(200).toList();
        StringBuilder questions = new StringBuilder();
        names.forEach(
                name -> questions.append("get_principal -terse ").append(name).append('\n'));
        String answers = run(questions.toString(), Oracle.KADMIN, "-r", "TEST").outText();
        for (String name : names) {
            assertTrue(answers.contains("\"" + name + "\"\t"), name);
        }
    }

    /** A key is a name with its terminating NUL. */
    private static String name(Pair pair) {
        return new String(pair.key(), 0, pair.key().length - 1, StandardCharsets.US_ASCII);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    private String kdb5(String... arguments) {
        Native.Result result = run("", Oracle.KDB5_UTIL, arguments);
        assertEquals("0", result.exit() + result.errText());
        return result.outText();
    }

    private Native.Result run(String input, Oracle oracle, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "KRB5_CONFIG=" + directory.resolve("krb5.conf"),
                "KRB5_KDC_PROFILE=" + directory.resolve("kdc.conf"),
                oracle.path().toString()));
        command.addAll(List.of(arguments));
        return Native.run(directory, input.getBytes(StandardCharsets.US_ASCII), command);
    }
}
