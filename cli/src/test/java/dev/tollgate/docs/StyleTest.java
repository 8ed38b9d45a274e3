package dev.tollgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The words of CONTRIBUTING's style table that are wrong wherever they occur: in pages, in the window's texts and in the
 * strings of programs. What depends on its place, such as "behind", is for a reader to judge.
 */
class StyleTest {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));

    /** Each word, and what to write instead. */
    private static final List<Word> WRONG = List.of(
            new Word("\\bmend(s|ed|ing)?\\b", "fix"),
            new Word("(?<!here )\\b(is|are) no (?!longer|more|other|such|less|answer yet)[a-z]", "is not a"),
            new Word("\\bso that\\b", "so, because"),
            new Word("\\blook-ups?\\b", "lookup"),
            new Word("\\bsub-domains?\\b", "subdomain"),
            new Word("\\bsuperfluous\\b", "redundant"),
            new Word("\\bthrow(s|n)?( it| them| mail)? away\\b", "discard"),
            new Word("\\bput(s|ting)?( it| them| mail)? off\\b", "defer"),
            new Word("\\botherwise than\\b", "differently than"),
            new Word("\\b(treats|fares?|decides?|says) otherwise\\b", "differently"),
            new Word("\\bexclude each other\\b", "cannot be used together"),
            new Word("\\b(is|are) none of\\b", "is not one of"),
            new Word("\\bfor ever\\b", "forever"),
            new Word("\\bis met with\\b", "say what sendmail does"),
            new Word("\\b(colour|behaviour|favour|honour|neighbour)", "the American spelling"),
            new Word("(normalis|recognis|organis|authoris|serialis)(e|ing|ation)", "the American spelling"),
            new Word("\\b(licence|centre|cancell(ed|ing)|labell(ed|ing))\\b", "the American spelling"));

    /** Where the table of wrong words stands, and words of other programs and standards. */
    private static final List<String> ALLOWED = List.of("CONTRIBUTING.md", "favouriteDrink", "src/test/");

    /** A comment, a character, a text block, or a string with the plus that joins it to the next one. */
    private static final Pattern TOKEN = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|'(?:\\\\.|[^'\\\\])++'"
            + "|\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*+)\"(\\s*\\+\\s*(?=\"))?");

    private record Word(Pattern pattern, String better) {
        Word(String pattern, String better) {
            this(Pattern.compile(pattern.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE), better);
        }
    }

    @Test
    void pages_haveNoWrongWord() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : files("docs", ".md")) {
            found.addAll(wrong(page, Files.readString(page)));
        }
        for (String page : List.of("README.md", "samples/hardened/README.md", "samples/seed-cases/README.md")) {
            found.addAll(wrong(ROOT.resolve(page), Files.readString(ROOT.resolve(page))));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void textsOfTheWindow_haveNoWrongWord() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path texts : files("gui/src/main/resources", ".properties")) {
            found.addAll(wrong(texts, Files.readString(texts)));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void stringsOfPrograms_haveNoWrongWord() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (Path module : list(ROOT)) {
            Path sources = module.resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                for (Path source : files(ROOT.relativize(sources).toString(), ".java")) {
                    found.addAll(wrong(source, strings(Files.readString(source))));
                    files++;
                }
            }
        }
        assertTrue(files > 500, "only " + files + " files");
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "it is " + "no host"                 | it is no host
            call("a", "b"); /* "so that" */      | a\\nb
            String s = "x"; // is no "comment"   | x
            """)
    void strings_areJoinedAndCommentsLeftOut(String source, String strings) {
        assertEquals(strings.replace("\\n", "\n"), strings(source).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x' is no host",
                "a list, so that nobody\nasks",
                "so\nthat nobody asks",
                "mail is put off",
                "recognise",
                "it is thrown away"
            })
    void wrongWord_isFoundAcrossLines(String text) {
        assertEquals(1, wrong(ROOT.resolve("x"), text).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"there is no host", "it is no longer there", "he is not a host", "so they say that"})
    void rightWords_areLeft(String text) {
        assertEquals(List.of(), wrong(ROOT.resolve("x"), text));
    }

    private static List<String> wrong(Path file, String text) {
        List<String> found = new ArrayList<>();
        String place = ROOT.relativize(file).toString();
        for (Word word : WRONG) {
            var match = word.pattern().matcher(text);
            while (match.find()) {
                String around =
                        text.substring(Math.max(0, match.start() - 20), Math.min(text.length(), match.end() + 20));
                if (ALLOWED.stream().noneMatch(allowed -> place.contains(allowed) || around.contains(allowed))) {
                    found.add(place + ": \"" + around.replaceAll("\\s+", " ") + "\": " + word.better());
                }
            }
        }
        return found;
    }

    private static String strings(String source) {
        StringBuilder strings = new StringBuilder();
        var token = TOKEN.matcher(source);
        while (token.find()) {
            String block = token.group(1);
            if (block != null || token.group(2) != null) {
                strings.append(block != null ? block : token.group(2));
                strings.append(token.group(3) == null ? "\n" : "");
            }
        }
        return strings.toString();
    }

    private static List<Path> files(String below, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve(below))) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
