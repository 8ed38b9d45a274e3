package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.FileFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The aliases, as far as the host's facts have their text. */
final class Aliases {
    private Aliases() {}

    /**
     * An alias.
     *
     * @param line its first line, from 1
     * @param text that line
     * @param name its left-hand side, in lower case
     * @param targets its right-hand side, split at commas, without quotes
     */
    record Alias(String path, int line, String text, String name, List<String> targets) {}

    /** Whether the text of an alias file is known. */
    static boolean known(Look look) {
        return NamedFiles.aliases(look).stream()
                .anyMatch(path -> look.host().file(path).flatMap(FileFact::text).isPresent());
    }

    private record Index(List<Alias> entries, Map<String, Alias> byName) {}

    private static Index index(Look look) {
        List<String> paths = NamedFiles.aliases(look);
        return look.host().remember(List.of("aliases", paths), Index.class, () -> {
            List<Alias> entries = new ArrayList<>();
            for (String path : paths) {
                entries.addAll(of(path, look.host().lines(path).toList()));
            }
            Map<String, Alias> byName = new HashMap<>();
            entries.forEach(alias -> byName.putIfAbsent(alias.name(), alias));
            return new Index(entries, byName);
        });
    }

    /** All aliases. */
    static List<Alias> entries(Look look) {
        return index(look).entries();
    }

    private static List<Alias> of(String path, List<String> lines) {
        List<Alias> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int colon = colon(line);
            if (colon < 1 || line.startsWith("#") || Character.isWhitespace(line.charAt(0))) {
                continue;
            }
            StringBuilder right = new StringBuilder(line.substring(colon + 1));
            int first = i;
            while (i + 1 < lines.size()
                    && (lines.get(i + 1).startsWith(" ") || lines.get(i + 1).startsWith("\t"))
                    && !lines.get(i + 1).isBlank()) {
                right.append(lines.get(++i));
            }
            String name = line.substring(0, colon).strip().replace("\"", "").toLowerCase(Locale.ROOT);
            entries.add(new Alias(path, first + 1, line, name, split(right.toString())));
        }
        return entries;
    }

    private static int colon(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (line.charAt(i) == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** Splits a list of addresses at the commas outside quotes. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && (!quoted || i == text.length())) {
                if (!part.toString().isBlank()) {
                    parts.add(part.toString().strip());
                }
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return parts;
    }

    /** The alias of this name. */
    static Optional<Alias> named(Look look, String name) {
        return Optional.ofNullable(index(look).byName().get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether mail for {@code name} reaches an alias or a user. */
    static boolean reaches(Look look, String name) {
        return named(look, name).isPresent()
                || look.host().user(name.toLowerCase(Locale.ROOT)).isPresent();
    }
}
