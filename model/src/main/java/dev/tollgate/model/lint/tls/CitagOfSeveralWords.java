package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds tags behind CITag: that sendmail cannot look up. */
final class CitagOfSeveralWords implements TlsRule {
    private static final Pattern TRAILING_COLON =
            Pattern.compile("(?i)CITag\\s*:\\s*[A-Z0-9_-]+(:)\\s*(?=$|\\+\\s*\\+)");

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG415", "CITag that is not one word").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.CITAG_WORDS) {
            return;
        }
        String message = "the tag after CITag: is not one word: sendmail looks nothing up and accepts every issuer";
        Matcher colon = TRAILING_COLON.matcher(entry.right());
        if (colon.find()) {
            Span span = new Span(colon.start(1), colon.end(1))
                    .shift(entry.rightSpan().start());
            report.replace(this, entry.lineNumber(), span, message, "write the tag without its colon", "");
        } else {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    message,
                    "name the tag with letters, digits, - and _ only");
        }
    }
}
