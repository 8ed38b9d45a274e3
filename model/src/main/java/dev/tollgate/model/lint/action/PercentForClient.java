package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds percent signs that sendmail takes for printf's when it refuses a client. */
final class PercentForClient implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.CONNECT);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG326", "Percent sign in the refusal of a client");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (site.has(Feature.DELAY_CHECKS) || Replies.of(entry).isEmpty()) {
            return;
        }
        String value = entry.right();
        int at = value.indexOf('%');
        while (at >= 0 && at + 1 < value.length() && Character.isDigit(value.charAt(at + 1))) {
            at = value.indexOf('%', at + 2);
        }
        if (at >= 0) {
            report.add(
                    this,
                    entry.lineNumber(),
                    new Span(at, at + 1).shift(entry.rightSpan().start()),
                    "sendmail hands the refusal of a client to printf as its format: what goes out here is garbage, or"
                            + " the session breaks",
                    "write it in words");
        }
    }
}
