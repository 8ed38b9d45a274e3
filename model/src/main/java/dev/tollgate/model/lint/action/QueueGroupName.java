package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds queue groups of several words, and SKIP under a full address. */
final class QueueGroupName implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.QGRP);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG339", "Queue group that is not a single name");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        boolean skip = value.equalsIgnoreCase("SKIP");
        if (skip && entry.key().kind() == KeyKind.ADDRESS) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "under a full address sendmail takes SKIP as the name of a queue group",
                    "write the queue group's name, or remove the entry");
        } else if (!skip && entry.validValue().isEmpty()) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "'" + value + "' is not the name of one queue group",
                    "write the name as the mc file defines it with QUEUE_GROUP");
        }
    }
}
