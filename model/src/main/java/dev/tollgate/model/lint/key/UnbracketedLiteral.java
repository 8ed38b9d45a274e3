package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;

/** Finds client addresses under From:, To: and their kin. */
final class UnbracketedLiteral extends KeyRule {

    UnbracketedLiteral() {
        super(
                RuleInfo.error("TG212", "Address of a client under a tag for mail addresses")
                        .unsafeFix(),
                KeyDefect.LITERAL_WITHOUT_BRACKETS);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "after '" + entry.tagText() + ":' an address stands in brackets, as in user@["
                + entry.key().text() + "]" + DEAD;
        if (entry.tag() == Tag.FROM) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.leftSpan(),
                    message,
                    "use Connect: for a client, or put the address in brackets",
                    Fix.unsafe("use Connect:", TextEdit.replace(entry.lineNumber(), entry.tagSpan(), "Connect")));
        } else {
            report.add(this, entry.lineNumber(), entry.leftSpan(), message, "put the address in brackets");
        }
    }
}
