package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.List;

/** {@code AuthInfo:} without a server: every server that offers AUTH is told. */
final class DefaultCredentials extends AuthRule {
    DefaultCredentials() {
        super(RuleInfo.warning("TG610", "Credentials for every server"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        if (entry.key().kind() == KeyKind.DEFAULT && entry.value() instanceof ParsedValue.Valid) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.leftSpan(),
                    "sendmail logs in with this at any server that offers AUTH, a stranger's as well",
                    "name the server: AuthInfo:mail.example.com");
        }
    }
}
