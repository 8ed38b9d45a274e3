package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules about the virtusertable, by code. */
final class VirtuserRules {
    /** Words of the access map, which are users here. */
    private static final Set<String> WORDS = Set.of("REJECT", "DISCARD", "OK", "RELAY", "SKIP", "QUARANTINE");

    /** The form of the mailertable, {@code mailer:host}. */
    private static final Pattern MAILER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:[^@]*");

    private VirtuserRules() {}

    static List<Rule> all() {
        return List.of(
                UnaskedKey.rule(Table.VIRTUSER),
                ValueRules.severalAddresses(
                        "this table can have only one address for a key: sendmail rejects mail with \"Invalid "
                                + "route address\"",
                        "name an alias here, and the addresses in the aliases file"),
                error("TG1304", "Program, file or list that only an alias may name")
                        .on()
                        .when(entry -> !notMailed(entry).isEmpty())
                        .value(
                                entry -> "sendmail rejects mail with \"Cannot mail directly to " + notMailed(entry)
                                        + "\"",
                                "name an alias here, and put this into the aliases file"),
                ValueRules.addressWithoutUser(Table.VIRTUSER),
                VirtualLoop.RULE,
                MalformedError.rule(Table.VIRTUSER),
                warning("TG1308", "Word of the access map")
                        .on()
                        .when(entry -> WORDS.contains(entry.right().toUpperCase(Locale.ROOT)))
                        .finds((entry, report) -> report.value(
                                "words of the access map mean nothing here: mail goes to a local user called "
                                        + entry.right().toLowerCase(Locale.ROOT),
                                entry.right().equalsIgnoreCase("REJECT")
                                        ? "write error:5.1.1:550 User unknown to refuse mail"
                                        : "write the address where the mail should go")),
                error("TG1309", "Mailer where an address is needed")
                        .on()
                        .when(entry -> entry.right().indexOf(':') > 0
                                && !ValueText.isError(entry.right())
                                && MAILER.matcher(entry.right()).matches())
                        .value(
                                "mailer:host is for the mailertable: sendmail reads what follows the colon as a "
                                        + "local user",
                                "write an address; mailers for whole domains go into the mailertable"),
                ValueRules.emptyArgument(key -> 3),
                ValueRules.unbalanced(Table.VIRTUSER),
                ValueRules.space(Table.VIRTUSER),
                OtherEntryRules.saidByWider(VirtuserRules::ofDomain));
    }

    /** What only aliases may name and the value does; empty for neither. */
    private static String notMailed(Entry entry) {
        String value = entry.right().startsWith("\"") ? entry.right().substring(1) : entry.right();
        return value.startsWith("|")
                ? "programs"
                : value.startsWith(":include:") ? ":include:s" : value.startsWith("/") ? "files" : "";
    }

    private static @Nullable Entry ofDomain(Map<String, Entry> table, String key) {
        int at = key.lastIndexOf('@');
        return at > 0 && key.lastIndexOf('+', at) < 0 ? table.get(key.substring(at)) : null;
    }
}
