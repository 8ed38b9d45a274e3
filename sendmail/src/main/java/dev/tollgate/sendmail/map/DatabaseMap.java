package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.resolve.MapSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps in files of Berkeley DB: classes hash and btree. */
final class DatabaseMap implements MapClass {
    private final Host.DatabaseKind kind;
    private final String name;
    private final Host host;
    private final Report report;
    private final MapArguments arguments;
    private final MapSettings settings;

    DatabaseMap(Host.DatabaseKind kind, Host host, Report report, MapArguments arguments, MapSettings settings) {
        this.kind = kind;
        name = kind.name().toLowerCase(Locale.ROOT);
        this.host = host;
        this.report = report;
        this.arguments = arguments;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean holdsAliases() {
        return true;
    }

    @Override
    public boolean parse(CfMap map, String text) {
        return arguments.parse(map, text, MapArguments.File.REQUIRED);
    }

    @Override
    public boolean open(CfMap map) {
        String file = String.valueOf(map.file);
        String suffix = kind == Host.DatabaseKind.CDB ? ".cdb" : ".db";
        String path = file.length() > suffix.length() && file.endsWith(suffix) ? file : file + suffix;
        int unsafe = host.safety(path, settings.mapUse());
        report.errno(unsafe);
        if (unsafe != Errno.NONE) {
            if (!map.is(CfMap.Flag.OPTIONAL)) {
                String problem = unsafe == Errno.ENOENT ? "missing" : "unsafe";
                report.system(name() + " map \"" + map.name + "\": " + problem + " map file " + path);
            }
            return false;
        }
        Host.Opened opened = host.open(path, kind);
        report.errno(opened.errno());
        if (opened.database().isEmpty()) {
            if (!map.is(CfMap.Flag.OPTIONAL)) {
                report.system("Cannot open " + name() + " database " + path);
            }
            return false;
        }
        map.state = opened.database().get();
        return true;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        String wanted = Values.key(map, key);
        Host.Database database = (Host.Database) java.util.Objects.requireNonNull(map.state);
        Optional<String> value = Optional.empty();
        report.errno(Errno.NONE);
        if (map.is(CfMap.Flag.TRY_WITHOUT_NULL)) {
            value = get(database, wanted);
            if (value.isPresent()) {
                map.flags.remove(CfMap.Flag.TRY_WITH_NULL);
            }
        }
        if (value.isEmpty() && map.is(CfMap.Flag.TRY_WITH_NULL)) {
            value = get(database, wanted + '\0');
            if (value.isPresent()) {
                map.flags.remove(CfMap.Flag.TRY_WITHOUT_NULL);
            }
        }
        return value.map(text -> Values.found(map, key, text, values)).orElseGet(() -> Found.none(0));
    }

    private Optional<String> get(Host.Database database, String key) {
        Optional<String> value = database.get(key);
        report.errno(value.isPresent() ? Errno.NONE : Errno.DB_NOTFOUND);
        return value;
    }
}
