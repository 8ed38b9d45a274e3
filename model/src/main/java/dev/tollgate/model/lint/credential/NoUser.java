package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.List;

/** Credentials without a user and without an authentication id. */
final class NoUser extends AuthRule {
    NoUser() {
        super(RuleInfo.error("TG607", "Credentials without a user"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        boolean plain = !pieces.isEmpty() && pieces.stream().allMatch(AuthTokens.Piece::isToken);
        boolean user =
                pieces.stream().anyMatch(piece -> "UI".indexOf(piece.letter().orElse(' ')) >= 0);
        if (plain && !user) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "with neither user nor authentication id sendmail does not log in, and mail goes out unauthenticated",
                    "add \"U:user\" or \"I:id\"");
        }
    }
}
