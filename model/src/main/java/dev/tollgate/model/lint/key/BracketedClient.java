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
import java.util.Set;

/** Finds clients in brackets. */
final class BracketedClient implements EntryRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG211", "Client's address in brackets").unsafeFix();
    }

    @Override
    public Set<Tag> tags() {
        return EnumSet.of(
                Tag.CONNECT, Tag.GREET_PAUSE, Tag.SRV_FEATURES, Tag.TLS_CLT, Tag.TLS_SRV_FEATURES, Tag.XCONNECT);
    }

    @Override
    public Set<KeyKind> keyKinds() {
        return EnumSet.of(KeyKind.BRACKETED);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.key().kind() != KeyKind.BRACKETED || KeyDefect.of(entry) != KeyDefect.NONE) {
            return;
        }
        String address = ((Key.Bracketed) entry.key()).literal();
        report.add(
                this,
                entry.lineNumber(),
                entry.keySpan(),
                "in brackets the address is a name, which only a client without a valid one of its own has",
                "write " + address + " for the client whatever its name",
                Fix.unsafe("remove the brackets", TextEdit.replace(entry.lineNumber(), entry.keySpan(), address)));
    }
}
