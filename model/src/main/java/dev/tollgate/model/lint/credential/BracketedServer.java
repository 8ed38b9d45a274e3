package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.List;
import java.util.regex.Pattern;

/** A host name in brackets, as it stands in SMART_HOST. */
final class BracketedServer extends AuthRule {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|IPv6:.*", Pattern.CASE_INSENSITIVE);

    BracketedServer() {
        super(RuleInfo.error("TG614", "A server's name in brackets").intentFix());
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        if (entry.key() instanceof Key.Bracketed bracketed
                && !LITERAL.matcher(bracketed.literal()).matches()) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "brackets belong to SMART_HOST and the mailer table; sendmail looks the server's name up without"
                            + " them, so that this entry is never found",
                    "write the name without brackets",
                    bracketed.literal());
        }
    }
}
