package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code %0} … {@code %9} in a credential: sendmail's maps put their arguments there. */
final class PercentInSecret extends AuthRule {
    private static final Pattern PERCENT = Pattern.compile("(?<!%)(?:%%)*(%[0-9])");

    PercentInSecret() {
        super(RuleInfo.error("TG608", "A percent sign and a digit in a credential")
                .intentFix());
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        for (AuthTokens.Piece piece : pieces) {
            if (piece.kind() != AuthTokens.Kind.QUOTED
                    || !piece.isToken()
                    || piece.text().charAt(1) != ':') {
                continue;
            }
            Matcher matcher = PERCENT.matcher(piece.text());
            while (matcher.find()) {
                int at = piece.span().start() + 1 + matcher.start(1);
                report.replace(
                        this,
                        entry.lineNumber(),
                        new Span(at, at + 1),
                        "the look-up replaces " + matcher.group(1)
                                + (matcher.group(1).equals("%0") ? " by the key" : " by nothing")
                                + ", so that the server gets another text",
                        "double the percent sign",
                        "%%");
            }
        }
    }
}
