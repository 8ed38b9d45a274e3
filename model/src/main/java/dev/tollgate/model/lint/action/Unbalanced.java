package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds values that sendmail cannot scan. */
final class Unbalanced implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.UNTAGGED, Tag.CONNECT, Tag.FROM, Tag.TO, Tag.SPAM, Tag.COMPAT, Tag.TRY_TLS, Tag.QGRP);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG314", "Quote, parenthesis or bracket without its partner");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Tokens tokens = Tokens.of(entry.right(), entry.rightSpan().start());
        if (!tokens.unbalanced().isEmpty()) {
            report.add(
                    this,
                    entry.lineNumber(),
                    tokens.unbalanced().get(0),
                    "no partner for this character: "
                            + (entry.tag() == Tag.TRY_TLS
                                    ? "sendmail reports \"Unbalanced\" and takes the rest as the value"
                                    : "sendmail answers MAIL and RCPT with \"Unbalanced\", whatever the value says"),
                    "add the missing partner, or remove it");
        }
    }
}
