package dev.tollgate.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tollgate diff} says differs is what native makemap makes of both texts. */
class DiffOracleTest {
    @TempDir
    Path directory;

    @Test
    void textsAndMaps_differAsNativeMapsDo() {
        Seeded.times(1, Seeded.heavy() ? 400 : 25, random -> {
            String before = text(random, random.nextInt(20));
            String after = random.nextInt(4) == 0 ? before : before + text(random, random.nextInt(8));
            if (random.nextBoolean()) {
                after = after.substring(random.nextInt(after.length() + 1));
            }
            Map<String, String> was = pairs("before", before);
            Map<String, String> is = pairs("after", after);
            String expected = difference(was, is);
            int exit = expected.isEmpty() ? 0 : 1;
            for (String old : List.of("before", "before.db")) {
                for (String changed : List.of("after", "after.db")) {
                    assertEquals(new Run(exit, expected, ""), Run.of("diff", path(old), path(changed)));
                }
            }
        });
    }

    /** The rest of a line that is too long for makemap's buffer is a line of its own to it. */
    @Test
    void overlongLine_isReadAsMakemapReadsIt() {
        String text = "to:" + "a".repeat(1019) + "to:b.example\tRELAY\nto:c.example\tOK\n";
        Map<String, String> pairs = pairs("before", text);
        assertTrue(pairs.size() > 1, pairs.toString());
        assertEquals(new Run(0, "", ""), Run.of("diff", path("before"), path("before.db")));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    /** Writes the text, lets makemap build a map of it, and reads what makemap finds in that. */
    private Map<String, String> pairs(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text, ISO_8859_1);
            Files.deleteIfExists(directory.resolve(name + ".db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Native.run(directory, text.getBytes(ISO_8859_1), Oracle.MAKEMAP, "-C", "/dev/null", "hash", name);
        Native.Result dump = Native.run(directory, new byte[0], Oracle.MAKEMAP, "-C", "/dev/null", "-u", "hash", name);
        assertEquals(0, dump.exit(), dump.errText());
        Map<String, String> pairs = new TreeMap<>();
        dump.outText().lines().forEach(line -> {
            int tab = line.indexOf('\t');
            pairs.put(line.substring(0, tab), line.substring(tab + 1));
        });
        return pairs;
    }

    private static String difference(Map<String, String> was, Map<String, String> is) {
        TreeSet<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        StringBuilder text = new StringBuilder();
        for (String key : keys) {
            String before = was.get(key);
            String after = is.get(key);
            if (before != null && !before.equals(after)) {
                text.append("- ").append(key).append('\t').append(before).append('\n');
            }
            if (after != null && !after.equals(before)) {
                text.append("+ ").append(key).append('\t').append(after).append('\n');
            }
        }
        return text.toString();
    }

    /** Few keys, so that they come again; comments, odd spaces, lines around the length that makemap takes. */
    private static String text(Random random, int lines) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            String key =
                    Seeded.pick(random, "To:", "to:", "From:", "") + Seeded.pick(random, "a", "B", "c.example", "#x");
            String value =
                    Seeded.pick(random, "OK", "RELAY", "REJECT", "ERROR:5.7.1:550 no  #1", "x" + random.nextInt(3));
            text.add(
                    switch (random.nextInt(12)) {
                        case 0 -> "# " + key;
                        case 1 -> "";
                        case 2 -> key + "x".repeat(1000 + random.nextInt(40)) + "\tOK";
                        case 3 -> key + "\t" + "x".repeat(2030 + random.nextInt(30)) + key + " OK";
                        default -> key + Seeded.pick(random, "\t", " ", " \t ") + value;
                    });
        }
        return text.isEmpty() ? "" : String.join("\n", text) + "\n";
    }
}
