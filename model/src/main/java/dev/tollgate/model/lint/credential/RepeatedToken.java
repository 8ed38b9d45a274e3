package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import java.util.Optional;

/** The same letter twice: the later one counts. */
final class RepeatedToken extends AuthRule {
    RepeatedToken() {
        super(RuleInfo.warning("TG612", "A credential given twice").intentFix());
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (int i = 0; i < pieces.size(); i++) {
            AuthTokens.Piece piece = pieces.get(i);
            Optional<Character> letter = piece.letter();
            boolean again = piece.isToken()
                    && pieces.subList(i + 1, pieces.size()).stream()
                            .anyMatch(later -> later.isToken() && later.letter().equals(letter));
            if (again) {
                Span withGap =
                        new Span(piece.span().start(), pieces.get(i + 1).span().start());
                report.add(
                        this,
                        entry.lineNumber(),
                        piece.span(),
                        "sendmail takes the last one of each letter, so that this one is lost",
                        "keep one of the two",
                        new Fix(
                                "remove the one that is lost",
                                Fix.Kind.INTENT,
                                List.of(TextEdit.replace(entry.lineNumber(), withGap, ""))));
            }
        }
    }
}
