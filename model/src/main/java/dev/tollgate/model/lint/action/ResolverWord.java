package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Set;

/** Finds values that check_mail uses for what DNS said. */
final class ResolverWord implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.UNTAGGED, Tag.FROM);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG322", "Word of sendmail's own resolver check");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY, ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().startsWith("ERROR:")) {
            return;
        }
        String value = entry.right().strip().toUpperCase(Locale.ROOT);
        if (value.equals("TEMP") || value.equals("PERM") || value.equals("OKR")) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "for a sender sendmail takes '" + value + "' as the answer of DNS"
                            + (value.equals("OKR") ? " and accepts" : " and says that the domain does not resolve"),
                    "write OK, REJECT or ERROR with a text");
        }
    }
}
