package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a rule puts what it finds in one entry. */
public final class EntryReport extends LineReport {
    private Entry entry;
    private Site site;
    private @Nullable Entry read;
    private @Nullable Object answer;

    EntryReport(Report report, Rule rule, Entry entry, Site site) {
        super(report, rule);
        this.entry = entry;
        this.site = site;
    }

    /** One report serves all rules and entries in turn: most have nothing to say. */
    void begin(Rule rule, Entry of, Site at) {
        begin(rule, of.lineNumber());
        entry = of;
        site = at;
    }

    /** The site that the file is checked for. */
    public Site site() {
        return site;
    }

    /** What {@code reading} says of the entry, which is read once for all rules in a row that ask for the same type. */
    <T> T shared(Class<T> type, Function<Entry, T> reading) {
        if (type.isInstance(answer) && entry.equals(read)) {
            return type.cast(answer);
        }
        T fresh = reading.apply(entry);
        read = entry;
        answer = fresh;
        return fresh;
    }

    /** A finding on the tag, without its colon. */
    public void tag(String message, String help) {
        at(entry.tagSpan(), message, help);
    }

    /** A finding on the key, without its tag. */
    public void key(String message, String help) {
        at(entry.keySpan(), message, help);
    }

    /** A finding on the tag and the key. */
    public void left(String message, String help) {
        at(entry.leftSpan(), message, help);
    }

    /** A finding on the value. */
    public void value(String message, String help) {
        at(entry.rightSpan(), message, help);
    }

    /** A finding on the key that another one fixes. */
    public void replaceKey(String message, String help, String key) {
        replace(entry.keySpan(), message, help, key);
    }

    /**
     * A finding on the key that other ones fix, the second and those after it in entries of their own; without a fix when
     * there are none.
     */
    public void replaceKey(String message, String help, List<String> keys) {
        if (keys.isEmpty()) {
            key(message, help);
            return;
        }
        String tag = entry.tag() == Tag.UNTAGGED ? "" : entry.tagText() + ":";
        String others = keys.stream()
                .skip(1)
                .map(key -> "\n" + tag + key + "\t" + entry.right())
                .collect(Collectors.joining());
        int end = entry.rightSpan().end();
        TextEdit first = edit(entry.keySpan(), keys.get(0));
        TextEdit rest = edit(new Span(end, end), others);
        at(entry.keySpan(), message, help, others.isEmpty() ? Fix.intent(help, first) : Fix.intent(help, first, rest));
    }

    /** A finding on the key that another one would fix, if a person decides that it is meant. */
    public void offerKey(String message, String help, String description, String key) {
        at(entry.keySpan(), message, help, Fix.unsafe(description, edit(entry.keySpan(), key)));
    }

    /** A finding on the value that another one fixes, or only a person where there is none. */
    public void replaceValue(String message, String help, @Nullable String value) {
        if (value == null) {
            value(message, help);
        } else {
            replace(entry.rightSpan(), message, help, value);
        }
    }

    /** A finding on the value that another one would fix, if a person decides that it is meant. */
    public void offerValue(String message, String help, String value) {
        offerValue(message, help, help, value);
    }

    /** The same, with a description of the fix that says less than the help. */
    public void offerValue(String message, String help, String description, String value) {
        at(entry.rightSpan(), message, help, Fix.unsafe(description, edit(entry.rightSpan(), value)));
    }

    /** A finding on the part of the value between two offsets in it. */
    public void inValue(int from, int to, String message, String help) {
        at(part(from, to), message, help);
    }

    /** A finding on the part of the value between two offsets in it that another text fixes. */
    public void replaceInValue(int from, int to, String message, String help, String replacement) {
        replace(part(from, to), message, help, replacement);
    }

    private Span part(int from, int to) {
        return new Span(from, to).shift(entry.rightSpan().start());
    }
}
