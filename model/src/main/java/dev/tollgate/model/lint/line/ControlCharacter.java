package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;

/** Finds control characters inside entries. */
final class ControlCharacter implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG114", "Control character in an entry");
    }

    @Override
    public void check(LineView line, Report report) {
        if (line.kind() != LineKind.ENTRY && line.kind() != LineKind.NO_VALUE) {
            return;
        }
        String text = line.text();
        int end = text.stripTrailing().length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != 0 || c == 0x7F) {
                String what = c == '\r'
                        ? "a CR does not end a line: what follows belongs to this entry"
                        : "control character 0x%02X: it is part of the entry, invisible as it is".formatted((int) c);
                report.add(this, line.number(), new Span(i, i + 1), what, "remove it");
                return;
            }
        }
    }
}
