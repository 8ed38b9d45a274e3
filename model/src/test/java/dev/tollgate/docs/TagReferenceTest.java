package dev.tollgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/tags.md says of each tag what the catalogue says, and its examples are good entries. */
class TagReferenceTest {
    private static final Map<KeyKind, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(KeyKind.ADDRESS, "address");
        NAMES.put(KeyKind.USER, "user");
        NAMES.put(KeyKind.DOMAIN, "domain");
        NAMES.put(KeyKind.SUBDOMAINS, "below");
        NAMES.put(KeyKind.BRACKETED, "bracketed");
        NAMES.put(KeyKind.IPV4, "IPv4");
        NAMES.put(KeyKind.IPV6, "IPv6");
        NAMES.put(KeyKind.DISTINGUISHED_NAME, "DN");
        NAMES.put(KeyKind.PAIR, "a pair `sender<@>recipient`");
        NAMES.put(KeyKind.DEFAULT, "default");
    }

    private static String page() {
        try {
            return Files.readString(Path.of(System.getProperty("tollgate.root"), "docs/tags.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String section(Tag tag) {
        String heading = "\n## " + (tag == Tag.UNTAGGED ? "Without a tag" : tag.text()) + "\n";
        String page = page();
        int start = page.indexOf(heading);
        assertTrue(start >= 0, "no section" + heading);
        int end = page.indexOf("\n## ", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }

    static List<Tag> tags() {
        List<Tag> tags = new ArrayList<>(Tag.named());
        tags.add(Tag.UNTAGGED);
        return tags;
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyTag_itsKeysAreListed(Tag tag) {
        String keys = NAMES.entrySet().stream()
                .filter(name -> tag.looksUp(name.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        String line = section(tag)
                .lines()
                .filter(text -> text.startsWith("Keys: "))
                .findFirst()
                .orElseThrow();
        assertEquals("Keys: " + keys + ".", line.substring(0, line.indexOf(". ") + 1));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyTag_itsFeatureIsNamed(Tag tag) {
        tag.feature().ifPresent(feature -> assertTrue(section(tag).contains("(" + feature + ")"), feature));
    }

    @Test
    void examples_followTheirGrammar() {
        int examples = 0;
        AccessFile page = AccessFile.parse(page().getBytes(StandardCharsets.UTF_8));
        for (int number = 1; number <= page.lineCount(); number++) {
            String text = page.line(number).text();
            if (text.startsWith("    ")) {
                String[] sides = text.strip().split("\\s+", 2);
                Entry entry = EntryParser.parse(number, sides[0], sides[1]);
                assertTrue(entry.validValue().isPresent(), text);
                assertTrue(entry.tag().looksUp(entry.key().kind()), text);
                examples++;
            }
        }
        assertTrue(examples > Tag.named().size(), "only " + examples + " examples found");
    }
}
