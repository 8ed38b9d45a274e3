package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.List;

/** {@code U:user} without quotes: sendmail stops reading in front of it. */
final class UnquotedToken extends AuthRule {
    private static final String CURLY = "\u00e2\u0080[\u009c\u009d\u009e]";

    UnquotedToken() {
        super(RuleInfo.error("TG601", "Credentials without quotes").intentFix());
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            String plain =
                    piece.text().replaceAll(CURLY, "").replaceAll("^'|'$", "").replaceAll("[,;]$", "");
            AuthTokens.Piece token = new AuthTokens.Piece(AuthTokens.Kind.BARE, plain, piece.span());
            if (piece.kind() == AuthTokens.Kind.BARE && token.isToken() && plain.indexOf('\\') < 0) {
                report.replace(
                        this,
                        entry.lineNumber(),
                        piece.span(),
                        "sendmail stops reading at the first word without quotes, and without a password or user sends"
                                + " mail unauthenticated",
                        "put double quotes around it",
                        "\"" + plain + "\"");
            }
        }
    }
}
