package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds addresses in angle brackets. */
final class AngleBrackets extends KeyRule {

    AngleBrackets() {
        super(RuleInfo.error("TG223", "Angle brackets around an address").intentFix(), KeyDefect.ANGLE_BRACKETS);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String address = key.replace("<", "").replace(">", "");
        String message = "addresses are looked up without angle brackets" + DEAD;
        keys(entry, report, message, "remove the brackets", address.isEmpty() ? List.of() : List.of(address));
    }
}
