package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.List;

/** A comma or semicolon between two credentials: sendmail stops reading there. */
final class SeparatedTokens extends AuthRule {
    SeparatedTokens() {
        super(RuleInfo.error("TG602", "Commas between credentials").intentFix());
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            if (piece.kind() == AuthTokens.Kind.SEPARATOR) {
                report.replace(
                        this,
                        entry.lineNumber(),
                        piece.span(),
                        "sendmail stops reading here: whatever follows is lost",
                        "write a space",
                        " ");
            }
        }
    }
}
