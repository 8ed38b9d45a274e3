package dev.tollgate.cli.ca;

import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A list of certificates to be issued, UTF-8. A line is {@code server}, {@code client} or {@code both}, blanks, the name,
 * and further names, each after a tab; empty lines and those that begin with {@code #} are left out.
 */
final class IssueList {
    private IssueList() {}

    /** One line. */
    record Item(Purpose purpose, String name, List<String> alternativeNames) {}

    /** The items in {@code content}; {@code source} is its name in messages. */
    static List<Item> parse(String source, byte[] content) {
        List<Item> items = new ArrayList<>();
        int number = 0;
        for (String line : new String(content, StandardCharsets.UTF_8).split("\r?\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("[ \t]+", 2);
            Optional<Purpose> purpose = Purpose.named(words[0].toLowerCase(Locale.ROOT));
            if (purpose.isEmpty() || words.length < 2) {
                throw Problem.data(
                        source + ":" + number + ": '" + Shown.line(line) + "' does not say what to issue",
                        "write 'server', 'client' or 'both' and the name, then further names, each after a tab");
            }
            List<String> names = new ArrayList<>();
            for (String name : words[1].split("\t+")) {
                names.add(name.strip());
            }
            items.add(new Item(purpose.get(), names.get(0), List.copyOf(names.subList(1, names.size()))));
        }
        return items;
    }
}
