package dev.tollgate.model.lint.key;

import static dev.tollgate.model.lint.key.KeyRules.DEAD;
import static dev.tollgate.model.lint.key.KeyRules.defect;
import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Locale;

/** Rules about tags and what they stand with. Where it is hidden which key or tag a value belongs to, no other is asked. */
final class TagKeys {
    private TagKeys() {}

    static List<EntryRule> all() {
        return List.of(
                BlankAfterTag.RULE,
                defect(error("TG202", "Bare tag that has no default"), KeyDefect.EMPTY)
                        .finds((entry, report) -> report.left(
                                "'" + entry.tagText() + ":' alone is not a default" + DEAD,
                                "name the client, sender or recipient")),
                defect(
                                error("TG212", "Client address under a tag for mail addresses")
                                        .unsafeFix(),
                                KeyDefect.LITERAL_WITHOUT_BRACKETS)
                        .finds(TagKeys::withoutBrackets),
                defect(error("TG227", "Misspelled tag").intentFix(), KeyDefect.TAG_MISSPELT)
                        .conclusive()
                        .finds((entry, report) -> {
                            String meant = TagSpelling.nearest(entry.tagText())
                                    .orElseThrow()
                                    .text();
                            report.replace(
                                    entry.tagSpan(),
                                    "sendmail does not know the tag '" + entry.tagText() + ":'" + DEAD,
                                    "write " + meant + ":",
                                    meant);
                        }),
                defect(warning("TG228", "Unknown tag"), KeyDefect.TAG_UNKNOWN)
                        .where((entry, site) -> site.lookups(entry.tagText()).isEmpty())
                        .finds((entry, report) -> report.at(
                                entry.tagSpan(),
                                "sendmail's rules never look up the tag " + entry.tagText() + ": with such a key",
                                "correct the tag, or silence this if your own rules look it up")),
                // As in an aliases file.
                defect(error("TG229", "Colon after the key").intentFix(), KeyDefect.COLON_BEHIND_KEY)
                        .conclusive()
                        .finds((entry, report) -> {
                            int end = entry.leftSpan().end();
                            report.replace(
                                    new Span(end - 1, end),
                                    "the colon at the end is part of the key" + DEAD,
                                    "remove the colon",
                                    "");
                        }),
                defect(error("TG230", "Tag without its colon").intentFix(), KeyDefect.TAG_WITHOUT_COLON)
                        .conclusive()
                        .finds(TagKeys::withoutColon),
                defect(error("TG231", "Value before the key").intentFix(), KeyDefect.SIDES_SWAPPED)
                        .conclusive()
                        .finds(TagKeys::swapped),
                defect(error("TG232", "Kind of key that the tag does not look up"), KeyDefect.NOT_LOOKED_UP)
                        .key(
                                entry -> "'" + entry.tagText() + ":' does not look up keys of the kind "
                                        + entry.key()
                                                .kind()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')
                                        + DEAD,
                                "use a key of another kind, or another tag"));
    }

    private static void withoutBrackets(Entry entry, EntryReport report) {
        String message = "'" + entry.tagText() + ":' matches addresses only in brackets, as in user@["
                + entry.key().text() + "]" + DEAD;
        if (entry.tag() == Tag.FROM) {
            report.at(
                    entry.leftSpan(),
                    message,
                    "use Connect: for a client, or put the address in brackets",
                    Fix.unsafe("use Connect:", report.edit(entry.tagSpan(), "Connect")));
        } else {
            report.left(message, "put the address in brackets");
        }
    }

    private static void withoutColon(Entry entry, EntryReport report) {
        String right = entry.right();
        int after = right.startsWith(":")
                ? right.length() - right.substring(1).stripLeading().length()
                : 0;
        Span gap = new Span(entry.leftSpan().end(), entry.rightSpan().start() + after);
        String help = "write " + entry.left() + ": and the key together";
        report.at(
                new Span(entry.leftSpan().start(), gap.end()),
                "the key ends at the first space or tab: '" + entry.left() + "' alone is looked up as a domain",
                help,
                Fix.intent(help, report.edit(gap, ":")));
    }

    private static void swapped(Entry entry, EntryReport report) {
        String right = entry.right().strip();
        int start = entry.rightSpan().start();
        Span value = new Span(start, start + right.length());
        String help = "write the key first";
        report.at(
                new Span(entry.leftSpan().start(), value.end()),
                "the key comes first: this rejects a domain '" + KeyDefect.text(entry) + "' with the text '" + right
                        + "'",
                help,
                Fix.intent(help, report.edit(entry.leftSpan(), right), report.edit(value, entry.left())));
    }
}
