package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds units, fractions and further colons behind the bits. */
final class BitsWithUnit implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG408", "Something after the number of bits").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.UNIT) {
            return;
        }
        Tokens tokens = Mistakes.tokens(entry);
        int number = 0;
        while (!tokens.get(number).is(":")) {
            number++;
        }
        number++;
        String message = "the value goes on after the number of bits: " + OPEN;
        Token unit = tokens.get(number + 1);
        Span span = tokens.spanFrom(number + 1);
        boolean plain = tokens.get(number).text().matches("[1-9][0-9]*");
        if (plain && tokens.size() == number + 2 && (unit.is("bits") || unit.is("bit") || unit.is(":"))) {
            Span from = new Span(tokens.get(number).span().end(), span.end());
            report.replace(this, entry.lineNumber(), from, message, "write the number alone", "");
        } else {
            report.add(
                    this, entry.lineNumber(), span, message, "end with the number, or go on with + and an extension");
        }
    }
}
