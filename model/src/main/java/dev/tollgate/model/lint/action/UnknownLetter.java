package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds letters that sendmail logs and ignores. */
final class UnknownLetter implements EntryRule {
    private static final String SERVER = "AaBbCcDdEeFfGgHhIiKkLlNnOoPpRrSsUuVvXx";
    private static final String CLIENT = "DMSA";

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.SRV_FEATURES, Tag.CLT_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG332", "Unknown feature letter");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.validValue().isPresent()) {
            return;
        }
        boolean server = entry.tag() == Tag.SRV_FEATURES;
        for (Token token : Tokens.of(entry.right(), entry.rightSpan().start()).list()) {
            String text = token.text();
            boolean letter = text.matches("[A-Za-z0-9][0-9]?");
            boolean known = (server ? SERVER : CLIENT).indexOf(text.charAt(0)) >= 0
                    && (text.length() == 1 || server && (text.equals("g2") || text.equals("u2")));
            if (letter && !known) {
                report.add(
                        this,
                        entry.lineNumber(),
                        token.span(),
                        "sendmail does not know the letter '" + text + "' and ignores it",
                        server
                                ? "docs/tags.md lists the letters; only g2 and u2 have a digit"
                                : "a client has the letters D, M, S and A");
            }
        }
    }
}
