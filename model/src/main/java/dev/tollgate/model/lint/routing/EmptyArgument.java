package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds {@code %1} and its like where the rules hand nothing over for them. */
final class EmptyArgument extends OneEntryRule {
    private final Table table;

    EmptyArgument(Table table) {
        super(RuleInfo.error("TG1310", "Percent sign with nothing to stand for"));
        this.table = table;
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right();
        for (int i = 0; i + 1 < value.length(); i++) {
            char digit = value.charAt(i + 1);
            if (value.charAt(i) == '%' && digit >= '1' && digit <= '9' && digit - '0' > most(entry.left())) {
                value(
                        entry,
                        report,
                        i,
                        i + 2,
                        "sendmail has nothing for %" + digit + " here, and leaves it out",
                        help(entry.left()));
                return;
            }
        }
    }

    /** How many arguments the stock rules hand over with a lookup that finds {@code key} (proto.m4). */
    private int most(String key) {
        return switch (table) {
            case VIRTUSER -> 3;
            case MAILER -> key.equals(".") ? 1 : key.startsWith(".") ? 2 : 0;
            case DOMAIN -> 0;
            case GENERICS -> key.startsWith("@") || key.contains("+*") ? 1 : 0;
        };
    }

    private String help(String key) {
        int most = most(key);
        return most == 0
                ? "write it out: entries with such a key have no arguments"
                : most == 1 ? "only %1 stands for something" : "only %1 to %" + most + " stand for something";
    }
}
