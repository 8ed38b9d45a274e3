package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Pattern;

/** Finds refusals that sendmail reads in another way than they are meant. */
final class MalformedError extends OneEntryRule {
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}(?<rest>.*)");
    private static final Pattern TEXT_AFTER_COLON = Pattern.compile(":\\s*\\S.*");
    /** The words of sendmail's codeToEnh (conf.c), which the mailertable's rules divide from the text by a colon. */
    private static final Pattern WORD_AND_TEXT =
            Pattern.compile("(?i)(nouser|nohost|unavailable|tempfail|usage|config|dataerr|software|protocol)\\s+\\S.*");

    private static final Pattern KEYWORD = Pattern.compile("[A-Za-z]+(?<rest>.*)");

    private final Table table;

    MalformedError(Table table) {
        super(RuleInfo.error("TG1307", "Refusal without a reply of its own"));
        this.table = table;
    }

    @Override
    void check(Entry entry, Report report) {
        if (!ValueText.isError(entry.right())) {
            return;
        }
        String rest = ValueText.afterError(entry.right()).strip();
        var status = STATUS.matcher(rest);
        var keyword = KEYWORD.matcher(rest);
        if (rest.isEmpty()) {
            tell(entry, report, "nothing follows error:, so the reply is what was left of the address");
        } else if (status.matches()) {
            if (!TEXT_AFTER_COLON.matcher(status.group("rest")).matches()) {
                tell(entry, report, "no colon and text follow the status: sendmail takes it to pieces for the reply");
            }
        } else if (table == Table.VIRTUSER
                && keyword.matches()
                && keyword.group("rest").isBlank()) {
            tell(entry, report, "no text follows the word, so the reply is what was left of the address");
        } else if (table == Table.MAILER && WORD_AND_TEXT.matcher(rest).matches()) {
            tell(entry, report, "no colon follows the word, so it is a part of the reply's text");
        }
    }

    private void tell(Entry entry, Report report, String message) {
        String form = table == Table.VIRTUSER ? "error:nouser TEXT" : "error:nouser:TEXT";
        value(entry, report, message, "write error:5.1.1:550 TEXT, or " + form);
    }
}
