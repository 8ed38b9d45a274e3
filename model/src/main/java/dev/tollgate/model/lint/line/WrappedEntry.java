package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Wrapping;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Place;
import dev.tollgate.model.lint.rule.LineReport;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.LineView;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineTrait;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Finds entries that go on in the next line. */
final class WrappedEntry {
    static final LineRule RULE = RuleInfo.error("TG104", "Entry wrapped over several lines")
            .intentFix()
            .lines(LineTrait.OPEN_END, WrappedEntry::check);

    private static final String HELP = "join the lines";

    private WrappedEntry() {}

    private static void check(LineView line, LineReport report) {
        AccessFile file = line.file();
        int first = line.number();
        if (line.kind() == LineKind.COMMENT || line.kind() == LineKind.EMPTY || Wrapping.continues(file, first)) {
            return;
        }
        int last = Wrapping.lastLine(file, first);
        if (last > first) {
            String message = "entry wrapped over " + (last - first + 1)
                    + " lines: makemap has no continuation lines and reads each line separately";
            Place place = new Place(first, 0, last, file.line(last).text().length());
            report.at(place, message, HELP, join(file, first, last));
        } else if (line.text().endsWith("\\")) {
            int end = line.text().length();
            report.at(
                    new Span(end - 1, end),
                    "backslash at the end of the line: makemap has no continuation lines, so it is part of the entry",
                    "remove the backslash");
        }
    }

    private static Fix join(AccessFile file, int first, int last) {
        List<TextEdit> edits = new ArrayList<>();
        for (int number = first; number < last; number++) {
            Line above = file.line(number);
            Line rest = file.line(number + 1);
            int indent = rest.text().length() - rest.text().stripLeading().length();
            edits.add(new TextEdit(
                    number, Wrapping.tail(above).start(), number + 1, indent, Wrapping.joint(above, rest)));
        }
        return new Fix(HELP, Fix.Kind.INTENT, edits);
    }
}
