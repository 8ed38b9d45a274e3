package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Pattern;

/** Finds {@code mailer:host}, the form of the mailertable, where an address belongs. */
final class MailerForAddress extends OneEntryRule {
    private static final Pattern MAILER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):[^@]*");

    MailerForAddress() {
        super(RuleInfo.error("TG1309", "Mailer where an address belongs"));
    }

    @Override
    void check(Entry entry, Report report) {
        if (!ValueText.isError(entry.right()) && MAILER.matcher(entry.right()).matches()) {
            value(
                    entry,
                    report,
                    "mailer:host is for the mailertable: what follows the colon is taken for a local user",
                    "write an address; mailers for whole domains go into the mailertable");
        }
    }
}
