package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.site.Site;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule in the making: the entries that it looks at, and then what it says of them. */
public final class EntryScope {
    private static final Set<KeyKind> ANY_KEY = Collections.unmodifiableSet(EnumSet.allOf(KeyKind.class));
    private static final Set<ValueForm> ANY_VALUE = Collections.unmodifiableSet(EnumSet.allOf(ValueForm.class));

    final RuleInfo info;
    final Set<Tag> tags;
    Set<KeyKind> keyKinds = ANY_KEY;
    Set<ValueForm> values = ANY_VALUE;
    private Predicate<Site> place = site -> true;
    private @Nullable BiPredicate<Entry, EntryReport> condition;
    boolean conclusive;

    EntryScope(RuleInfo info, Set<Tag> tags) {
        this.info = info;
        this.tags = Collections.unmodifiableSet(tags);
    }

    /** Only entries whose keys have one of these shapes. */
    public EntryScope keys(KeyKind... kinds) {
        return keys(Set.of(kinds));
    }

    /** Only entries whose keys have one of these shapes. */
    public EntryScope keys(Set<KeyKind> kinds) {
        keyKinds = Set.copyOf(kinds);
        return this;
    }

    /** Only entries whose values have one of these forms. */
    public EntryScope values(ValueForm... forms) {
        values = Set.of(forms);
        return this;
    }

    /** Only entries whose values have any form but the plain one. */
    public EntryScope notPlain() {
        return values(ValueForm.REPLY, ValueForm.MEANING, ValueForm.INVALID);
    }

    /** Only entries whose values are exactly {@code action}. */
    public EntryScope is(Action action) {
        return values(ValueForm.PLAIN, ValueForm.MEANING).when(entry -> entry.is(action));
    }

    /** Only entries for which this holds, too. */
    public EntryScope when(Predicate<Entry> also) {
        return and((entry, report) -> also.test(entry));
    }

    /** Only entries for which this holds at the site, too. */
    public EntryScope where(BiPredicate<Entry, Site> also) {
        return and((entry, report) -> also.test(entry, report.site()));
    }

    /** Only entries of a site for which this holds. */
    public EntryScope at(Predicate<Site> also) {
        place = place.and(also);
        return this;
    }

    /** Only entries of which {@code reading} says {@code wanted}; rules in a row that read the same share what it says. */
    public <T> EntryScope having(Class<T> type, Function<Entry, T> reading, T wanted) {
        return and((entry, report) -> report.shared(type, reading).equals(wanted));
    }

    private EntryScope and(BiPredicate<Entry, EntryReport> also) {
        condition = condition == null ? also : condition.and(also);
        return this;
    }

    /** With a finding of this rule, rules after it in the catalogue are not asked: fixing it gives another entry. */
    public EntryScope conclusive() {
        conclusive = true;
        return this;
    }

    /** Says the same of the key of each entry. */
    public EntryRule key(String message, String help) {
        return finds((entry, report) -> report.key(message, help));
    }

    /** Says what there is to say of the key of each entry. */
    public EntryRule key(Function<Entry, String> message, String help) {
        return finds((entry, report) -> report.key(message.apply(entry), help));
    }

    /** Says the same of tag and key of each entry. */
    public EntryRule left(String message, String help) {
        return finds((entry, report) -> report.left(message, help));
    }

    /** Says the same of the value of each entry. */
    public EntryRule value(String message, String help) {
        return finds((entry, report) -> report.value(message, help));
    }

    /** Says what there is to say of the value of each entry. */
    public EntryRule value(Function<Entry, String> message, String help) {
        return finds((entry, report) -> report.value(message.apply(entry), help));
    }

    /** Looks closer at each entry. */
    public EntryRule finds(EntryRule.Look look) {
        return new EntryRule(this, look);
    }

    /** Looks at each of the things that an entry has, such as the words of its value. */
    public <T> EntryRule each(Function<Entry, ? extends Iterable<T>> parts, PartLook<T> look) {
        return finds((entry, report) -> parts.apply(entry).forEach(part -> look.at(part, report)));
    }

    /** Says the same of tag and key of the first such entry of a file, for all of them. */
    public FileRule once(String message, String help) {
        return new OnceRule(this, tag -> 1, (entry, report) -> report.left(message, help));
    }

    /** Looks closer at the first such entry with each tag. */
    public FileRule oncePerTag(EntryRule.Look look) {
        List<Tag> all = List.copyOf(tags);
        return new OnceRule(this, tag -> 1 << all.indexOf(tag), look);
    }

    /** Whether the rule may have something to say at all of entries of {@code site}. */
    boolean concerns(Site site) {
        return place.test(site);
    }

    /** Whether the conditions hold for {@code entry}, whatever its tag, key and value are. */
    boolean holds(Entry entry, EntryReport report) {
        return condition == null || condition.test(entry, report);
    }

    /** Whether the rule is about {@code entry}. */
    boolean covers(Entry entry, EntryReport report) {
        return place.test(report.site())
                && tags.contains(entry.tag())
                && (keyKinds == ANY_KEY || keyKinds.contains(entry.key().kind()))
                && (values == ANY_VALUE || values.contains(ValueForm.of(entry)))
                && holds(entry, report);
    }

    /** What a rule looks for in a part of an entry. */
    @FunctionalInterface
    public interface PartLook<T> {
        /** Looks at a part and reports what is wrong with it. */
        void at(T part, EntryReport report);
    }
}
