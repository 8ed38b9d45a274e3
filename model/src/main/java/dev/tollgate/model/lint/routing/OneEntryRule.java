package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;

/** Looks at single entries of a table. */
abstract class OneEntryRule extends RoutingRule {
    OneEntryRule(RuleInfo info) {
        super(info);
    }

    @Override
    public final Reach reach(Site site) {
        return new Reach.Groups(entry -> Reach.group(entry.left().hashCode()));
    }

    @Override
    public final Pass begin(Site site) {
        return this::check;
    }

    /** Adds what is wrong with {@code entry} to {@code report}. */
    abstract void check(Entry entry, Report report);

    /** A finding on the key. */
    final void key(Entry entry, Report report, String message, String help) {
        report.add(this, entry.lineNumber(), entry.leftSpan(), message, help);
    }

    /** A finding on the value. */
    final void value(Entry entry, Report report, String message, String help) {
        report.add(this, entry.lineNumber(), entry.rightSpan(), message, help);
    }

    /** A finding on the part of the value between two offsets in it. */
    final void value(Entry entry, Report report, int from, int to, String message, String help) {
        int start = entry.rightSpan().start();
        report.add(this, entry.lineNumber(), new Span(start + from, start + to), message, help);
    }
}
