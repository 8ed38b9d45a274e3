package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types that Debian's makemap does not have: what sendmail's documentation and sources say of them. */
class MakemapOtherTypesTest {
    private static final String INPUT = "b 2\na 1\nB 3\n";

    @TempDir
    Path directory;

    private record Run(int exit, String out, String err) {}

    @ParameterizedTest
    @CsvSource({
        "cdb, m.cdb, 74, put error: Key already exists",
        "db185-hash, m.db, 65, duplicate key",
        "db185-btree, m.db, 65, duplicate key"
    })
    void repeatedKey_isReportedAndTheFirstStays(String type, String file, int exit, String message) {
        assertEquals(new Run(exit, "", "makemap: m: line 3: key b: " + message + "\n"), named(run(INPUT, type)));
        assertEquals(List.of(file), List.of(directory.toFile().list((where, name) -> !name.endsWith(".cf"))));
        assertEquals(List.of("a 1", "b 2"), dump(type));
    }

    @ParameterizedTest
    @CsvSource({"cdb", "db185-hash", "db185-btree"})
    void replacing_letsTheLastWin(String type) {
        assertEquals(new Run(0, "", ""), run(INPUT, "-r", type));
        assertEquals(List.of("a 1", "b 3"), dump(type));
    }

    @ParameterizedTest
    @CsvSource({"cdb, a 1, b 3", "db185-hash, a 1, b 3"})
    void repeatsWhereTheFormatHasNone_letTheLastWin(String type, String first, String second) {
        assertEquals(new Run(0, "", ""), run(INPUT, "-d", type));
        assertEquals(List.of(first, second), dump(type));
    }

    @Test
    void repeatsInABtree_areAllKept() {
        assertEquals(new Run(0, "", ""), run(INPUT, "-d", "db185-btree"));
        assertEquals(List.of("a 1", "b 2", "b 3"), dump("db185-btree"));
    }

    @ParameterizedTest
    @CsvSource({"cdb", "db185-hash", "db185-btree"})
    void appending_keepsWhatIsThere(String type) {
        run("a 1\nb 2\n", type);
        int exit = run("c 3\na 9\n", "-o", type).exit();

        assertEquals(type.equals("cdb") ? 74 : 65, exit);
        assertEquals(List.of("a 1", "b 2", "c 3"), dump(type));
    }

    @ParameterizedTest
    @CsvSource({"cdb, hash", "db185-hash, hash", "db185-btree, btree", "hash, db185-hash", "btree, db185-btree"})
    void mapOfAnotherType_isNotDumped(String made, String asked) throws IOException {
        run(INPUT, "-r", made);
        if (made.equals("cdb")) {
            Files.move(directory.resolve("m.cdb"), directory.resolve("m.db"));
        }
        assertEquals(
                new Run(73, "", "makemap: error opening type " + asked + " map m: Invalid argument\n"),
                named(run("", "-u", asked)));
    }

    @ParameterizedTest
    @CsvSource({"cdb", "db185-hash", "db185-btree"})
    void editmap_changesSingleEntries(String type) {
        run(INPUT, "-r", type);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String map = directory.resolve("m").toString();
        String cf = directory.resolve("empty.cf").toString();

        assertEquals(0, Editmap.run(List.of("-C", cf, "-u", type, map, "A", "new"), out, out));
        assertEquals(0, Editmap.run(List.of("-C", cf, "-x", type, map, "b"), out, out));
        assertEquals(0, Editmap.run(List.of("-C", cf, "-q", type, map, "a"), out, out));

        assertEquals("new\n", out.toString(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("a new"), dump(type));
    }

    private Run named(Run run) {
        return new Run(run.exit(), run.out(), run.err().replace(directory + "/", ""));
    }

    private List<String> dump(String type) {
        return run("", "-u", type)
                .out()
                .lines()
                .map(line -> line.replace('\t', ' '))
                .sorted()
                .collect(Collectors.toList());
    }

    private Run run(String input, String... options) {
        try {
            Files.writeString(directory.resolve("empty.cf"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> words =
                new ArrayList<>(List.of("-C", directory.resolve("empty.cf").toString()));
        words.addAll(List.of(options));
        words.add(directory.resolve("m").toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Makemap.run(
                words,
                Channels.newChannel(new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1))),
                out,
                err);
        return new Run(exit, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.ISO_8859_1));
    }
}
