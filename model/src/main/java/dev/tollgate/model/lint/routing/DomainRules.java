package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.error;

import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.Table;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about the domaintable, by code. */
final class DomainRules {
    private static final Pattern WITH_MAILER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*");

    private DomainRules() {}

    static List<Rule> all() {
        return List.of(
                UnaskedKey.rule(Table.DOMAIN),
                ValueRules.emptyArgument(key -> 0),
                ValueRules.unbalanced(Table.DOMAIN),
                ValueRules.space(Table.DOMAIN),
                error("TG1317", "Not a domain").on().finds((entry, report) -> {
                    String value = entry.right();
                    if (value.indexOf('@') >= 0) {
                        report.value(
                                "the value replaces only the domain, so addresses get a second @",
                                "write the domain alone: " + value.substring(value.lastIndexOf('@') + 1));
                    } else if (value.indexOf(':') > 0
                            && WITH_MAILER.matcher(value).matches()) {
                        report.value(
                                "the value replaces only the domain, and a domain has no colon",
                                "write only the domain; mailers for domains go into the mailertable");
                    }
                }),
                OtherEntryRules.askedOnce("domain"),
                ValueRules.keyForValue());
    }
}
