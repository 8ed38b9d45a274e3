package dev.tollgate.audit.catalogue;

import dev.tollgate.audit.check.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that silence checks: {@code dnl tollgate: ignore TG901 -- why} for the next line that is not a comment,
 * {@code
 * ignore-file} for the whole file; in a cf with # in place of dnl. A comment without a reason silences nothing.
 */
final class Suppressions {
    private final String path;
    private final Set<String> whole = new HashSet<>();
    private final Map<Integer, Set<String>> byLine = new HashMap<>();

    private Suppressions(String path) {
        this.path = path;
    }

    /** Those of {@code text}, whose comments begin with {@code mark}. */
    static Suppressions of(String path, String text, String mark) {
        Pattern comment = Pattern.compile(
                Pattern.quote(mark) + "\\s*tollgate:\\s*(ignore|ignore-file)\\s+((?:TG\\d{3,4}[\\s,]*)+)--\\s*\\S.*");
        Suppressions found = new Suppressions(path);
        Set<String> next = new HashSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = comment.matcher(lines.get(i).strip());
            if (matcher.matches()) {
                Set<String> codes =
                        Set.of(matcher.group(2).strip().toUpperCase(Locale.ROOT).split("[\\s,]+"));
                (matcher.group(1).equals("ignore") ? next : found.whole).addAll(codes);
            } else if (!lines.get(i).isBlank() && !lines.get(i).startsWith(mark) && !next.isEmpty()) {
                found.byLine.put(i + 1, Set.copyOf(next));
                next.clear();
            }
        }
        return found;
    }

    /** Whether the comments silence {@code finding}. */
    boolean silence(Finding finding) {
        return finding.place().path().equals(path)
                && (whole.contains(finding.rule())
                        || byLine.getOrDefault(finding.place().line(), Set.of()).contains(finding.rule()));
    }
}
