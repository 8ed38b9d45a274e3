package dev.tollgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The tables of docs/rules/README.md. They are made from the pages: {@code -Dindex.write=true} writes them. */
public final class PageIndex {
    private static final String RULE = "| --- | --- | --- | --- |\n";

    private final Path file;

    /** The index of the pages in {@code directory}. */
    public PageIndex(Path directory) {
        file = directory.resolve("README.md");
    }

    /** The row of one page. */
    public static String row(String code, String title, String severity, String fix) {
        return "| [%1$s](%1$s.md) | %2$s | %3$s | %4$s |"
                .formatted(code, title, severity.toLowerCase(Locale.ROOT), fix);
    }

    /** Writes the table below {@code heading} where that is asked for, and fails where it has other rows than these. */
    public void has(String heading, List<String> rows) throws IOException {
        String text = Files.readString(file);
        int start = text.indexOf(RULE, text.indexOf(heading + "\n")) + RULE.length();
        int end = text.indexOf("\n\n", start) + 1;
        String wanted = String.join("\n", rows) + "\n";
        if (Boolean.getBoolean("index.write")) {
            Files.writeString(file, text.substring(0, start) + wanted + text.substring(end));
        } else {
            assertEquals(wanted, text.substring(start, end), "run the test with -Dindex.write=true");
        }
    }
}
