package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.source.LineTrait;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a rule says of itself; the rest is on its page, docs/rules/CODE.md.
 *
 * @param code TGnnn; never reused
 * @param title the page's title: the mistake in a few words
 * @param severity the severity of its findings
 * @param fixes the kinds of its fixes; empty when it has none
 */
public record RuleInfo(String code, String title, Severity severity, Set<Fix.Kind> fixes) {
    public RuleInfo {
        fixes = fixes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(fixes));
    }

    /** A rule whose findings say that an entry is lost or does other than it says. */
    public static RuleInfo error(String code, String title) {
        return new RuleInfo(code, title, Severity.ERROR, Set.of());
    }

    /** A rule whose findings ask for action on a line that works. */
    public static RuleInfo warning(String code, String title) {
        return new RuleInfo(code, title, Severity.WARNING, Set.of());
    }

    /** A rule whose findings are worth knowing. */
    public static RuleInfo info(String code, String title) {
        return new RuleInfo(code, title, Severity.INFO, Set.of());
    }

    /** The same rule, some of whose fixes change the text alone. */
    public RuleInfo layoutFix() {
        return with(Fix.Kind.LAYOUT);
    }

    /** The same rule, some of whose fixes make an entry do what it says. */
    public RuleInfo intentFix() {
        return with(Fix.Kind.INTENT);
    }

    /** The same rule, some of whose fixes somebody has to decide on. */
    public RuleInfo unsafeFix() {
        return with(Fix.Kind.UNSAFE);
    }

    /** Begins a rule about entries with one of these tags, or with any if none is given. */
    public EntryScope on(Tag... tags) {
        return on(tags.length == 0 ? EnumSet.allOf(Tag.class) : Set.of(tags));
    }

    /** Begins a rule about entries with one of these tags. */
    public EntryScope on(Set<Tag> tags) {
        return new EntryScope(this, tags);
    }

    /** A rule about single lines as text, whatever they are, of those that show {@code trait}. */
    public LineRule lines(LineTrait trait, LineRule.Look look) {
        return new LineRule(this, trait, look);
    }

    /** A rule about suppression comments. */
    public SuppressionRule suppressions(SuppressionRule.Look look) {
        return new SuppressionRule(this, look);
    }

    private RuleInfo with(Fix.Kind kind) {
        EnumSet<Fix.Kind> more = EnumSet.of(kind);
        more.addAll(fixes);
        return new RuleInfo(code, title, severity, more);
    }
}
