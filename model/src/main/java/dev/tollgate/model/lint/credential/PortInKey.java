package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port behind the server's name. */
final class PortInKey extends AuthRule {
    private static final Pattern PORT = Pattern.compile("[A-Za-z0-9.-]*[A-Za-z0-9](:[0-9]{1,5})");

    PortInKey() {
        super(RuleInfo.error("TG615", "A port in the key of credentials"));
    }

    @Override
    void check(Entry entry, List<AuthTokens.Piece> pieces, Report report) {
        if (!(entry.key() instanceof Key.Other other)) {
            return;
        }
        Matcher matcher = PORT.matcher(other.text());
        if (matcher.matches()) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    new Span(
                            entry.keySpan().start() + matcher.start(1),
                            entry.keySpan().end()),
                    "sendmail looks up the server's name or address, never with a port, so that this entry is never"
                            + " found",
                    "remove the port",
                    "");
        }
    }
}
