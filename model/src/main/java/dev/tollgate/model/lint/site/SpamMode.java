package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.Word;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Set;

/** FRIEND where only HATER counts, or the other way round, or neither. */
final class SpamMode extends SiteRule {
    SpamMode() {
        super(RuleInfo.error("TG711", "FRIEND or HATER in the wrong mode"), Set.of(Tag.SPAM));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!site.has(Feature.DELAY_CHECKS)
                || !(entry.value() instanceof ParsedValue.Valid valid && valid.value() instanceof Word word)) {
            return;
        }
        String argument = site.argument(Feature.DELAY_CHECKS).orElse("").toLowerCase(Locale.ROOT);
        String counts = argument.startsWith("f") ? "FRIEND" : argument.startsWith("h") ? "HATER" : "";
        if (!word.text().equals(counts)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    counts.isEmpty()
                            ? "FEATURE(`delay_checks') without `friend' or `hater' never looks Spam: up"
                            : "in this mode of delay_checks only " + counts + " counts; this entry is ignored",
                    counts.isEmpty()
                            ? "write FEATURE(`delay_checks', `" + word.text().toLowerCase(Locale.ROOT) + "')"
                            : "remove the entry, or change the mode");
        }
    }
}
