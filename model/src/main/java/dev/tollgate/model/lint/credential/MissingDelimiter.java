package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.Span;
import java.util.List;

/** A known letter without the colon or equals sign behind it. */
final class MissingDelimiter extends AuthRule {
    MissingDelimiter() {
        super(RuleInfo.error("TG604", "No colon after the letter of a credential"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            if (piece.kind() == AuthTokens.Kind.QUOTED && piece.letter().isPresent() && !piece.hasDelimiter()) {
                report.add(
                        this,
                        entry.lineNumber(),
                        new Span(piece.span().start() + 1, piece.span().end() - 1),
                        "a colon (text) or an equals sign (base64) must follow the letter; without it the whole entry is"
                                + " unusable and mail goes out unauthenticated",
                        "write \"" + piece.text().charAt(0) + ":…\"");
            }
        }
    }
}
