package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.source.LineGrammar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that several tables have about entries which another one of the table makes needless, or is not used for. */
final class OtherEntryRules {
    private OtherEntryRules() {}

    /** Finds a value that is a key, in a table of {@code what}s. */
    static WholeTableRule askedOnce(String what) {
        return new WholeTableRule(
                warning("TG1318", "Value that is a key, where sendmail looks up only once"),
                (table, key, entry, report) -> {
                    String value = LineGrammar.fold(entry.right());
                    Entry next = table.get(value);
                    if (next != null
                            && !value.equals(key)
                            && !LineGrammar.fold(next.right()).equals(value)) {
                        report.naming(
                                entry.rightSpan(),
                                "sendmail looks up only once and stops at " + value + ": line ",
                                next.lineNumber(),
                                ", which has that key, is not used for it",
                                "write the last " + what + ": " + next.right());
                    }
                });
    }

    /** Finds an entry that {@code wider} would replace: the same value stands there. */
    static WholeTableRule saidByWider(Wider wider) {
        return new WholeTableRule(info("TG1320", "Entry that repeats a wider one"), (table, key, entry, report) -> {
            Entry other = wider.of(table, key);
            if (other != null
                    && other.lineNumber() != entry.lineNumber()
                    && other.right().equals(entry.right())
                    && other.right().indexOf('%') < 0) {
                report.naming(
                        entry.leftSpan(),
                        "line ",
                        other.lineNumber(),
                        " already says the same for it",
                        "remove this entry, or keep it in case the wider one changes");
            }
        });
    }

    /** The entry that sendmail would come to next. */
    @FunctionalInterface
    interface Wider {
        /** The entry in {@code table} after the one of {@code key}; null for none. */
        @Nullable
        Entry of(Map<String, Entry> table, String key);
    }
}
