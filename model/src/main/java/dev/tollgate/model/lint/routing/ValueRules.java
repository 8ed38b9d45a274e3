package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.site.Table;
import dev.tollgate.model.source.LineGrammar;
import java.util.function.ToIntFunction;

/** Rules about values that several tables have. */
final class ValueRules {
    private ValueRules() {}

    static EntryRule severalAddresses(String message, String help) {
        return error("TG1303", "Several addresses in a value").on().finds((entry, report) -> {
            int comma = ValueText.isError(entry.right()) ? -1 : ValueText.find(entry.right(), ',', 0);
            if (comma >= 0) {
                report.inValue(comma, comma + 1, message, help);
            }
        });
    }

    static EntryRule addressWithoutUser(Table table) {
        String message = table == Table.VIRTUSER
                ? "there is no user before the @: sendmail rejects mail with \"User address required\""
                : "there is no user before the @: senders are rewritten to an address without a user";
        return error("TG1305", "Address without a user")
                .on()
                .when(entry -> entry.right().startsWith("@") && !ValueText.has(entry.right(), ','))
                .finds((entry, report) -> report.inValue(
                        0,
                        1,
                        message,
                        entry.left().startsWith("@") || table == Table.VIRTUSER
                                ? "write %1" + entry.right() + " to keep the user's name"
                                : "write the user's name"));
    }

    /**
     * Finds {@code %1} and its like where the rules hand nothing over for them.
     *
     * @param arguments how many arguments the stock rules hand over with a lookup that finds this key (proto.m4)
     */
    static EntryRule emptyArgument(ToIntFunction<String> arguments) {
        return error("TG1310", "Percent sign without a value").on().finds((entry, report) -> {
            String value = entry.right();
            for (int i = value.indexOf('%'); i >= 0 && i + 1 < value.length(); i = value.indexOf('%', i + 1)) {
                char digit = value.charAt(i + 1);
                if (digit >= '1' && digit <= '9' && digit - '0' > arguments.applyAsInt(entry.left())) {
                    report.inValue(
                            i,
                            i + 2,
                            "sendmail has nothing for %" + digit + " here, and omits it",
                            argumentHelp(arguments.applyAsInt(entry.left())));
                    return;
                }
            }
        });
    }

    private static String argumentHelp(int arguments) {
        return switch (arguments) {
            case 0 -> "write it out: entries with such a key have no arguments";
            case 1 -> "only %1 has a value";
            default -> "only %1 to %" + arguments + " have values";
        };
    }

    static EntryRule unbalanced(Table table) {
        return error("TG1315", "Unmatched quote, parenthesis or bracket")
                .on()
                .when(entry -> !ValueText.isError(entry.right()))
                .finds((entry, report) -> {
                    char lonely = ValueText.lonely(entry.right());
                    if (lonely != 0) {
                        report.value(
                                "'" + lonely + "' is unmatched: "
                                        + (table == Table.MAILER
                                                ? "it becomes part of the host's name, which is never found"
                                                : "sendmail says \"Unbalanced '" + lonely
                                                        + "'\" for each address that reaches this entry"),
                                "add the other one, or remove this one");
                    }
                });
    }

    static EntryRule space(Table table) {
        return error("TG1316", "Space inside a value")
                .on()
                .finds((entry, report) -> space(table, entry.right().stripTrailing(), report));
    }

    private static void space(Table table, String value, EntryReport report) {
        if (ValueText.isError(value) || value.indexOf('<') >= 0 || ValueText.has(value, ',')) {
            return;
        }
        int space = firstSpace(value, table == Table.MAILER ? afterColon(value) : 0);
        String rest = space < 0 ? "" : value.substring(space).strip();
        if (space < 0 || rest.startsWith("(") || value.startsWith("(")) {
            return;
        }
        if (rest.startsWith("#")) {
            report.inValue(
                    space,
                    value.length(),
                    "comments must begin the line: here it is part of the value",
                    "put the comment on a line of its own");
        } else {
            report.inValue(
                    space,
                    value.length(),
                    "sendmail joins the words with a dot and reads them as one name",
                    "keep one of them; only one host or address fits here");
        }
    }

    private static int afterColon(String value) {
        int at = value.indexOf(':') + 1;
        while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int firstSpace(String value, int from) {
        int space = ValueText.find(value, ' ', from);
        int tab = ValueText.find(value, '\t', from);
        return space < 0 ? tab : tab < 0 ? space : Math.min(space, tab);
    }

    static EntryRule keyForValue() {
        return info("TG1319", "Entry that changes nothing")
                .on()
                .when(ValueRules::isForItself)
                .left("key and value are the same", "remove the entry unless it is an exception to a wider one");
    }

    private static boolean isForItself(Entry entry) {
        return LineGrammar.fold(entry.left()).equals(LineGrammar.fold(entry.right()));
    }
}
