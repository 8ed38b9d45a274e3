package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.Table;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about the genericstable, by code. */
final class GenericsRules {
    /** Users are called first.last, and many a last name has two letters, so that country codes say nothing. */
    private static final Pattern TOP_LEVEL =
            Pattern.compile("(?i)com|net|org|edu|gov|mil|info|biz|example|test|local|intern|internal");

    private GenericsRules() {}

    static List<Rule> all() {
        return List.of(
                UnaskedKey.rule(Table.GENERICS),
                warning("TG1302", "Domain where sendmail looks up a user")
                        .on()
                        .when(GenericsRules::isDomain)
                        .finds((entry, report) -> report.left(
                                "a key without @ is a local user, so this is for a user called " + entry.left(),
                                "write @" + entry.left() + " for all users of that domain")),
                ValueRules.severalAddresses(
                        "a sender can have only one address: sendmail writes all of this into headers and envelope",
                        "keep one address"),
                ValueRules.addressWithoutUser(Table.GENERICS),
                ValueRules.emptyArgument(key -> key.startsWith("@") || key.contains("+*") ? 1 : 0),
                ValueRules.unbalanced(Table.GENERICS),
                ValueRules.space(Table.GENERICS),
                OtherEntryRules.askedOnce("address"),
                ValueRules.keyForValue());
    }

    private static boolean isDomain(Entry entry) {
        String key = entry.left();
        if (key.indexOf('@') >= 0 || key.indexOf('.') <= 0) {
            return false;
        }
        String value = entry.right();
        boolean namesTheUser = value.regionMatches(/* ignoreCase= */ true, 0, key + "@", 0, key.length() + 1);
        boolean forAll = value.startsWith("%1@") || value.startsWith("@");
        String label = key.substring(key.lastIndexOf('.') + 1);
        return !namesTheUser
                && (forAll
                        || value.indexOf('@') >= 0 && TOP_LEVEL.matcher(label).matches());
    }
}
