package dev.tollgate.model.lint.catalogue;

import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.file.FileRules;
import dev.tollgate.model.lint.line.LineRules;
import dev.tollgate.model.lint.routing.TableRules;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.Table;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of what is known of tables beside the access map. */
public final class OtherTables {
    private OtherTables() {}

    /** Each rule of each table, by code. */
    public static List<Rule> rules() {
        return TableRules.all();
    }

    /** A linter for texts of {@code table}. */
    public static Linter linter(Table table) {
        return linter(table, List.of());
    }

    /** A linter for texts of {@code table} that knows further rules. */
    public static Linter linter(Table table, List<Rule> more) {
        return new Linter(Stream.of(LineRules.all(), List.of(FileRules.duplicateKey()), TableRules.of(table), more)
                .<Rule>flatMap(List::stream)
                .toList());
    }
}
