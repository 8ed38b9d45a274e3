package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.scan.Tokens;
import java.util.List;

/** A credential that sendmail's scanner cannot hold. */
final class OverlongToken extends AuthRule {
    OverlongToken() {
        super(RuleInfo.error("TG613", "A credential that is too long"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            if (piece.span().length() > Tokens.MAX_TOKEN) {
                report.add(
                        this,
                        entry.lineNumber(),
                        piece.span(),
                        "with its quotes it has " + piece.span().length() + " bytes, sendmail takes " + Tokens.MAX_TOKEN
                                + " and gives the whole look-up up",
                        "ask the provider for a shorter one");
            }
        }
    }
}
