package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.List;

/** Credentials without a password, or with an empty one. */
final class NoPassword extends AuthRule {
    NoPassword() {
        super(RuleInfo.error("TG606", "Credentials without a password"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        boolean plain = !pieces.isEmpty() && pieces.stream().allMatch(AuthTokens.Piece::isToken);
        boolean password = pieces.stream()
                .anyMatch(piece -> piece.isToken()
                        && piece.letter().orElse(' ') == 'P'
                        && !piece.value().isEmpty());
        if (plain && !password) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "without a password sendmail does not log in, and mail goes out unauthenticated",
                    "add \"P:password\"");
        }
    }
}
