package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.List;

/** A quoted piece whose first letter is none of U, I, P, R and M. */
final class UnknownLetter extends AuthRule {
    UnknownLetter() {
        super(RuleInfo.error("TG603", "An unknown letter in credentials"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            if (piece.kind() == AuthTokens.Kind.QUOTED && piece.letter().isEmpty()) {
                report.add(
                        this,
                        entry.lineNumber(),
                        piece.span(),
                        "sendmail knows U, I, P, R and M here; with anything else the whole entry is unusable and mail"
                                + " goes out unauthenticated",
                        "begin with U: (user), I: (authentication id), P: (password), R: (realm) or M: (mechanisms)");
            }
        }
    }
}
