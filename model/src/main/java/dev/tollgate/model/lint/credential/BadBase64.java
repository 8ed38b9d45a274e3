package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.Span;
import java.util.Base64;
import java.util.List;

/** Behind an equals sign stands something that is not base64. */
final class BadBase64 extends AuthRule {
    BadBase64() {
        super(RuleInfo.error("TG605", "A credential that is not base64"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            if (piece.kind() == AuthTokens.Kind.QUOTED
                    && piece.isToken()
                    && piece.text().charAt(1) == '='
                    && !isBase64(piece.value())) {
                report.add(
                        this,
                        entry.lineNumber(),
                        new Span(piece.span().start() + 3, piece.span().end() - 1),
                        "after an equals sign sendmail expects base64; this makes the whole entry unusable and mail goes"
                                + " out unauthenticated",
                        "write a colon for plain text, or encode it");
            }
        }
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return text.length() % 4 == 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
