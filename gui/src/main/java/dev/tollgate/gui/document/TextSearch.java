package dev.tollgate.gui.document;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds and replaces text in the lines of a document, as they are shown. */
public final class TextSearch {
    private final Pattern pattern;
    private final Kind kind;

    private TextSearch(Pattern pattern, Kind kind) {
        this.pattern = pattern;
        this.kind = kind;
    }

    /** How what is sought is written. */
    public enum Kind {
        /** As it stands, in any case. */
        TEXT,
        /** As a regular expression of Java; case counts. */
        REGULAR_EXPRESSION
    }

    /**
     * A place where it was found.
     *
     * @param line from 1
     * @param start offset in the shown line
     * @param end offset of what follows it
     */
    public record Match(int line, int start, int end) {}

    /** A search for {@code sought}; empty when that is empty or not a regular expression. */
    public static Optional<TextSearch> of(String sought, Kind kind) {
        if (sought.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TextSearch(
                    kind == Kind.TEXT
                            ? Pattern.compile(Pattern.quote(sought), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                            : Pattern.compile(sought),
                    kind));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The first match after the place given, from the top again when there is none below. */
    public Optional<Match> next(AccessFile document, int line, int offset) {
        int count = document.lineCount();
        for (int step = 0; step <= count; step++) {
            int number = Math.floorMod(line - 1 + step, Math.max(1, count)) + 1;
            if (number <= count) {
                int from = step == 0 ? offset : 0;
                Optional<Match> found = matches(document, number).stream()
                        .filter(match -> match.start() >= from)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The last match in front of the place given, from the end again when there is none above. */
    public Optional<Match> previous(AccessFile document, int line, int offset) {
        int count = document.lineCount();
        for (int step = 0; step <= count; step++) {
            int number = Math.floorMod(line - 1 - step, Math.max(1, count)) + 1;
            if (number <= count) {
                int to = step == 0 ? offset : Integer.MAX_VALUE;
                Optional<Match> found = matches(document, number).stream()
                        .filter(match -> match.end() <= to)
                        .reduce((before, after) -> after);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private List<Match> matches(AccessFile document, int number) {
        Matcher matcher = pattern.matcher(ShownText.of(document.line(number).text()));
        List<Match> found = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(new Match(number, matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    /** How often it is found. */
    public int count(AccessFile document) {
        int count = 0;
        for (int number = 1; number <= document.lineCount(); number++) {
            count += matches(document, number).size();
        }
        return count;
    }

    /** Whether {@code match} of {@code document} is one of this search. */
    public boolean isAt(AccessFile document, Match match) {
        return match.line() <= document.lineCount()
                && matches(document, match.line()).contains(match);
    }

    /** Puts {@code replacement} in place of one match, as one step of undo called {@code label}. */
    public void replace(EditorModel editor, Match match, String replacement, String label) {
        Line line = editor.document().line(match.line());
        String shown = ShownText.of(line.text());
        Matcher matcher = pattern.matcher(shown);
        if (matcher.find(match.start()) && matcher.end() == match.end()) {
            StringBuilder changed = new StringBuilder();
            matcher.appendReplacement(changed, template(replacement));
            // Only what was found is replaced; what stands in front of it comes along.
            String after = changed + shown.substring(match.end());
            editor.splice(label, match.line(), 1, List.of(edited(line, after)));
        }
    }

    /** Puts {@code replacement} in place of all matches, as one step of undo; answers how many there were. */
    public int replaceAll(EditorModel editor, String replacement, String label) {
        AccessFile document = editor.document();
        List<Line> lines = new ArrayList<>();
        int first = 0;
        int last = 0;
        int count = 0;
        for (int number = 1; number <= document.lineCount(); number++) {
            int here = matches(document, number).size();
            if (here > 0) {
                first = first == 0 ? number : first;
                last = number;
                count += here;
            }
        }
        for (int number = first; count > 0 && number <= last; number++) {
            Line line = document.line(number);
            String shown = ShownText.of(line.text());
            lines.add(edited(line, pattern.matcher(shown).replaceAll(template(replacement))));
        }
        if (count > 0) {
            editor.splice(label, first, last - first + 1, lines);
        }
        return count;
    }

    private static Line edited(Line line, String shown) {
        String old = ShownText.of(line.text());
        return old.equals(shown) ? line : new Line(ShownText.edited(line.text(), shown), line.ending());
    }

    private String template(String replacement) {
        return kind == Kind.TEXT ? Matcher.quoteReplacement(replacement) : replacement;
    }
}
