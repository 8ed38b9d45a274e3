package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds bits that every session has. */
final class ZeroBits implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG409", "Number of bits that is 0 for sendmail");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.ZERO_BITS) {
            return;
        }
        Tokens tokens = Mistakes.tokens(entry);
        int number = 0;
        while (!tokens.get(number).is(":")) {
            number++;
        }
        Token bits = tokens.get(number + 1);
        report.add(
                this,
                entry.lineNumber(),
                bits.span(),
                "'" + bits.text() + "' is 0 bits or less for sendmail: every cipher is strong enough, and so is none",
                "write the least cipher strength as a decimal number");
    }
}
