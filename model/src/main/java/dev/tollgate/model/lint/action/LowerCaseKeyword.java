package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Value;
import dev.tollgate.model.entry.ValueKind;
import dev.tollgate.model.entry.Word;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds keywords that are not written as everywhere else. */
final class LowerCaseKeyword implements WordRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.info("TG324", "Keyword not in upper case").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Value value = entry.meaning();
        boolean keyword = value instanceof Action || value instanceof Word word && word.kind() != ValueKind.PRESENCE;
        String written = entry.right().strip();
        if (value != null
                && keyword
                && !written.equals(value.canonical())
                && written.equalsIgnoreCase(value.canonical())) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail takes keywords in any case; everybody writes them in upper case",
                    "write " + value.canonical(),
                    value.canonical());
        }
    }
}
