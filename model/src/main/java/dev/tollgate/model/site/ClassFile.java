package dev.tollgate.model.site;

import java.util.ArrayList;
import java.util.List;

/**
 * A file that a cf's F line fills a class from.
 *
 * @param className the class's name, such as {@code w} or {@code R}
 * @param path the file
 * @param optional whether it may be missing ({@code -o})
 */
public record ClassFile(String className, String path, boolean optional) {
    /** The members that {@code text} gives: the first word of each line that does not begin with {@code #}. */
    public static List<String> members(String text) {
        List<String> members = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                members.add(line.strip().split("\\s+", 2)[0]);
            }
        }
        return members;
    }
}
