package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds extensions joined by one plus sign. */
final class SinglePlus implements TlsRule {
    private static final Pattern JOINT = Pattern.compile(
            "(?i)\\+\\s*(?:CN|CS|CI|CITag)\\b([^+]|\\+[0-9A-F]{2})*?([+])(?=\\s*(?:CN|CS|CI|CITag)\\s*(?::|$|\\+))");

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG412", "One plus sign between two extensions").intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().indexOf('+') < 0) {
            return;
        }
        if (Mistakes.in(entry) != Mistake.SINGLE_PLUS && Mistakes.in(entry) != Mistake.NONE) {
            return;
        }
        Matcher plus = JOINT.matcher(entry.right());
        if (plus.find()) {
            boolean bare = Mistakes.in(entry) == Mistake.SINGLE_PLUS;
            report.replace(
                    this,
                    entry.lineNumber(),
                    new Span(plus.start(2), plus.end(2)).shift(entry.rightSpan().start()),
                    bare
                            ? "one plus sign between extensions: sendmail checks neither and accepts every certificate"
                            : "one plus sign between extensions: what follows becomes part of the value, which no"
                                    + " certificate has",
                    "separate extensions by ++",
                    "++");
        } else if (Mistakes.in(entry) == Mistake.SINGLE_PLUS) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "one plus sign after CN: sendmail checks no extension and accepts every certificate",
                    "separate extensions by ++");
        }
    }
}
