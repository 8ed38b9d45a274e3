package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds quotes, parentheses, brackets without their partner. */
final class Unbalanced extends OneEntryRule {
    private final Table table;

    Unbalanced(Table table) {
        super(RuleInfo.error("TG1315", "Quote, parenthesis or bracket without its partner"));
        this.table = table;
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right();
        if (ValueText.isError(value)) {
            return;
        }
        char lonely = lonely(value);
        if (lonely != 0) {
            String what = table == Table.MAILER
                    ? "the host's name is read with it, and is never found"
                    : "sendmail says \"Unbalanced '" + lonely + "'\" for each address that comes here";
            value(entry, report, "'" + lonely + "' has no partner: " + what, "add the other one, or remove this one");
        }
    }

    private static char lonely(String value) {
        boolean quoted = false;
        int round = 0;
        int square = 0;
        int angle = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                round += c == '(' ? 1 : c == ')' ? -1 : 0;
                square += c == '[' ? 1 : c == ']' ? -1 : 0;
                angle += c == '<' ? 1 : c == '>' ? -1 : 0;
            }
        }
        return quoted
                ? '"'
                : round != 0
                        ? sign(round, '(', ')')
                        : square != 0 ? sign(square, '[', ']') : angle != 0 ? sign(angle, '<', '>') : 0;
    }

    private static char sign(int depth, char opening, char closing) {
        return depth > 0 ? opening : closing;
    }
}
