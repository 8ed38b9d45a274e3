package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds bytes that SMTP replies cannot carry. */
final class NonAsciiText implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG316", "Reply text that is not ASCII");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry).ifPresent(reply -> {
            String value = entry.right();
            int first = 0;
            while (first < value.length() && value.charAt(first) < 0x80) {
                first++;
            }
            if (first < value.length() && !isTypographic(value, first)) {
                int end = first;
                while (end < value.length() && value.charAt(end) >= 0x80) {
                    end++;
                }
                report.add(
                        this,
                        entry.lineNumber(),
                        new Span(first, end).shift(entry.rightSpan().start()),
                        "SMTP replies are ASCII: sendmail strips the high bit and sends garbage here",
                        "write the text in ASCII");
            }
        });
    }

    /** Quotes, dashes and blanks of word processors, in UTF-8: a rule of their own finds them. */
    private static boolean isTypographic(String value, int at) {
        return value.startsWith("\u00e2\u0080", at) || value.startsWith("\u00c2\u00a0", at);
    }
}
