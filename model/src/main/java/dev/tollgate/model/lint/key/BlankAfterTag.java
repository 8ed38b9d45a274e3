package dev.tollgate.model.lint.key;

import static dev.tollgate.model.lint.rule.RuleInfo.error;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds tags with a blank between them and their key. */
final class BlankAfterTag {
    static final EntryRule RULE = KeyRules.defect(
                    error("TG201", "Space after the tag").intentFix(), KeyDefect.BLANK_AFTER_TAG)
            .conclusive()
            .finds(BlankAfterTag::found);

    private static final Pattern KEYWORD = Pattern.compile(
            "(OK|RELAY|REJECT|DISCARD|SKIP|ERROR|QUARANTINE|VERIFY|ENCR|TEMP|PERM)(\\W.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIKE_A_KEY = Pattern.compile("[^\"=]*[.@\\[][^\"=]*|/.*|[0-9]{1,2}|IPv6:.*");

    private BlankAfterTag() {}

    /** Whether the value of this entry without a key begins with what was meant as the key. */
    static boolean explains(Entry entry) {
        String[] words = entry.right().strip().split("\\s+", 2);
        if (words.length < 2 || KEYWORD.matcher(words[0]).matches() || words[0].startsWith("#")) {
            return false;
        }
        Entry meant = EntryParser.parse(entry.lineNumber(), entry.tagText() + ":" + words[0], words[1]);
        boolean better = isClear(meant) && !isClear(entry);
        return better || LIKE_A_KEY.matcher(words[0]).matches();
    }

    private static boolean isClear(Entry entry) {
        Optional<Value> value = entry.validValue();
        boolean bare =
                value.isPresent() && value.get() instanceof ErrorReply reply && reply.form() == ErrorReply.Form.BARE;
        return value.isPresent() && !bare;
    }

    private static void found(Entry entry, EntryReport report) {
        Span gap = new Span(
                /* start= */ entry.leftSpan().end(),
                /* end= */ entry.rightSpan().start());
        String effect = entry.tag().hasDefault()
                ? "; this becomes the default for everybody, with the value '"
                        + entry.right().strip() + "'"
                : KeyRules.DEAD;
        report.at(
                new Span(entry.leftSpan().start(), gap.end()),
                "white space after '" + entry.tagText() + ":' ends the key" + effect,
                "remove the white space",
                Fix.intent("remove the white space", report.edit(gap, "")));
    }
}
