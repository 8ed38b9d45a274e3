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
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * db 1.85 hashes of another program: Mozilla's NSS keeps its list of modules in one, with its own copy of that library.
 * Random modules give buckets that were split, overflow pages and pairs larger than a page; each file is written by one
 * side, read by the other, and then changed by NSS in place.
 */
class NssDatabaseTest {
    /** Calls NSS as its input says: a line is what to do, the file and the module, with tabs between. */
    private static final String DRIVER = """
            import ctypes, sys
            nss = ctypes.CDLL("libnssdbm3.so")
            nss.legacy_ReadSecmodDB.restype = ctypes.POINTER(ctypes.c_char_p)
            change = {b"add": nss.legacy_AddSecmodDB, b"delete": nss.legacy_DeleteSecmodDB}
            for line in sys.stdin.buffer:
                task, file, *module = line.rstrip(b"\\n").split(b"\\t")
                if task in change:
                    print(change[task](None, b"", file, module[0], 1))
                else:
                    found = nss.legacy_ReadSecmodDB(None, b"", file, b"", 0)
                    position = 0
                    while found[position]:
                        print(file.decode(), found[position].decode(), sep="\\t")
                        position += 1
            """;

    /** A module as NSS lists it; its own, which it adds to each list, has no library. */
    private static final Pattern MODULE =
            Pattern.compile(".*/([0-9]+)\\.db\tlibrary=/x name=\"?(\\w+)\"? parameters=\"?(\\w+)\"? *");

    @TempDir
    Path directory;

    @Test
    void randomModules_areReadBothWays() throws IOException {
        bothWays(inputs(6000));
    }

    /** Without pairs larger than a page: where such are replaced, db 1.85 loses others, in files of its own, too. */
    @Test
    void randomShortModules_areReadBothWaysAndChangedInPlace() throws IOException {
        List<Map<String, String>> inputs = inputs(60);
        bothWays(inputs);
        changeInPlace(inputs);
    }

