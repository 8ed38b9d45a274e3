package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;

/** Finds keys with a colon behind them, as in an aliases file. */
final class ColonBehindKey extends KeyRule {

    ColonBehindKey() {
        super(RuleInfo.error("TG229", "Colon after the key").intentFix(), KeyDefect.COLON_BEHIND_KEY);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        Span colon = new Span(entry.leftSpan().end() - 1, entry.leftSpan().end());
        report.replace(
                this,
                entry.lineNumber(),
                colon,
                "the colon at the end is part of the key" + DEAD,
                "remove the colon",
                "");
    }
}
