package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds notes behind keywords that are not in parentheses. */
final class KeywordWithWords implements WordRule {
    private static final Pattern WORDS = Pattern.compile("([A-Za-z]+)[\\s;,/-]+(?=\\w)([^#()\"\\\\]*)");

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG305", "Words after a keyword").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY, ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().startsWith("ERROR:")) {
            return;
        }
        Matcher words = WORDS.matcher(entry.right().stripTrailing());
        if (words.matches() && WordRule.isKeyword(entry, words.group(1))) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    new Span(words.end(1), words.end(2)).shift(entry.rightSpan().start()),
                    "words after " + words.group(1) + ": " + WordRule.effect(entry),
                    "put the words in parentheses",
                    " (" + words.group(2) + ")");
        }
    }
}
