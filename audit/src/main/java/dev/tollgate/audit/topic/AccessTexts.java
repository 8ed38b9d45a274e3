package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Look;
import dev.tollgate.sendmail.conf.CfMap;
import java.util.ArrayList;
import java.util.List;

/** The access map's text, where the host's facts have it. */
final class AccessTexts {
    private AccessTexts() {}

    /**
     * An entry.
     *
     * @param number its line, from 1
     */
    record Line(String path, int number, String text, String key, String value) {}

    static List<Line> lines(Look look) {
        String path = look.c().accessMap().map(CfMap::path).orElse("");
        List<Line> entries = new ArrayList<>();
        List<String> lines =
                path.isEmpty() ? List.of() : look.host().lines(path).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.strip().split("\\s+", 2);
                entries.add(new Line(path, i + 1, line, parts[0], parts.length > 1 ? parts[1].replace("\"", "") : ""));
            }
        }
        return entries;
    }
}
