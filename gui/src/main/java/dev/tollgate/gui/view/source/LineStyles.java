package dev.tollgate.gui.view.source;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.table.RowState;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** The colors of one line and the underlines of its findings, as style classes. */
final class LineStyles {
    private record Stretch(Span span, String style) {}

    private LineStyles() {}

    static StyleSpans<Collection<String>> of(int number, Line line, List<Finding> findings) {
        String text = line.text();
        int length = ShownText.of(text).length();
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        List<Stretch> syntax = syntax(number, line);
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, text.length()));
        for (Stretch stretch : syntax) {
            borders.add(Math.min(text.length(), stretch.span().start()));
            borders.add(Math.min(text.length(), stretch.span().end()));
        }
        for (Finding finding : findings) {
            borders.add(Math.min(text.length(), finding.place().startOffset()));
            borders.add(end(finding, text));
        }
        if (length == 0) {
            return builder.add(Collections.emptyList(), 0).create();
        }
        int from = 0;
        int shownFrom = 0;
        for (int to : borders.tailSet(1)) {
            int shownTo = to == text.length() ? length : ShownText.shownOffset(text, to);
            builder.add(classes(from, syntax, findings, text), shownTo - shownFrom);
            from = to;
            shownFrom = shownTo;
        }
        return builder.create();
    }

    private static int end(Finding finding, String text) {
        boolean goesOn = finding.place().endLine() > finding.place().startLine();
        int end =
                goesOn ? text.length() : Math.min(text.length(), finding.place().endOffset());
        // An empty place is shown on the character in front of it.
        return end;
    }

    private static Collection<String> classes(int at, List<Stretch> syntax, List<Finding> findings, String text) {
        Collection<String> classes = new TreeSet<>();
        for (Stretch stretch : syntax) {
            if (stretch.span().start() <= at && at < stretch.span().end()) {
                classes.add(stretch.style());
            }
        }
        findings.stream()
                .filter(finding -> Math.min(finding.place().startOffset(), Math.max(0, text.length() - 1)) <= at
                        && (at < end(finding, text) || finding.place().startOffset() >= text.length()))
                .map(Finding::severity)
                .min(Comparable::compareTo)
                .ifPresent(severity -> classes.add("finding-" + severity.name().toLowerCase(Locale.ROOT)));
        return classes;
    }

    private static List<Stretch> syntax(int number, Line line) {
        RowState state = RowState.of(line);
        if (line.text().startsWith("#")) {
            String style = state == RowState.DISABLED ? "disabled" : "comment";
            return List.of(new Stretch(new Span(0, line.text().length()), style));
        }
        if (state == RowState.BROKEN) {
            return List.of(new Stretch(new Span(0, line.text().length()), "broken"));
        }
        return EntryParser.parse(number, line).map(LineStyles::syntax).orElse(List.of());
    }

    private static List<Stretch> syntax(Entry entry) {
        return List.of(
                new Stretch(new Span(entry.leftSpan().start(), entry.keySpan().start()), "tag"),
                new Stretch(entry.keySpan(), "key"),
                new Stretch(entry.rightSpan(), valueStyle(entry)));
    }

    private static String valueStyle(Entry entry) {
        if (!(entry.value() instanceof ParsedValue.Valid valid)) {
            return "value-invalid";
        }
        if (valid.value() instanceof Action action) {
            return switch (action) {
                case OK, RELAY -> "value-good";
                case REJECT, DISCARD -> "value-bad";
                case SKIP -> "value";
            };
        }
        return valid.value() instanceof ErrorReply ? "value-bad" : "value";
    }
}
