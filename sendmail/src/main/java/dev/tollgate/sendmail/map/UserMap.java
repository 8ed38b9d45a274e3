package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Account;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.MapSettings;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The host's accounts. */
final class UserMap implements MapClass {
    private static final List<String> COLUMNS = List.of("name", "passwd", "uid", "gid", "gecos", "dir", "shell");

    private final Host host;
    private final Report report;
    private final MapArguments arguments;
    private final Program program;
    private final MapSettings settings;

    UserMap(Host host, Report report, MapArguments arguments, Program program, MapSettings settings) {
        this.host = host;
        this.report = report;
        this.arguments = arguments;
        this.program = program;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public boolean parse(CfMap map, String text) {
        return arguments.parse(map, text, MapArguments.File.OPTIONAL);
    }

    @Override
    public boolean open(CfMap map) {
        if (map.valueColumn == null || COLUMNS.contains(Chars.lower(map.valueColumn))) {
            return true;
        }
        report.system("User map " + map.name + ": unknown column name " + map.valueColumn);
        return false;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        Optional<Account> found = find(key);
        if (found.isEmpty()) {
            return Found.none(Sysexits.NOUSER);
        }
        Account account = found.get();
        String value = switch (map.valueColumn == null ? "name" : Chars.lower(map.valueColumn)) {
            case "passwd" -> "x";
            case "uid" -> String.valueOf(account.uid());
            case "gid" -> String.valueOf(account.gid());
            case "gecos" -> account.fullName();
            case "dir" -> account.home();
            case "shell" -> account.shell();
            default -> account.name();
        };
        return Values.found(map, key, value, values);
    }

    private Optional<Account> find(String key) {
        Optional<Account> exact = host.account(key);
        if (exact.isPresent()) {
            return exact;
        }
        String folded = Chars.lower(key);
        Optional<Account> lower = folded.equals(key) ? Optional.empty() : host.account(folded);
        if (lower.isPresent() || !settings.matchesFullNames()) {
            return lower;
        }
        String full = folded.replace(program.blank(), ' ').replace('_', ' ');
        return host.accounts().stream()
                .filter(account -> Chars.same(account.name(), full)
                        || account.fullName().indexOf(' ') >= 0 && Chars.same(account.fullName(), full))
                .findFirst();
    }
}
