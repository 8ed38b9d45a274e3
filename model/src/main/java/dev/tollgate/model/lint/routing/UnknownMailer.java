package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Locale;
import java.util.Set;

/** Finds mailers that sendmail's MAILER macros do not define. */
final class UnknownMailer extends OneEntryRule {
    /** The M lines of cf/mailer/*.m4, what deliver.c adds, and the word that refuses. */
    private static final Set<String> KNOWN = Set.of(
            "error",
            "local",
            "prog",
            "smtp",
            "esmtp",
            "smtp8",
            "dsmtp",
            "relay",
            "procmail",
            "cyrus",
            "cyrusbb",
            "cyrusv2",
            "uucp",
            "uucp-old",
            "uucp-new",
            "uucp-dom",
            "uucp-uudom",
            "suucp",
            "usenet",
            "fax",
            "pop",
            "qpage",
            "ph",
            "mail11");

    UnknownMailer() {
        super(RuleInfo.warning("TG1312", "Mailer that sendmail does not bring"));
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right();
        int colon = value.indexOf(':');
        if (colon > 0 && !value.startsWith("[") && !isMailer(value.substring(0, colon))) {
            value(
                    entry,
                    report,
                    0,
                    colon,
                    "unless your sendmail.cf defines it, mail is refused with \"unknown mailer\"",
                    "name a mailer of yours, such as smtp, esmtp or relay; check with --cf knows them");
        }
    }

    static boolean isMailer(String word) {
        return KNOWN.contains(word.toLowerCase(Locale.ROOT));
    }
}
