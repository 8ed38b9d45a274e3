package dev.tollgate.gui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle and the sources that use it, held against each other. */
class TextsTest {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));
    private static final Path MAIN = ROOT.resolve("gui/src/main/java");
    private static final Path BUNDLE = ROOT.resolve("gui/src/main/resources/dev/tollgate/gui/text/texts.properties");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"(\\s*\\+)?");
    private static final Pattern DOTTED = Pattern.compile("[a-z][a-zA-Z0-9_-]*(\\.[a-zA-Z0-9_-]+)*\\.?");

    /** What a person would read: words with a blank between, or a word given to a control. */
    private static final Pattern SHOWN = Pattern.compile("\\p{L}[,.:]? +\\p{L}");

    private static final Pattern GIVEN = Pattern.compile("(?:set(?:Accessible|Prompt|Header)?Text|setTitle"
            + "|new (?:Label|Button|MenuItem|Menu|Tab|Tooltip|CheckBox|TableColumn<>))\\(\"[^\"]*\\p{L}");

    /** What only programmers or machines read. */
    private static final Pattern NOT_SHOWN = Pattern.compile(
            "Exception\\(|Error\\(|\\.log\\(|-fx-|getName\\(|lower\\.contains\\(|@SuppressWarnings|Pattern\\.compile");

    /** Replies that are proposed for an entry: what goes over the wire is not translated. */
    private static final Set<String> IN_THE_FILE =
            Set.of("Access denied", "held by policy", "Try again later", "Not allowed");

    private static List<Path> sources(String... modules) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> keys() throws IOException {
        return Files.readAllLines(BUNDLE).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    /** The literals of the window's sources; one that something is appended to ends with {@code +}. */
    private static Set<String> literals() throws IOException {
        return sources("gui").stream()
                .filter(file -> !file.toString().contains("/settings/"))
                .flatMap(file -> LITERAL.matcher(read(file)).results())
                .map(found -> found.group(1) + (found.group(2) == null ? "" : "+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void keys_standOnce() throws IOException {
        List<String> twice = new ArrayList<>(keys());
        new TreeSet<>(twice).forEach(twice::remove);
        assertEquals(List.of(), twice);
    }

    @Test
    void keyInTheSources_isInTheBundle() throws IOException {
        List<String> keys = keys();
        Set<String> rooms = keys.stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());
        List<String> missing = literals().stream()
                .filter(literal -> {
                    boolean continued = literal.endsWith("+");
                    String word = continued ? literal.substring(0, literal.length() - 1) : literal;
                    return word.contains(".")
                            && DOTTED.matcher(word).matches()
                            && rooms.contains(word.split("\\.")[0])
                            && keys.stream().noneMatch(key -> continued ? key.startsWith(word) : key.equals(word));
                })
                .filter(literal -> !literal.matches("text\\.size|window\\.\\w+"))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void keyInTheBundle_isUsed() throws IOException {
        Set<String> literals = literals();
        String words = sources("gui", "model", "ca", "store").stream()
                .map(TextsTest::read)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        Set<String> prefixes = literals.stream()
                .filter(literal -> literal.endsWith(".+"))
                .map(literal -> literal.substring(0, literal.length() - 1))
                .collect(Collectors.toSet());
        List<String> unused = keys().stream()
                .filter(key -> !literals.contains(key)
                        && prefixes.stream()
                                .noneMatch(prefix -> key.startsWith(prefix)
                                        && isSaid(key.substring(prefix.length()), words, prefixes)))
                .toList();
        assertEquals(List.of(), unused);
    }

    /** Whether {@code rest} is a word of the sources, or put together of a prefix and a word. */
    private static boolean isSaid(String rest, String words, Set<String> prefixes) {
        String word = Pattern.quote(rest.toLowerCase(Locale.ROOT));
        return Pattern.compile("\\b" + word + "\\b").matcher(words).find()
                || prefixes.stream()
                        .anyMatch(prefix ->
                                rest.startsWith(prefix) && isSaid(rest.substring(prefix.length()), words, prefixes));
    }

    @Test
    void textsWithPlaces_followTheFormat() throws IOException {
        for (String line : Files.readAllLines(BUNDLE)) {
            if (line.contains("{0")) {
                new MessageFormat(line.substring(line.indexOf('=') + 1), Locale.US);
                assertEquals(-1, line.replace("''", "").indexOf('\''), line);
            }
        }
    }

    @Test
    void sources_holdNoTextsToBeRead() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path file : sources("gui")) {
            // A statement may go over several lines; it ends with a semicolon or a brace.
            for (String statement :
                    read(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "").split("(?<=[;{}])\\s*\n")) {
                if (!NOT_SHOWN.matcher(statement).find()) {
                    LITERAL.matcher(statement)
                            .results()
                            .map(found -> found.group(1))
                            .filter(text -> SHOWN.matcher(text).find() && !IN_THE_FILE.contains(text))
                            .forEach(text -> shown.add(MAIN.relativize(file) + ": " + text));
                    GIVEN.matcher(statement)
                            .results()
                            .forEach(found -> shown.add(MAIN.relativize(file) + ": " + found.group()));
                }
            }
        }
        assertEquals(List.of(), shown);
    }
}
