package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds port numbers, which sendmail takes for a second host. */
final class PortForHost extends OneEntryRule {
    private static final Pattern PORT =
            Pattern.compile("(?i)(?:e?smtp8?|dsmtp|relay):(?:\\[[^]]*]|[^:\\[]+):(\\d{1,5})");

    PortForHost() {
        super(RuleInfo.error("TG1314", "Port where sendmail reads another host"));
    }

    @Override
    void check(Entry entry, Report report) {
        Matcher port = PORT.matcher(entry.right());
        if (port.matches()) {
            value(
                    entry,
                    report,
                    port.start(1),
                    port.end(1),
                    "a colon divides hosts that are tried in turn: " + port.group(1)
                            + " is the second host, not a port",
                    "define a mailer with that port (TCP $h " + port.group(1) + " in its A=) and name it here");
        }
    }
}
