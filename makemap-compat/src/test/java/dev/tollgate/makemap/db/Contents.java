package dev.tollgate.makemap.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is in a map: for each key, in hexadecimal, its values in their order. */
record Contents(Map<String, List<String>> values) {
    static Contents of(Collection<Pair> pairs) {
        Map<String, List<String>> values = new HashMap<>();
        for (Pair pair : pairs) {
            values.computeIfAbsent(pair.hexKey(), key -> new ArrayList<>(1)).add(pair.hexValue());
        }
        return new Contents(values);
    }

    static Contents of(MapReader map) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(new Pair(key, value)));
        return of(pairs);
    }

    /** What db_dump says is in {@code map}, which db_verify must accept without a word more than it always says. */
    static Contents dumped(Path map) {
        Native.Result verified = Native.run(map.getParent(), new byte[0], Oracle.DB_VERIFY, map.toString());
        assertEquals(
                "0 BDB5105 Verification of " + map + " succeeded.\n",
                verified.exit() + " " + verified.outText() + verified.errText());
        Native.Result dump = Native.run(map.getParent(), new byte[0], Oracle.DB_DUMP, map.toString());
        assertEquals("0 ", dump.exit() + " " + dump.errText());
        String text = dump.outText();
        int at = text.indexOf("HEADER=END\n") + "HEADER=END\n".length();
        int end = text.indexOf("DATA=END\n", at);
        Map<String, List<String>> values = new HashMap<>();
        while (at < end) {
            int keyEnd = text.indexOf('\n', at);
            int valueEnd = text.indexOf('\n', keyEnd + 1);
            values.computeIfAbsent(text.substring(at + 1, keyEnd), key -> new ArrayList<>(1))
                    .add(text.substring(keyEnd + 2, valueEnd));
            at = valueEnd + 1;
        }
        return new Contents(values);
    }

    /** Has db_load write {@code pairs} to {@code map}. */
    static void load(List<Pair> pairs, Path map, String type, String... header) throws IOException {
        StringBuilder dump = new StringBuilder("VERSION=3\nformat=bytevalue\ntype=" + type + "\n");
        for (String line : header) {
            dump.append(line).append('\n');
        }
        dump.append("HEADER=END\n");
        for (Pair pair : pairs) {
            dump.append(' ')
                    .append(pair.hexKey())
                    .append("\n ")
                    .append(pair.hexValue())
                    .append('\n');
        }
        dump.append("DATA=END\n");
        Files.deleteIfExists(map);
        Native.Result loaded = Native.run(map.getParent(), ascii(dump), Oracle.DB_LOAD, map.toString());
        assertEquals("0 ", loaded.exit() + " " + loaded.errText());
    }

    /** Has db_load look up the key of every pair in {@code map}, and add the pairs whose key it does not find. */
    static void addAbsent(List<Pair> pairs, Path map, String type) {
        StringBuilder dump = new StringBuilder("VERSION=3\nformat=bytevalue\ntype=" + type + "\nHEADER=END\n");
        for (Pair pair : pairs) {
            dump.append(' ').append(pair.hexKey()).append("\n 6e6577\n");
        }
        dump.append("DATA=END\n");
        Native.run(map.getParent(), ascii(dump), Oracle.DB_LOAD, "-n", map.toString());
    }

    private static byte[] ascii(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
