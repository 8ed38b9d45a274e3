package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds a level and a number with nothing but blanks between them. */
final class MissingColon implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG406", "Space in place of the colon before the bits")
                .intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.MISSING_COLON) {
            return;
        }
        String value = entry.right();
        int digits = 0;
        while (!Character.isDigit(value.charAt(digits))) {
            digits++;
        }
        int blanks = digits;
        while (Character.isWhitespace(value.charAt(blanks - 1))) {
            blanks--;
        }
        report.replace(
                this,
                entry.lineNumber(),
                new Span(blanks, digits).shift(entry.rightSpan().start()),
                "a space stands where the colon belongs: " + OPEN,
                "write a colon before the number of bits",
                ":");
    }
}
