package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.VisibleText;
import java.nio.charset.StandardCharsets;

/** Finds characters that change the direction of what follows, so that an editor shows something else than sendmail reads. */
final class DirectionMark implements LineRule {
    /** All of them have two or three bytes in UTF-8, the first of which is one of these. */
    private static final String FIRST_BYTES = "\u00d8\u00e2";

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG115", "Text direction changed");
    }

    @Override
    public void check(LineView line, Report report) {
        String text = line.text();
        if (text.indexOf(FIRST_BYTES.charAt(0)) < 0 && text.indexOf(FIRST_BYTES.charAt(1)) < 0) {
            return;
        }
        for (int at = 0; at < text.length(); at++) {
            int length = text.charAt(at) == FIRST_BYTES.charAt(0) ? 2 : 3;
            if (FIRST_BYTES.indexOf(text.charAt(at)) < 0 || at + length > text.length()) {
                continue;
            }
            byte[] bytes = text.substring(at, at + length).getBytes(StandardCharsets.ISO_8859_1);
            int point = new String(bytes, StandardCharsets.UTF_8).codePointAt(0);
            if (VisibleText.isDirectionMark(point)) {
                report.add(
                        this,
                        line.number(),
                        new Span(at, at + length),
                        "U+%04X changes the direction of the text: an editor shows this line otherwise than sendmail reads it"
                                .formatted(point),
                        "remove it");
                return;
            }
        }
    }
}
