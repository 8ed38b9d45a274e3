package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.key.HostWithPort;
import dev.tollgate.model.source.Span;
import java.util.List;

/** A port behind the server's name. */
final class PortInKey extends AuthRule {
    PortInKey() {
        super(RuleInfo.error("TG615", "A port in the key of credentials").intentFix());
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        if (!(entry.key() instanceof Key.Other other)) {
            return;
        }
        int colon = HostWithPort.colon(other.text());
        if (colon >= 0) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    new Span(entry.keySpan().start() + colon, entry.keySpan().end()),
                    "sendmail looks up the server's name or address, never with a port, so that this entry is never"
                            + " found",
                    "remove the port",
                    "");
        }
    }
}
