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
            case VIRTUSER ->
                List.of(
                        new UnaskedKey(table),
                        new SeveralAddresses(table),
                        new ProgramOrFile(),
                        new AddressWithoutUser(table),
                        new VirtualLoop(),
                        new MalformedError(table),
                        new AccessWord(),
                        new MailerForAddress(),
                        new EmptyArgument(table),
                        new Unbalanced(table),
                        new SpaceInValue(table),
                        new SaidByDomain(table));
            case MAILER ->
                List.of(
                        new UnaskedKey(table),
                        new MalformedError(table),
                        new EmptyArgument(table),
                        new NoMailer(),
                        new UnknownMailer(),
                        new NoHost(),
                        new PortForHost(),
                        new Unbalanced(table),
                        new SpaceInValue(table),
                        new SaidByDomain(table));
            case DOMAIN ->
                List.of(
                        new UnaskedKey(table),
                        new EmptyArgument(table),
                        new Unbalanced(table),
                        new SpaceInValue(table),
                        new ValueNotDomain(),
                        new AskedOnce(table),
                        new KeyForValue());
            case GENERICS ->
                List.of(
                        new UnaskedKey(table),
                        new DomainForUser(),
                        new SeveralAddresses(table),
                        new AddressWithoutUser(table),
                        new EmptyArgument(table),
                        new Unbalanced(table),
                        new SpaceInValue(table),
                        new AskedOnce(table),
                        new KeyForValue());
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
                .flatMap(List::stream)
                .toList());
    }
}
