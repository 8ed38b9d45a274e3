package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs a native command and ours in the same directory, set up anew for each, and compares everything they leave:
 * outputs, exit code, every file's owner and mode, and every map's pairs.
 */
final class CommandTwins {
    private final Path directory;

    /** Twins that work in {@code directory}, which is emptied before each run. */
    CommandTwins(Path directory) {
        this.directory = directory;
    }

    /** Puts files into the empty directory. */
    @FunctionalInterface
    interface Setup {
        /** No file at all. */
        Setup NOTHING = directory -> {};

        void prepare(Path directory) throws IOException;

        /** This and then {@code next}. */
        default Setup and(Setup next) {
            return directory -> {
                prepare(directory);
                next.prepare(directory);
            };
        }
    }

    private record State(int exit, String out, String err, Map<String, String> files) {
        @Override
        public String toString() {
            return "exit " + exit + "\n--- out\n" + out + "--- err\n" + err + "--- files\n"
                    + String.join(
                            "\n",
                            files.entrySet().stream().map(Object::toString).toList());
        }
    }

    /** Both makemaps with {@code arguments}, in which {@code @} stands for the directory. */
    void makemap(Setup setup, byte[] input, String... arguments) {
        List<String> words = words(arguments);
        compare(
                setup,
                Oracle.MAKEMAP,
                words,
                input,
                (out, err) -> Makemap.run(words, Channels.newChannel(new ByteArrayInputStream(input)), out, err));
    }

    /** Both editmaps with {@code arguments}, in which {@code @} stands for the directory. */
    void editmap(Setup setup, String... arguments) {
        List<String> words = words(arguments);
        compare(setup, Oracle.EDITMAP, words, new byte[0], (out, err) -> Editmap.run(words, out, err));
    }

    @FunctionalInterface
    private interface Ours {
        int run(ByteArrayOutputStream out, ByteArrayOutputStream err);
    }

    private List<String> words(String... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument.replace("@", directory.toString()))
                .toList();
    }

    private void compare(Setup setup, Oracle oracle, List<String> words, byte[] input, Ours ours) {
        try {
            clear();
            setup.prepare(directory);
            // getopt's messages begin with the program's name as it was called.
            Path program = oracle.path();
            List<String> command = new ArrayList<>(List.of(
                    "env", "PATH=" + program.getParent(), program.getFileName().toString()));
            command.addAll(words);
            Native.Result result = Native.run(directory, input, command);
            State expected = new State(result.exit(), result.outText(), result.errText(), files());

            clear();
            setup.prepare(directory);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exit = ours.run(out, err);
            State actual = new State(exit, text(out), text(err), files());

            assertEquals(expected.toString(), actual.toString(), () -> oracle + " " + words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Every file with its owner and mode, and its pairs when it is a map. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path path : entries.filter(path -> !path.equals(directory)).toList()) {
                Map<String, Object> status =
                        Files.readAttributes(path, "unix:mode,uid,gid,nlink", LinkOption.NOFOLLOW_LINKS);
                files.put(directory.relativize(path).toString(), new TreeMap<>(status) + content(path));
            }
        }
        return files;
    }

    private String content(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || Files.size(path) == 0
                || !path.toString().endsWith(".db")) {
            return "";
        }
        Native.Result dump = Native.run(directory, new byte[0], Oracle.DB_DUMP, path.toString());
        if (dump.exit() != 0) {
            return " no map";
        }
        String text = dump.outText();
        String flags = text.contains("\nduplicates=1\n") ? " duplicates" : "";
        String type = text.contains("\ntype=hash\n") ? " hash" : " btree";
        List<String> lines = text.substring(text.indexOf("HEADER=END\n") + 11)
                .lines()
                .filter(line -> line.startsWith(" "))
                .toList();
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            pairs.add(lines.subList(i, i + 2));
        }
        pairs.sort(Comparator.comparing(pair -> pair.get(0)));
        return type + flags + " " + pairs;
    }

    private void clear() throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectory(directory);
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (!visited.equals(directory)) {
                    Files.delete(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
