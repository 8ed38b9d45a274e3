package dev.tollgate.cli.check;

import dev.tollgate.cli.command.WordConverter;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.catalogue.OtherTables;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.Table;
import dev.tollgate.toolkit.cf.SiteTableRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says that a file is another of sendmail's tables. */
public final class TableOption {
    static final class Converter extends WordConverter<Table> {
        Converter() {
            super(Table.values());
        }

        @Override
        public Table convert(String word) {
            for (Table table : Table.values()) {
                if (table.feature().equalsIgnoreCase(word)) {
                    return table;
                }
            }
            return super.convert(word);
        }
    }

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            converter = Converter.class,
            description =
                    "The file is not an access file but a table: virtuser, mailer, domain or generics. With --cf, "
                            + "each entry is also tried with the site's own rules.")
    private @Nullable Table table;

    /** Whether the file is a table. */
    public boolean isGiven() {
        return table != null;
    }

    /** The table that the file is. */
    public Optional<Table> table() {
        return Optional.ofNullable(table);
    }

    /** What checks {@code files}. */
    public Linter linter(Console console, SiteFacts facts, Site site, List<String> files) {
        if (table == null) {
            files.forEach(file -> pointOut(console, file));
            return Rules.linter();
        }
        EngineOptions engine = new EngineOptions();
        return engine.runsCf(facts)
                ? OtherTables.linter(
                        table,
                        SiteTableRules.of(
                                engine.table(console, facts, site, table, files.toArray(String[]::new)), table))
                : OtherTables.linter(table);
    }

    private static void pointOut(Console console, String file) {
        for (Table known : Table.values()) {
            if (file.substring(file.lastIndexOf('/') + 1).equals(known.feature())) {
                console.warn(
                        file + ": the " + known.feature() + " is not an access file; check it with --table " + known);
            }
        }
    }
}
