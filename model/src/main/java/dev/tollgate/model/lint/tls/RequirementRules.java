package dev.tollgate.model.lint.tls;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.tls.TlsRules.OPEN;
import static dev.tollgate.model.lint.tls.TlsRules.mistake;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.value.TlsMistake;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.site.Feature;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about values as a whole, and what stands in the place of a TLS requirement. */
final class RequirementRules {
    /** Keys after which sendmail goes on to no other. */
    private static final Set<KeyKind> LAST = Set.of(KeyKind.ADDRESS, KeyKind.USER, KeyKind.DEFAULT);

    private static final Pattern PREFIX = Pattern.compile("(?i)^(TEMP|PERM)\\s*[ :=,./-]\\s*");
    private static final Pattern MARK = Pattern.compile("^#+\\s*");
    /** What cannot stand in a comment in parentheses. */
    private static final Pattern SPECIAL = Pattern.compile("[()\"\\\\]");

    private RequirementRules() {}

    static List<EntryRule> all() {
        return List.of(
                mistake(error("TG401", "Value that is not a TLS requirement"), TlsMistake.OTHER_VALUE)
                        .value(
                                RequirementRules::notARequirement,
                                "write VERIFY, VERIFY:bits or ENCR:bits, or OK to require nothing"),
                mistake(error("TG402", "Comment after a TLS requirement").intentFix(), TlsMistake.COMMENT)
                        .finds(RequirementRules::comment),
                mistake(
                                error("TG403", "TLS requirement in quotes or with punctuation")
                                        .intentFix(),
                                TlsMistake.DECORATED)
                        .finds((entry, report) -> report.replaceValue(
                                notARequirement(entry), "write the requirement alone", Mistakes.undecorated(entry))),
                mistake(
                                error("TG404", "TEMP or PERM not joined to the requirement")
                                        .intentFix(),
                                TlsMistake.PREFIX)
                        .finds(RequirementRules::prefix),
                mistake(error("TG420", "SKIP as a TLS requirement"), TlsMistake.SKIP)
                        .where((entry, site) -> LAST.contains(entry.key().kind())
                                || site.knows(Feature.SKIP) && !site.has(Feature.SKIP))
                        .value(
                                "SKIP does not continue to the default here: " + OPEN,
                                "write OK to require nothing, or remove the entry"));
    }

    private static String notARequirement(Entry entry) {
        return "'" + entry.right().strip() + "' is not a TLS requirement: " + OPEN;
    }

    private static void comment(Entry entry, EntryReport report) {
        int start = Mistakes.comment(entry);
        String comment = entry.right().substring(start).stripTrailing();
        int end = start + comment.length();
        String message = "with the comment the value is not a TLS requirement: " + OPEN;
        String words = MARK.matcher(comment).replaceFirst("");
        if (words.isEmpty() || SPECIAL.matcher(words).find()) {
            report.inValue(start, end, message, "put the comment on a line of its own");
        } else {
            report.replaceInValue(start, end, message, "put the comment in parentheses", "(" + words + ")");
        }
    }

    private static void prefix(Entry entry, EntryReport report) {
        String joined = PREFIX.matcher(entry.right().strip()).replaceFirst("$1+");
        if (Mistakes.isRequirement(joined)) {
            report.replaceValue(notARequirement(entry), "join the prefix with one plus sign", joined);
        } else {
            report.value(notARequirement(entry), "write one prefix and one requirement, as in TEMP+VERIFY:128");
        }
    }
}
