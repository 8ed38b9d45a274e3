package dev.tollgate.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The editor's page shows each picture that is taken of it, and no other. */
class EditorPageTest {
    private static final Path DOCS = Path.of(System.getProperty("tollgate.root"), "docs");

    private static Set<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(result -> result.group(1) + ".png")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void pictures_areTakenShownAndThere() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> images = Files.list(DOCS.resolve("images"))) {
            images.forEach(image -> there.add(image.getFileName().toString()));
        }
        Path script =
                Path.of(System.getProperty("tollgate.root"), "gui/src/test/java/dev/tollgate/gui/Screenshots.java");
        assertEquals(there, found(DOCS.resolve("editor.md"), "!\\[[^]]+\\]\\(images/([a-z-]+)\\.png\\)"));
        assertEquals(there, found(script, "take\\(\"([a-z-]+)\"\\)"));
    }
}
