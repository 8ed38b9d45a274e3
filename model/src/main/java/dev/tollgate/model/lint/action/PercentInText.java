package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds percent signs that the map look-up replaces. */
final class PercentInText implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.UNTAGGED, Tag.CONNECT, Tag.FROM, Tag.TO, Tag.COMPAT);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG315", "Percent sign before a digit").intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right();
        if (value.indexOf('%') < 0 || entry.meaning() instanceof Action) {
            return;
        }
        for (int at = 0; at + 1 < value.length(); at++) {
            if (value.charAt(at) == '%') {
                char next = value.charAt(at + 1);
                if (next >= '0' && next <= '9') {
                    report.replace(
                            this,
                            entry.lineNumber(),
                            new Span(at, at + 2).shift(entry.rightSpan().start()),
                            next == '0'
                                    ? "sendmail replaces %0 by the key it looked up"
                                    : "sendmail replaces %" + next + " by nothing",
                            "double the percent sign",
                            "%%" + next);
                }
                at++;
            }
        }
    }
}
