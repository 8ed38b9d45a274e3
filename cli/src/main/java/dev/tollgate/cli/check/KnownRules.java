package dev.tollgate.cli.check;

import dev.tollgate.directory.verify.DirectoryRule;
import dev.tollgate.model.lint.catalogue.OtherTables;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.toolkit.cf.SiteTableRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every rule of {@code check}: for access files, for other tables, for tables tried with a site's own rules, and for
 * directories.
 */
final class KnownRules {
    private KnownRules() {}

    /** What the rules say of themselves, by code. */
    static List<RuleInfo> infos() {
        Stream<RuleInfo> rules = Stream.concat(Rules.all().stream(), OtherTables.rules().stream())
                .map(Rule::info);
        return Stream.of(rules, SiteTableRules.infos().stream(), DirectoryRule.infos().stream())
                .flatMap(all -> all)
                .toList();
    }
}
