package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;

/** Finds tags that a blank separates from their colon or key. */
final class TagWithoutColon extends KeyRule {

    TagWithoutColon() {
        super(RuleInfo.error("TG230", "Tag without its colon").intentFix(), KeyDefect.TAG_WITHOUT_COLON);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        boolean colon = entry.right().startsWith(":");
        int after = colon
                ? entry.right().length()
                        - entry.right().substring(1).stripLeading().length()
                : 0;
        Span gap = new Span(entry.leftSpan().end(), entry.rightSpan().start() + after);
        report.add(
                this,
                entry.lineNumber(),
                new Span(entry.leftSpan().start(), gap.end()),
                "the key ends at the first space or tab: '" + entry.left()
                        + "' alone is looked up as a domain of that name",
                "write " + entry.left() + ": and the key together",
                Fix.intent(
                        "write " + entry.left() + ": and the key together",
                        TextEdit.replace(entry.lineNumber(), gap, ":")));
    }
}
