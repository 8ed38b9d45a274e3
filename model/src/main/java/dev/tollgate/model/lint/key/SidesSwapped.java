package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;

/** Finds entries with key and value swapped. */
final class SidesSwapped extends KeyRule {

    SidesSwapped() {
        super(RuleInfo.error("TG231", "Value in front of the key").intentFix(), KeyDefect.SIDES_SWAPPED);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String right = entry.right().strip();
        report.add(
                this,
                entry.lineNumber(),
                new Span(entry.leftSpan().start(), entry.rightSpan().start() + right.length()),
                "the key comes first: this refuses a domain '" + key + "' with the text '" + right + "'",
                "write the key first",
                Fix.intent(
                        "write the key first",
                        TextEdit.replace(entry.lineNumber(), entry.leftSpan(), right),
                        TextEdit.replace(
                                entry.lineNumber(),
                                new Span(
                                        entry.rightSpan().start(),
                                        entry.rightSpan().start() + right.length()),
                                entry.left())));
    }
}
