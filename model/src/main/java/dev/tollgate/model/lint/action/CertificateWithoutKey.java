package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.SessionFeatures;
import dev.tollgate.model.entry.SessionFeatures.Item;
import dev.tollgate.model.entry.SessionFeatures.Name;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds half of a pair of files. */
final class CertificateWithoutKey implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.TLS_SRV_FEATURES, Tag.TLS_CLT_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG342", "CertFile without KeyFile, or the reverse");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.meaning() instanceof SessionFeatures features)) {
            return;
        }
        boolean certificate = features.items().stream().anyMatch(item -> item.name() == Name.CertFile);
        boolean key = features.items().stream().anyMatch(item -> item.name() == Name.KeyFile);
        for (Item item : features.items()) {
            boolean alone = item.name() == Name.CertFile && !key || item.name() == Name.KeyFile && !certificate;
            if (alone) {
                report.add(
                        this,
                        entry.lineNumber(),
                        item.span(),
                        item.name() + " stands without its partner: sendmail gives up on TLS for the connection",
                        "give both CertFile and KeyFile");
            }
        }
    }
}
