package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Locale;

/** Finds keys that are right in themselves, but not under their tag. */
final class KeyNotLookedUp extends KeyRule {

    KeyNotLookedUp() {
        super(RuleInfo.error("TG232", "Kind of key that the tag does not look up"), KeyDefect.NOT_LOOKED_UP);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "'" + entry.tagText() + ":' is not asked for a key of the kind "
                + entry.key().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + DEAD;
        report.add(this, entry.lineNumber(), entry.keySpan(), message, "use a key of another kind, or another tag");
    }
}