    @Test
    void bucketsSplitManyTimes_areReadBothWaysAndChangedInPlace() throws IOException {
        Map<String, String> modules = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            modules.put("n" + i * 7919, "p" + i);
        }
        bothWays(List.of(modules));
        changeInPlace(List.of(modules));
        assertTrue(MapFiles.statistics(file(0)).figures().get("buckets") > 500);
    }

    private static List<Map<String, String>> inputs(int longest) {
        List<Map<String, String>> inputs = new ArrayList<>();
        Seeded.times(
                1, Seeded.heavy() ? 2000 : 300, random -> inputs.add(modules(random, random.nextInt(60), longest)));
        return inputs;
    }

    /** Names and parameters, some of them long. */
    private static Map<String, String> modules(Random random, int count, int longest) {
        Map<String, String> modules = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            modules.put(
                    "n" + i + letters(random, random.nextInt(25) == 0 ? longest : 40),
                    letters(random, random.nextInt(15) == 0 ? 5 * longest : 300));
        }
        return modules;
    }

    private static String letters(Random random, int longest) {
        return random.ints(1 + random.nextInt(longest), 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private void bothWays(List<Map<String, String>> inputs) throws IOException {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            // An empty file comes about by deleting what was in it.
            tasks.append("add\t%1$s\tname=\"first\"%ndelete\t%1$s\tname=\"first\"%n".formatted(file(i)));
            add(tasks, i, inputs.get(i));
        }
        nss(tasks);
        assertEquals(shown(inputs), shown(listed(inputs.size())), "NSS keeps what it is given");
        for (int i = 0; i < inputs.size(); i++) {
            List<Pair> pairs = read(i, inputs.get(i));
            Collections.shuffle(pairs, new Random(i));
            write(file(i), pairs);
        }
        assertEquals(shown(inputs), shown(listed(inputs.size())), "NSS reads what we write");
    }

    private void changeInPlace(List<Map<String, String>> inputs) throws IOException {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            change(tasks, i, inputs.get(i), new Random(i));
        }
        assertTrue(nss(tasks).stream().allMatch("0"::equals), "NSS finds each key that it deletes");
        assertEquals(shown(inputs), shown(listed(inputs.size())), "NSS changes what we write");
        for (int i = 0; i < inputs.size(); i++) {
            read(i, inputs.get(i));
        }
    }

    /** What NSS reads from the first {@code files} files: names and parameters. */
    private List<Map<String, String>> listed(int files) {
        StringBuilder tasks = new StringBuilder();
        List<Map<String, String>> listed = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            tasks.append("list\t").append(file(i)).append('\n');
            listed.add(new TreeMap<>());
        }
        for (String line : nss(tasks)) {
            Matcher module = MODULE.matcher(line);
            if (module.matches()) {
                listed.get(Integer.parseInt(module.group(1))).put(module.group(2), module.group(3));
            }
        }
        return listed;
    }

    /** Names and parameters so short that a difference can be read. */
    private static List<String> shown(List<Map<String, String>> files) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            files.get(i).forEach((name, parameters) -> shown.add(file + " " + shown(name) + " " + shown(parameters)));
        }
        return shown;
    }

    private static String shown(String text) {
        return text.length() + ":" + text.substring(0, Math.min(8, text.length())) + ":" + text.hashCode();
    }

    private void add(StringBuilder tasks, int file, Map<String, String> modules) {
        modules.forEach((name, parameters) -> tasks.append(
                "add\t%s\tlibrary=/x name=\"%s\" parameters=\"%s\"%n".formatted(file(file), name, parameters)));
    }

    /** Deletes some modules, replaces others and adds new ones, in {@code modules} as in the file. */
    private void change(StringBuilder tasks, int file, Map<String, String> modules, Random random) {
        for (String name : List.copyOf(modules.keySet())) {
            if (random.nextInt(3) == 0) {
                modules.remove(name);
                tasks.append("delete\t%s\tname=\"%s\"%n".formatted(file(file), name));
            }
        }
        Map<String, String> put = modules(random, 20, 60);
        modules.keySet().stream().limit(5).forEach(name -> put.put(name, letters(random, 500)));
        modules.putAll(put);
        add(tasks, file, put);
    }

    private List<Pair> read(int file, Map<String, String> modules) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (MapReader reader = MapFiles.open(file(file))) {
            assertEquals(MapFormat.DB185_HASH, reader.format());
            reader.forEach((key, value) -> pairs.add(new Pair(key, value)));
            assertEquals(
                    modules.keySet().stream().map(NssDatabaseTest::shown).toList(),
                    pairs.stream()
                            .map(pair -> text(pair.key()))
                            .sorted()
                            .map(NssDatabaseTest::shown)
                            .toList(),
                    () -> "file " + file);
            for (Pair pair : pairs) {
                assertTrue(text(pair.value()).contains(modules.get(text(pair.key()))), () -> shown(text(pair.key())));
                assertArrayEquals(pair.value(), reader.get(pair.key()));
            }
            assertNull(reader.get("no such module".getBytes(StandardCharsets.US_ASCII)));
        }
        assertEquals(List.of(), MapFiles.damage(file(file)));
        return pairs;
    }

    private void write(Path file, List<Pair> pairs) throws IOException {
        try (FileChannel out = FileChannel.open(
                        file, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ, StandardOpenOption.WRITE);
                MapWriter writer = MapFiles.writer(MapFormat.DB185_HASH, DuplicatePolicy.FIRST_WINS, out, directory)) {
            new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                    .run(new PairList(pairs), Channels.newChannel(new ByteArrayInputStream(new byte[0])), writer, out);
        }
    }

    private Path file(int number) {
        return directory.resolve(number + ".db");
    }

    /** What NSS answers, sorted: the order of a hash follows from how its file came about. */
    private List<String> nss(StringBuilder tasks) {
        Native.Result result = Native.run(
                directory, tasks.toString().getBytes(StandardCharsets.US_ASCII), Oracle.PYTHON, "-c", DRIVER);
        assertEquals("0", result.exit() + result.errText());
        return result.outText().lines().sorted().toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
