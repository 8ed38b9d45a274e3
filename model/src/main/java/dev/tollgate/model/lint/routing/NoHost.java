package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Locale;

/** Finds mailers without a host to send to. */
final class NoHost extends OneEntryRule {
    NoHost() {
        super(RuleInfo.error("TG1313", "Mailer without a host"));
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right();
        int colon = value.indexOf(':');
        String mailer = value.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        if (colon > 0
                && !mailer.equals("local")
                && !mailer.equals("error")
                && value.substring(colon + 1).isBlank()) {
            value(
                    entry,
                    report,
                    "no host follows the colon: sendmail looks for a host made of pieces of the address",
                    "write the host, in brackets to leave its MX records aside: " + mailer + ":[host.example]");
        }
    }
}
