package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.Wrapping;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds keys without a value. */
final class KeyWithoutValue implements LineRule {
    private static final Pattern GLUED =
            Pattern.compile("(.+?)[=,;](OK|RELAY|REJECT|DISCARD|SKIP)\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG105", "Key without a value").intentFix();
    }

    @Override
    public void check(LineView line, Report report) {
        if (line.kind() != LineKind.NO_VALUE
                || Wrapping.lastLine(line.file(), line.number()) > line.number()
                || ConflictMarker.isMarker(line.text())
                || TypographicCharacter.isIn(line.text())
                || line.text().endsWith("\\")) {
            return;
        }
        String message = "key without a value: makemap drops the line with \"no RHS for LHS\"";
        Matcher glued = GLUED.matcher(line.text());
        if (glued.matches()) {
            Span separator = new Span(/* start= */ glued.end(1), /* end= */ glued.start(2));
            report.add(
                    this,
                    line.number(),
                    line.parts().key(),
                    message,
                    "separate key and value by white space",
                    Fix.intent(
                            "separate key and value by white space", TextEdit.replace(line.number(), separator, "\t")));
        } else {
            report.add(this, line.number(), line.parts().key(), message, "give it a value, or make it a comment");
        }
    }
}
