package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds comments in the style of other files. */
final class ForeignComment implements LineRule {
    private static final Pattern MARK =
            Pattern.compile("(;|//|--|dnl(?=\\s)|rem(?=\\s)|!(?=\\s)).*", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG111", "Comment that does not begin with #").intentFix();
    }

    @Override
    public void check(LineView line, Report report) {
        boolean entry = line.kind() == LineKind.ENTRY || line.kind() == LineKind.NO_VALUE;
        if (!entry || ";/-dDrR!".indexOf(line.text().charAt(0)) < 0) {
            return;
        }
        Matcher matcher = MARK.matcher(line.text());
        if (matcher.matches()) {
            report.add(
                    this,
                    line.number(),
                    new Span(0, matcher.end(1)),
                    "'" + matcher.group(1) + "' begins no comment: makemap takes the line as an entry",
                    "begin comments with #",
                    Fix.intent("begin comments with #", TextEdit.replace(line.number(), new Span(0, 0), "# ")));
        }
    }
}
