package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A rule about the tags that CITag: names in requirements, and about the issuers listed under them. */
final class IssuerTagRule extends FileRule {
    private final Predicate<Entry> kept;
    private final BiConsumer<IssuerTags, Consumer<IssuerTags.Use>> wrong;
    private final String message;
    private final String help;

    private IssuerTagRule(
            RuleInfo info,
            Predicate<Entry> kept,
            BiConsumer<IssuerTags, Consumer<IssuerTags.Use>> wrong,
            String message,
            String help) {
        super(info, IssuerTags.TAGS);
        this.kept = kept;
        this.wrong = wrong;
        this.message = message;
        this.help = help;
    }

    static List<Rule> all() {
        return List.of(
                new IssuerTagRule(
                        RuleInfo.error("TG809", "CITag: with a tag that has no entry"),
                        entry -> false,
                        IssuerTags::withoutEntry,
                        "this file has no entry with that tag, so every issuer is rejected and the requirement "
                                + "always fails",
                        "add an entry: the tag, a colon, the issuer's name, and the value OK"),
                new IssuerTagRule(
                        RuleInfo.warning("TG810", "An issuer under a tag that no CITag: names"),
                        entry -> entry.key().kind() == KeyKind.DISTINGUISHED_NAME,
                        IssuerTags::unreferenced,
                        "no requirement in this file says CITag: with this tag, so sendmail never looks it up",
                        "write CITag: with this tag in a requirement, or correct the tag"),
                new IssuerTagRule(
                        RuleInfo.error("TG811", "An issuer that CITag: accepts in spite of its value"),
                        entry -> entry.value() instanceof ParsedValue.Invalid,
                        IssuerTags::referenced,
                        "CITag: accepts this issuer whatever the value. Because the value is not OK, sendmail also "
                                + "skips everything after the CITag:",
                        "remove the entry if the issuer is not acceptable, write OK if it is"));
    }

    @Override
    public Reach reach(Site site) {
        return IssuerTags.REACH;
    }

    @Override
    public Pass begin(Site site) {
        IssuerTags tags = new IssuerTags(kept);
        return new Pass() {
            @Override
            public void entry(Entry entry, Report report) {
                tags.entry(entry);
            }

            @Override
            public void end(EntryTable entries, Report report) {
                wrong.accept(tags, use -> report.add(IssuerTagRule.this, use.line(), use.span(), message, help));
            }
        };
    }
}
