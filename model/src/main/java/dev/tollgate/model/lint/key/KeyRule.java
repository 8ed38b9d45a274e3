package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A rule about one kind of defect of left-hand sides. */
abstract class KeyRule implements EntryRule {
    static final String DEAD = "; sendmail never looks that key up, and the entry does nothing";

    /** Defects that hide which key, or which tag, the value belongs to. */
    private static final Set<KeyDefect> ANOTHER_ENTRY = Set.of(
            KeyDefect.BLANK_AFTER_TAG,
            KeyDefect.TAG_WITHOUT_COLON,
            KeyDefect.SIDES_SWAPPED,
            KeyDefect.TAG_MISSPELT,
            KeyDefect.COLON_BEHIND_KEY);

    private final RuleInfo info;
    private final KeyDefect defect;

    KeyRule(RuleInfo info, KeyDefect defect) {
        this.info = info;
        this.defect = defect;
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final Set<Tag> tags() {
        return EnumSet.allOf(Tag.class);
    }

    @Override
    public final Set<KeyKind> keyKinds() {
        return defect.kinds();
    }

    @Override
    public final void check(Entry entry, Site site, Report report) {
        if (KeyDefect.of(entry) == defect) {
            found(entry, KeyDefect.text(entry), site, report);
        }
    }

    @Override
    public final boolean isConclusive() {
        return ANOTHER_ENTRY.contains(defect);
    }

    /** Reports {@code entry}, whose key {@code key} has this rule's defect. */
    abstract void found(Entry entry, String key, Site site, Report report);

    /** A finding on the key, with the keys that should stand there; without a fix when there are none. */
    final void keys(Entry entry, Report report, String message, String help, List<String> keys) {
        if (keys.isEmpty()) {
            report.add(this, entry.lineNumber(), entry.keySpan(), message, help);
            return;
        }
        List<TextEdit> edits = new ArrayList<>();
        edits.add(TextEdit.replace(entry.lineNumber(), entry.keySpan(), keys.get(0)));
        if (keys.size() > 1) {
            StringBuilder others = new StringBuilder();
            String tag = entry.tag() == Tag.UNTAGGED ? "" : entry.tagText() + ":";
            for (String key : keys.subList(1, keys.size())) {
                others.append('\n').append(tag).append(key).append('\t').append(entry.right());
            }
            int end = entry.rightSpan().end();
            edits.add(TextEdit.replace(entry.lineNumber(), new Span(end, end), others.toString()));
        }
        report.add(this, entry.lineNumber(), entry.keySpan(), message, help, new Fix(help, Fix.Kind.INTENT, edits));
    }
}
