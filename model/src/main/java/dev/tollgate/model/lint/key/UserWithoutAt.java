package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Finds single words under tags for mail addresses that are no domain anybody knows. */
final class UserWithoutAt implements EntryRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG236", "Word that is a domain, not a user").unsafeFix();
    }

    @Override
    public Set<Tag> tags() {
        return EnumSet.of(Tag.FROM, Tag.TO, Tag.SPAM, Tag.TLS_RCPT);
    }

    @Override
    public Set<KeyKind> keyKinds() {
        return EnumSet.of(KeyKind.DOMAIN);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.key() instanceof Key.Domain domain)
                || domain.name().indexOf('.') >= 0
                || TopLevelDomain.isPlausible(domain.name())
                || site.localDomains().contains(domain.name().toLowerCase(Locale.ROOT))) {
            return;
        }
        String user = domain.name() + "@";
        report.add(
                this,
                entry.lineNumber(),
                entry.keySpan(),
                "'" + domain.name() + "' is looked up as a top-level domain; a user has an '@' after the name",
                "write " + user + " for the user",
                Fix.unsafe("write " + user, TextEdit.replace(entry.lineNumber(), entry.keySpan(), user)));
    }
}
