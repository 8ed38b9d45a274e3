package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Looks at distinguished names, whether they are keys or stand behind CS: and CI:. */
abstract class NameRule implements EntryRule {
    private static final Set<Tag> TAGS =
            Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM, Tag.TLS_CLT, Tag.TLS_SRV, Tag.TLS_RCPT);

    private final RuleInfo info;

    NameRule(RuleInfo info) {
        this.info = info;
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final Set<Tag> tags() {
        return TAGS;
    }

    @Override
    public final void check(Entry entry, Site site, Report report) {
        for (NameText name : NameText.of(entry)) {
            check(name, report);
        }
    }

    /** Adds what is wrong with {@code name} to {@code report}. */
    abstract void check(NameText name, Report report);
}
