package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Locale;
import java.util.Set;

/** Finds words of the access map, which are users here. */
final class AccessWord extends OneEntryRule {
    private static final Set<String> WORDS = Set.of("REJECT", "DISCARD", "OK", "RELAY", "SKIP", "QUARANTINE");

    AccessWord() {
        super(RuleInfo.warning("TG1308", "Word of the access map"));
    }

    @Override
    void check(Entry entry, Report report) {
        String word = entry.right();
        if (WORDS.contains(word.toUpperCase(Locale.ROOT))) {
            value(
                    entry,
                    report,
                    "words of the access map mean nothing here: mail goes to a local user called "
                            + word.toLowerCase(Locale.ROOT),
                    word.equalsIgnoreCase("REJECT")
                            ? "write error:5.1.1:550 User unknown to refuse mail"
                            : "write where the mail is to go");
        }
    }
}
