package dev.tollgate.model.lint.routing;

import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.Rule;
import dev.tollgate.model.lint.file.FileRules;
import dev.tollgate.model.lint.line.LineRules;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** A linter for texts of {@code table}. */
    public static Linter linter(Table table) {
        return linter(table, List.of());
    }

    /** A linter for texts of {@code table} that knows further rules. */
    public static Linter linter(Table table, List<Rule> more) {
        return new Linter(Stream.of(LineRules.all(), List.of(FileRules.duplicateKey()), of(table), more)
                .<Rule>flatMap(List::stream)
                .toList());
    }
}
