package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds octal and hexadecimal numbers, and letters behind digits. */
final class OddNumber implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG410", "Number of bits that sendmail reads its own way")
                .intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.ODD_NUMBER) {
            return;
        }
        Tokens tokens = Mistakes.tokens(entry);
        int number = 0;
        while (!tokens.get(number).is(":")) {
            number++;
        }
        Token bits = tokens.get(number + 1);
        String text = bits.text();
        boolean hexadecimal = text.regionMatches(true, 0, "0x", 0, 2);
        boolean octal = text.startsWith("0") && !hexadecimal;
        int read = hexadecimal
                ? Integer.parseInt(text.substring(2, Math.min(text.length(), 8)), 16)
                : octal
                        ? Integer.parseInt(text.substring(0, Math.min(text.length(), 9)), 8)
                        : Integer.parseInt(text.replaceFirst("[a-zA-Z].*|(?<=[0-9]{9}).*", ""));
        String meant = octal ? text.replaceFirst("^0+(?=.)", "") : Integer.toString(read);
        report.replace(
                this,
                entry.lineNumber(),
                bits.span(),
                "sendmail reads '" + text + "' as " + read + " bits",
                "write a plain decimal number",
                meant);
    }
}
