package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds feature letters written as one word, with commas or in quotes. */
final class JoinedLetters implements EntryRule {
    private static final Pattern JOINED =
            Pattern.compile("\"?\\s*[AaBbCcDdEeFfHhLlNnPpRrSsVvXx](?:[\\s,;+]*[AaBbCcDdEeFfHhLlNnPpRrSsVvXx])+\\s*\"?");

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.SRV_FEATURES, Tag.CLT_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG330", "Feature letters not separated by spaces")
                .intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        if (entry.validValue().isPresent() || !JOINED.matcher(value).matches()) {
            return;
        }
        String letters = value.replaceAll("[^A-Za-z]", "");
        String separated = String.join(" ", Arrays.asList(letters.split("")));
        if (separated.equals(value.replaceAll("\\s+", " "))) {
            return;
        }
        report.replace(
                this,
                entry.lineNumber(),
                entry.rightSpan(),
                "sendmail takes only the first character of each word: " + taken(value),
                "separate the letters by spaces",
                separated);
    }

    private static String taken(String value) {
        if (value.startsWith("\"")) {
            return "none of these letters counts";
        }
        String first = value.replaceAll("[,;+]", " ").replaceAll("(?<=\\S)\\S+", "");
        return "of these letters only " + first.replaceAll("\\s+", " ") + " counts";
    }
}
