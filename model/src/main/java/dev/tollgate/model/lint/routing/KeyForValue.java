package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineGrammar;

/** Finds entries that replace something by itself. */
final class KeyForValue extends OneEntryRule {
    KeyForValue() {
        super(RuleInfo.info("TG1319", "Entry that changes nothing"));
    }

    @Override
    void check(Entry entry, Report report) {
        if (LineGrammar.fold(entry.left()).equals(LineGrammar.fold(entry.right()))) {
            key(
                    entry,
                    report,
                    "key and value are the same",
                    "remove the entry unless it is an exception to a wider one");
        }
    }
}
