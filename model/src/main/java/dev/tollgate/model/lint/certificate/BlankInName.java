package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key that a blank inside the name has cut short. */
final class BlankInName implements EntryRule {
    private static final RuleInfo INFO =
            RuleInfo.error("TG504", "A space in a distinguished name").intentFix();

    /** The rest of a name, then the word that was meant to be the value. */
    private static final Pattern REST = Pattern.compile("(.*\\S)\\s+(RELAY|SUBJECT|OK)\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.value() instanceof ParsedValue.Valid || entry.keySpan().length() == 0) {
            return;
        }
        Matcher rest = REST.matcher(entry.right());
        if (entry.left().indexOf('=') < 0 && !entry.right().startsWith("=") || !rest.matches()) {
            return;
        }
        int tag = entry.left().length() - entry.keySpan().length();
        int gap = entry.rightSpan().start() - entry.leftSpan().end();
        String name = entry.left().substring(tag) + " ".repeat(gap) + rest.group(1);
        Optional<String> encoded = OneLineForm.of(name);
        if (rest.group(1).startsWith("#") || encoded.isEmpty()) {
            return;
        }
        Span span = new Span(entry.keySpan().start(), entry.rightSpan().start() + rest.end(1));
        Span withGap = new Span(span.start(), entry.rightSpan().start() + rest.start(2));
        report.add(
                this,
                entry.lineNumber(),
                span,
                "the key ends at the first space or tab, so that sendmail never finds this entry",
                "write the spaces of a name as +20",
                new Fix(
                        "write the name as " + encoded.get(),
                        Fix.Kind.INTENT,
                        List.of(TextEdit.replace(entry.lineNumber(), withGap, encoded.get() + "\t"))));
    }
}
