package dev.tollgate.model.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scanner takes the same entries from a text as native makemap, and complains about the same lines. */
class LineScannerOracleTest {
    private record Outcome(Map<String, String> pairs, String complaints) {}

    @TempDir
    private Path directory;

    private int map;

    private static String part(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> "\n";
            case 1 -> "\r\n";
            case 2 -> Seeded.pick(random, " ", "\t", "  ", "\u000b", "\f");
            case 3 -> "#";
            case 4 -> "\0";
            case 5 -> "k".repeat(Seeded.pick(random, 1000, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 2046, 3000));
            case 6 -> "From:A" + random.nextInt(9) + "@B.example\tREJECT\n";
            case 7 -> "M\u00fc" + random.nextInt(5) + " \u00dc value # kept\n";
            case 8 -> "Key" + random.nextInt(9) + "\n";
            case 9 -> " indented\n";
            default -> "Connect:10." + random.nextInt(5) + " RELAY\n";
        };
    }

    private static Outcome ours(String text, LineGrammar grammar, String map) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        LineScanner scanner = new LineScanner(grammar, bytes, 0, bytes.length);
        Map<String, String> pairs = new TreeMap<>();
        StringBuilder complaints = new StringBuilder();
        while (scanner.next()) {
            String key = text.substring(scanner.start(), scanner.keyEnd());
            String stored = grammar.foldCase() ? LineGrammar.fold(key) : key;
            String where = "makemap: " + map + ": line " + scanner.lineNumber() + ": ";
            switch (scanner.kind()) {
                case TOO_LONG -> complaints.append(where).append("line too long (1024 bytes max)\n");
                case LEADING_SPACE -> complaints.append(where).append("syntax error (leading space)\n");
                case NO_VALUE ->
                    complaints
                            .append(where)
                            .append("no RHS for LHS ")
                            .append(stored)
                            .append('\n');
                case ENTRY -> {
                    String value = text.substring(scanner.valueStart(), scanner.valueEnd());
                    if (pairs.putIfAbsent(stored, value) != null) {
                        complaints.append(where).append("key ").append(stored).append(": duplicate key\n");
                    }
                }
                case COMMENT, EMPTY -> {}
            }
        }
        return new Outcome(pairs, complaints.toString());
    }

    private Outcome natives(String text, char separator, List<String> options, String map) {
        List<String> build = new ArrayList<>(List.of(Oracle.MAKEMAP.path().toString(), "-C", "/dev/null"));
        build.addAll(options);
        build.addAll(List.of("hash", map));
        String complaints = Native.run(directory, text.getBytes(StandardCharsets.ISO_8859_1), build)
                .errText();
        Map<String, String> pairs = new TreeMap<>();
        String dump = Native.run(
                        directory, new byte[0], Oracle.MAKEMAP, "-C", "/dev/null", "-u", "-t" + separator, "hash", map)
                .outText();
        for (String line : dump.split("\n")) {
            int at = line.indexOf(separator);
            if (at >= 0) {
                pairs.put(line.substring(0, at), line.substring(at + 1));
            }
        }
        return new Outcome(pairs, complaints);
    }

    private void compare(List<String> parts, LineGrammar grammar, List<String> options) {
        String text = String.join("", parts);
        String name = "map" + map++;
        char separator = grammar.separator() == LineGrammar.WHITE_SPACE ? '\t' : (char) grammar.separator();
        assertEquals(natives(text, separator, options, name), ours(text, grammar, name));
    }

    private static List<String> parts(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            parts.add(part(random));
        }
        return parts;
    }

    @Test
    void randomTexts_sameEntriesAndComplaints() {
        Seeded.lists(1, 150, LineScannerOracleTest::parts, parts -> compare(parts, LineGrammar.DEFAULT, List.of()));
    }

    @Test
    void otherSeparatorCommentAndFolding_sameEntriesAndComplaints() {
        Seeded.lists(
                1,
                60,
                LineScannerOracleTest::parts,
                parts -> compare(parts, new LineGrammar(':', 'F', false, true), List.of("-t:", "-DF", "-f", "-e")));
    }
}
