package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds settings that keep STARTTLS from being offered. */
final class BrokenSessionFeatures implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.TLS_SRV_FEATURES, Tag.TLS_CLT_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG341", "TLS session settings that sendmail cannot read");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.value() instanceof ParsedValue.Invalid invalid
                && !entry.right().strip().equalsIgnoreCase("SKIP")) {
            report.add(
                    this,
                    entry.lineNumber(),
                    invalid.error().span(),
                    invalid.error().message()
                            + (entry.tag() == Tag.TLS_SRV_FEATURES
                                    ? ": sendmail answers STARTTLS with 454 and goes on in the clear"
                                    : ": sendmail keeps the mail in the queue"),
                    "write settings as in \"CipherList=HIGH; Options=SSL_OP_NO_TLSv1\"");
        }
    }
}
