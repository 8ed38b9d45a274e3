package dev.tollgate.model.site;

import dev.tollgate.sendmail.cf.Scanf;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that a cf's F line fills a class from.
 *
 * @param className the class's name, such as {@code w} or {@code R}
 * @param path the file
 * @param optional whether it may be missing ({@code -o})
 * @param format what is taken of each line, in the format of C's {@code sscanf}
 */
public record ClassFile(String className, String path, boolean optional, String format) {
    /** The words that {@code text} gives: of each line that does not begin with {@code #} what the format takes of it. */
    public List<String> members(String text) {
        List<String> members = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.startsWith("#")) {
                Scanf.read(line, format)
                        .ifPresent(found -> List.of(found.strip().split("\\s+")).stream()
                                .filter(word -> !word.isEmpty())
                                .forEach(members::add));
            }
        }
        return members;
    }
}
