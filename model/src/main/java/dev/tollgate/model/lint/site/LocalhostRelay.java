package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code localhost RELAY}, from the access files of old. */
final class LocalhostRelay extends SiteRule {
    private static final Set<String> NAMES = Set.of("localhost", "localhost.localdomain", "localdomain", "localhost6");

    LocalhostRelay() {
        super(
                RuleInfo.warning("TG715", "Relaying for a client named localhost")
                        .unsafeFix(),
                Set.of(Tag.CONNECT, Tag.UNTAGGED));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        boolean localhost = entry.key() instanceof Key.Domain domain
                && NAMES.contains(domain.name().toLowerCase(Locale.ROOT));
        if (localhost && entry.is(Action.RELAY)) {
            Span line = new Span(0, entry.rightSpan().end());
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.leftSpan(),
                    "sendmail relays for 127.0.0.1 and ::1 anyway; by name this helps only a stranger whose reverse name"
                            + " says " + entry.key().text(),
                    "remove the entry",
                    new Fix(
                            "empty the line",
                            Fix.Kind.UNSAFE,
                            List.of(TextEdit.replace(entry.lineNumber(), line, ""))));
        }
    }
}
