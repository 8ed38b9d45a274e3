package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.Set;

/** Looks at AuthInfo: entries, whose values are cut into pieces for it. */
abstract class AuthRule implements EntryRule {
    private final RuleInfo info;

    AuthRule(RuleInfo info) {
        this.info = info;
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final Set<Tag> tags() {
        return Set.of(Tag.AUTH_INFO);
    }

    @Override
    public final void check(Entry entry, Site site, Report report) {
        check(entry, AuthTokens.of(entry.right(), entry.rightSpan().start()), report);
    }

    /** Adds what is wrong with {@code entry}, whose value consists of {@code pieces}, to {@code report}. */
    abstract void check(Entry entry, List<AuthTokens.Piece> pieces, Report report);
}
