package dev.tollgate.model.lint.routing;

import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules TG13xx: tables beside the access map. */
public final class TableRules {
    private TableRules() {}

    /** The rules for {@code table}, those for any text of makemap's left out. */
    public static List<Rule> of(Table table) {
        return switch (table) {
            case VIRTUSER -> VirtuserRules.all();
            case MAILER -> MailerRules.all();
            case DOMAIN -> DomainRules.all();
            case GENERICS -> GenericsRules.all();
        };
    }

    /** Each rule of each table, by code. */
    public static List<Rule> all() {
        Map<String, Rule> byCode = new TreeMap<>(Comparator.naturalOrder());
        Arrays.stream(Table.values())
                .flatMap(table -> of(table).stream())
                .forEach(rule -> byCode.putIfAbsent(rule.code(), rule));
        return List.copyOf(byCode.values());
    }
}
