package dev.tollgate.toolkit.cf;

import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.toolkit.host.Bytes;
import dev.tollgate.toolkit.host.NamedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of the texts that maps are made from, found by key; a map without a text beside it has none. */
final class MapLines {
    private final Map<String, Map<String, Integer>> known = new HashMap<>();

    /** The line of {@code key} in the text of the map {@code file}; 0 where there is none. */
    int of(String file, String key) {
        return known.computeIfAbsent(file, MapLines::read).getOrDefault(LineGrammar.fold(key), 0);
    }

    private static Map<String, Integer> read(String file) {
        String bare = file.endsWith(".db") ? file.substring(0, file.length() - ".db".length()) : file;
        Path path = Bytes.path(bare);
        Map<String, Integer> lines = new HashMap<>();
        if (!Files.isRegularFile(path)) {
            return lines;
        }
        try {
            List<String> text = NamedFiles.text(path).lines().toList();
            for (int i = 0; i < text.size(); i++) {
                String line = text.get(i);
                int end = 0;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && !isColon(line, end)) {
                    end++;
                }
                if (end > 0 && line.charAt(0) != '#') {
                    lines.putIfAbsent(LineGrammar.fold(line.substring(0, end)), i + 1);
                }
            }
        } catch (IOException e) {
            // Then nobody can be told of lines.
            return Map.of();
        }
        return lines;
    }

    /** A colon ends the name of an alias, and is a part of other keys where something follows at once. */
    private static boolean isColon(String line, int at) {
        return line.charAt(at) == ':' && (at + 1 == line.length() || Character.isWhitespace(line.charAt(at + 1)));
    }
}
