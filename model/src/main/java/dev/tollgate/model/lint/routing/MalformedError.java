package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.error;

import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.site.Table;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds refusals that sendmail reads in another way than they are meant. */
final class MalformedError {
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}(?<rest>.*)");
    private static final Pattern TEXT_AFTER_COLON = Pattern.compile(":\\s*\\S.*");
    /** The words of sendmail's codeToEnh (conf.c), which the mailertable's rules divide from the text by a colon. */
    private static final Pattern WORD_AND_TEXT =
            Pattern.compile("(?i)(nouser|nohost|unavailable|tempfail|usage|config|dataerr|software|protocol)\\s+\\S.*");

    private static final Pattern KEYWORD = Pattern.compile("[A-Za-z]+(?<rest>.*)");

    private MalformedError() {}

    static EntryRule rule(Table table) {
        String form = table == Table.VIRTUSER ? "error:nouser TEXT" : "error:nouser:TEXT";
        return error("TG1307", "Rejection without its own reply")
                .on()
                .when(entry -> ValueText.isError(entry.right()))
                .finds((entry, report) -> {
                    String what =
                            what(table, ValueText.afterError(entry.right()).strip());
                    if (!what.isEmpty()) {
                        report.value(what, "write error:5.1.1:550 TEXT, or " + form);
                    }
                });
    }

    /** What is wrong with a refusal, given what follows {@code error:}; empty for nothing. */
    private static String what(Table table, String rest) {
        Matcher status = STATUS.matcher(rest);
        Matcher keyword = KEYWORD.matcher(rest);
        if (rest.isEmpty()) {
            return "nothing follows error:, so the reply is what is left of the address";
        }
        if (status.matches()) {
            return TEXT_AFTER_COLON.matcher(status.group("rest")).matches()
                    ? ""
                    : "no colon and text follow the status: sendmail splits it up for the reply";
        }
        if (table == Table.VIRTUSER
                && keyword.matches()
                && keyword.group("rest").isBlank()) {
            return "no text follows the word, so the reply is what is left of the address";
        }
        return table == Table.MAILER && WORD_AND_TEXT.matcher(rest).matches()
                ? "no colon follows the word, so it is part of the reply's text"
                : "";
    }
}
