package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A quote with a backslash in front: the backslash stays. */
final class QuoteInSecret extends AuthRule {
    QuoteInSecret() {
        super(RuleInfo.error("TG609", "A quoted quote in a credential").intentFix());
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            boolean text = piece.kind() == AuthTokens.Kind.QUOTED
                    && piece.isToken()
                    && piece.text().charAt(1) == ':';
            if (text && piece.text().contains("\\\"")) {
                String meant = piece.value().replace("\\\"", "\"").replace("%%", "%");
                String base64 = Base64.getEncoder().encodeToString(meant.getBytes(StandardCharsets.ISO_8859_1));
                report.replace(
                        this,
                        entry.lineNumber(),
                        piece.span(),
                        "sendmail hands the backslash on, too, so that the server gets another text",
                        "write it in base64",
                        "\"" + piece.text().charAt(0) + "=" + base64 + "\"");
            }
        }
    }
}
